// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/question_sheet.h"

#include "app/gui/decision_names.h"
#include "app/gui/pages/fact_list.h"
#include "widgets/models/text.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pleio {

namespace {

QString questionText(const Question& question)
{
    const QString file = qtext(question.file);
    if (question.decision == "gene")
        return QuestionSheet::tr("Several columns of %1 may hold the genes, and they name different ones. Which holds "
                                 "those that the lines are about?")
            .arg(file);
    if (question.decision == "trait")
        return QuestionSheet::tr("Several columns of %1 may name the traits. Which does?").arg(file);
    if (question.decision == "value")
        return QuestionSheet::tr("Several columns of %1 may hold the value of a gene. Which is to be read?").arg(file);
    return QuestionSheet::tr("%1 can be read in several ways. What is to be read as: %2?")
        .arg(file, decisionTitle(question.decision));
}

}  // namespace

QuestionSheet::QuestionSheet(QWidget* parent)
    : SideSheet(tr("A file leaves a choice"), tr("Go on"), parent), m_answers(new QVBoxLayout),
      m_group(new QButtonGroup(this))
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    m_text = addText(*layout, {});
    m_answers->setSpacing(4);
    layout->addLayout(m_answers);
    addText(*layout,
            tr("The choice is kept with the project; it can be changed later under \"How the files were read\"."),
            true);
    layout->addStretch();
    setContent(content);
    closeButton().setText(tr("Do not read it"));
    connect(m_group, &QButtonGroup::idToggled, this, [this] { actionButton().setEnabled(m_group->checkedId() >= 0); });
    connect(this, &SideSheet::accepted, this, [this] {
        const int answer = m_group->checkedId();
        if (answer >= 0) emit answered(qtext(m_question.answers[static_cast<std::size_t>(answer)].value));
    });
}

void QuestionSheet::ask(const Question& question)
{
    m_question = question;
    for (QAbstractButton* button : m_group->buttons()) m_group->removeButton(button);
    clearLayout(*m_answers);
    m_text->setText(questionText(question));
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
        const Question::Answer& answer = question.answers[i];
        QStringList cells;
        for (const std::string& cell : answer.examples) cells << qtext(cell);
        const QString examples = cells.join(QStringLiteral(", "));
        auto* button =
            new QRadioButton(decisionValue(question.decision, answer.value).replace(u'&', QLatin1String("&&")));
        button->setAccessibleDescription(examples);
        m_group->addButton(button, static_cast<int>(i));
        m_answers->addWidget(button);
        auto* text = addText(*m_answers, examples, true);
        text->setContentsMargins(24, 0, 0, 4);
        text->setWordWrap(true);
    }
    actionButton().setEnabled(false);
    if (!m_group->buttons().isEmpty()) m_group->buttons().front()->setFocus();
}

}  // namespace pleio
