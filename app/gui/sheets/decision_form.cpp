// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/decision_form.h"

#include "app/gui/decision_names.h"
#include "app/gui/pages/fact_list.h"
#include "app/gui/sheets/sheet_field.h"
#include "widgets/models/text.h"

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

/// Longer lists can be searched by typing.
constexpr int kEntriesToSearch = 20;

void letSearch(QComboBox& box)
{
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.completer()->setCompletionMode(QCompleter::PopupCompletion);
    box.completer()->setFilterMode(Qt::MatchContains);
    // A text that is no entry chooses nothing.
    QObject::connect(box.lineEdit(), &QLineEdit::editingFinished, &box,
                     [&box] { box.setEditText(box.itemText(box.currentIndex())); });
}

/// The list without its first entry, and which entry is chosen.
void setEntries(QComboBox& box, const Reading::Decision& decision, const ReadChoices& choices)
{
    const auto said = choices.find(decision.id);
    const QString found = said == choices.end()
                              ? DecisionForm::tr("Found by content: %1").arg(decisionValue(decision.id, decision.value))
                              : DecisionForm::tr("Found by content");
    if (box.count() == 0) {
        box.addItem(found, QString());
        for (const std::string& value : decision.alternatives)
            box.addItem(decisionValue(decision.id, value), qtext(value));
    }
    box.setItemText(0, found);
    if (said == choices.end()) {
        box.setCurrentIndex(0);
        return;
    }
    // What was said on a command line may be the number of a column.
    if (box.findData(qtext(said->second)) < 0)
        box.addItem(decisionValue(decision.id, said->second), qtext(said->second));
    box.setCurrentIndex(box.findData(qtext(said->second)));
}

}  // namespace

DecisionForm::DecisionForm(QWidget* parent) : QWidget(parent), m_lists(new QVBoxLayout), m_facts(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    for (QVBoxLayout* part : {m_lists, m_facts}) {
        part->setSpacing(4);
        layout->addLayout(part);
    }
}

QComboBox* DecisionForm::field(const QString& decision) const
{
    const auto found =
        std::ranges::find_if(m_fields, [&](const Field& each) { return qtext(each.decision.id) == decision; });
    return found == m_fields.end() ? nullptr : found->box;
}

bool DecisionForm::hasSameLists(const Reading& reading) const
{
    std::vector<const Reading::Decision*> open;
    for (const Reading::Decision& decision : reading.decisions)
        if (!decision.alternatives.empty()) open.push_back(&decision);
    return std::ranges::equal(open, m_fields, [](const Reading::Decision* decision, const Field& field) {
        return decision->id == field.decision.id && decision->alternatives == field.decision.alternatives;
    });
}

void DecisionForm::fill(const Reading& reading, const ReadChoices& choices)
{
    if (!hasSameLists(reading)) {
        QString focused;
        for (const Field& field : m_fields) {
            if (field.box == QApplication::focusWidget() || field.box->isAncestorOf(QApplication::focusWidget()))
                focused = qtext(field.decision.id);
            field.box->hidePopup();
        }
        m_fields.clear();
        clearLayout(*m_lists);
        for (const Reading::Decision& decision : reading.decisions)
            if (!decision.alternatives.empty()) addField(decision);
        if (QComboBox* box = field(focused)) box->setFocus();
    }
    for (Field& field : m_fields) {
        field.decision = *reading.find(field.decision.id);
        setEntries(*field.box, field.decision, choices);
        const QString why = choices.contains(field.decision.id) ? QString() : qtext(field.decision.why);
        field.box->setAccessibleDescription(why);
        field.why->setText(why);
        field.why->setVisible(!why.isEmpty());
    }
    addFacts(reading);
}

void DecisionForm::addField(const Reading::Decision& decision)
{
    auto* box = pleio::addField<QComboBox>(*m_lists, decisionTitle(decision.id));
    box->setObjectName(qtext(decision.id));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setEntries(*box, decision, {});
    if (box->count() > kEntriesToSearch) letSearch(*box);
    connect(box, &QComboBox::activated, this,
            [this, box, id = qtext(decision.id)] { emit chosen(id, box->currentData().toString()); });
    m_fields.push_back({decision, box, addText(*m_lists, {}, true)});
    m_lists->addSpacing(4);
}

void DecisionForm::addFacts(const Reading& reading)
{
    clearLayout(*m_facts);
    for (const Reading::Decision& decision : reading.decisions) {
        if (!decision.alternatives.empty()) continue;
        addText(*m_facts, tr("%1: %2").arg(decisionTitle(decision.id), decisionValue(decision.id, decision.value)));
        if (!decision.why.empty()) addText(*m_facts, qtext(decision.why), true);
    }
}

}  // namespace pleio
