// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/trial_form.h"

#include "app/gui/trial_book.h"
#include "widgets/models/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

constexpr int kHypothesisLines = 3;

QString tagLine(const std::vector<std::string>& tags)
{
    QStringList texts;
    for (const std::string& tag : tags) texts << qtext(tag);
    return texts.join(QStringLiteral(", "));
}

/// Keeps the cursor where nothing changes.
void setText(QLineEdit& edit, const QString& text)
{
    if (edit.text() != text) edit.setText(text);
}

void setText(QPlainTextEdit& edit, const QString& text)
{
    if (edit.toPlainText() != text) edit.setPlainText(text);
}

}  // namespace

TrialForm::TrialForm(TrialBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_headline(new QWidget), m_star(new QToolButton), m_name(new QLineEdit),
      m_tags(new QLineEdit), m_hypothesis(new QPlainTextEdit), m_note(new QPlainTextEdit)
{
    m_star->setText(QStringLiteral("☆"));
    m_star->setCheckable(true);
    connect(m_star, &QToolButton::toggled, this,
            [this](bool on) { m_star->setText(on ? QStringLiteral("★") : QStringLiteral("☆")); });
    m_star->setAutoRaise(true);
    m_star->setToolTip(tr("Mark this run with a star"));
    m_star->setAccessibleName(tr("Star"));
    m_name->setAccessibleName(tr("Name of the run"));
    m_tags->setAccessibleName(tr("Tags of the run"));
    m_tags->setPlaceholderText(tr("Tags, separated by commas"));
    m_hypothesis->setAccessibleName(tr("Hypothesis"));
    m_hypothesis->setPlaceholderText(tr("What this run was to show"));
    m_hypothesis->setFixedHeight(fontMetrics().lineSpacing() * kHypothesisLines + 16);
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("What came of it, what to try next"));
    for (QPlainTextEdit* edit : {m_hypothesis, m_note}) edit->setTabChangesFocus(true);

    auto* line = new QHBoxLayout(m_headline);
    line->setContentsMargins(16, 8, 16, 4);
    line->addWidget(m_star);
    line->addWidget(m_name, 3);
    line->addWidget(m_tags, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    const auto add = [&](const QString& title, QPlainTextEdit* edit, int stretch) {
        auto* label = new QLabel(title);
        label->setBuddy(edit);
        layout->addWidget(label);
        layout->addWidget(edit, stretch);
    };
    add(tr("&Hypothesis"), m_hypothesis, 0);
    add(tr("N&ote"), m_note, 1);

    connect(m_star, &QToolButton::clicked, this, &TrialForm::write);
    for (QLineEdit* edit : {m_name, m_tags}) {
        connect(edit, &QLineEdit::textEdited, this, &TrialForm::write);
        connect(edit, &QLineEdit::returnPressed, this, &TrialForm::lineDone);
        edit->installEventFilter(this);
    }
    for (QPlainTextEdit* edit : {m_hypothesis, m_note})
        connect(edit, &QPlainTextEdit::textChanged, this, &TrialForm::write);
    // Undone, done again, or written here.
    connect(&book, &TrialBook::notesSet, this, [this](const std::string& id, const TrialNotes& notes) {
        if (!m_trial || m_trial->id != id) return;
        m_written = notes;
        if (typed() != notes) fill(notes);
    });
}

bool TrialForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    emit lineDone();
    return true;
}

void TrialForm::setTrial(std::shared_ptr<const Trial> trial)
{
    // A list that was read while somebody types knows less than is typed.
    const bool isSame = m_trial && trial && m_trial->id == trial->id;
    m_trial = std::move(trial);
    setEnabled(m_trial != nullptr);
    m_headline->setEnabled(m_trial != nullptr);
    if (isSame) return;
    m_written = m_trial ? m_trial->notes : TrialNotes();
    Trial unnamed = m_trial ? *m_trial : Trial();
    unnamed.notes.name.clear();
    m_name->setPlaceholderText(tr("Name of this run: %1").arg(trialTitle(unnamed)));
    fill(m_written);
}

void TrialForm::fill(const TrialNotes& notes)
{
    const QScopedValueRollback filling(m_filling, true);
    m_star->setChecked(notes.isStarred);
    setText(*m_name, qtext(notes.name));
    setText(*m_tags, tagLine(notes.tags));
    setText(*m_hypothesis, qtext(notes.hypothesis));
    setText(*m_note, qtext(notes.note));
}

TrialNotes TrialForm::typed() const
{
    TrialNotes notes;
    notes.name = utf8(m_name->text());
    notes.hypothesis = utf8(m_hypothesis->toPlainText());
    notes.note = utf8(m_note->toPlainText());
    notes.isStarred = m_star->isChecked();
    if (m_tags->text() == tagLine(m_written.tags)) {  // tags that were brought in may hold commas
        notes.tags = m_written.tags;
        return notes;
    }
    for (const QString& part : m_tags->text().split(u',')) {
        std::string tag = utf8(part.trimmed());
        if (!tag.empty() && std::ranges::find(notes.tags, tag) == notes.tags.end())
            notes.tags.push_back(std::move(tag));
    }
    return notes;
}

void TrialForm::write()
{
    if (m_filling || !m_trial) return;
    Trial before = *m_trial;
    before.notes = m_written;
    m_book.setNotes(before, typed());
}

}  // namespace pleio
