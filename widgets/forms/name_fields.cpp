// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/name_fields.h"

#include "core/base/text.h"
#include "widgets/models/text.h"

#include <QCompleter>
#include <QMenu>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QVBoxLayout>

#include <limits>

namespace pleio {

TraitField::TraitField(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMaxVisibleItems(20);
    fill({});
}

void TraitField::setTraits(const QStringList& traits)
{
    if (traits == m_traits) return;
    m_traits = traits;
    m_traits.removeDuplicates();
    fill(name());
}

void TraitField::setName(const QString& name)
{
    if (const int known = findData(name); known >= 0)
        setCurrentIndex(known);
    else
        fill(name);
}

void TraitField::fill(const QString& name)
{
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("No trait"), QString());
    for (const QString& trait : m_traits) addItem(trait, trait);
    if (findData(name) < 0) addItem(tr("%1 (not loaded)").arg(name), name);
    setCurrentIndex(findData(name));
}

ConditionField::ConditionField(QWidget* parent) : QLineEdit(parent), m_conditions(new QStringListModel(this))
{
    auto* completer = new QCompleter(m_conditions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    setCompleter(completer);
    setPlaceholderText(tr("Name of a condition, or a part of it"));
}

void ConditionField::setConditions(const QStringList& conditions)
{
    QStringList names = conditions;
    names.removeDuplicates();
    if (names != m_conditions->stringList()) m_conditions->setStringList(names);
}

SetButton::SetButton(QWidget* parent) : QPushButton(tr("Use a named set"), parent)
{
    setMenu(new QMenu(this));
    hide();
}

void SetButton::setSets(const QList<OfferedSet>& sets)
{
    menu()->clear();
    for (const OfferedSet& set : sets) {
        // An ampersand in a name is no mnemonic.
        QAction* action = menu()->addAction(QString(set.text).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, members = set.members] { emit chosen(members); });
    }
    setVisible(!sets.isEmpty());
}

ConditionsField::ConditionsField(QWidget* parent) : QWidget(parent), m_line(new QLineEdit), m_sets(new SetButton)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(m_sets, 0, Qt::AlignLeft);
    m_line->setPlaceholderText(tr("Names with semicolons between"));
    m_line->setMaxLength(std::numeric_limits<int>::max());
    m_line->setAccessibleName(tr("Names of conditions"));
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &ConditionsField::edited);
    connect(m_sets, &SetButton::chosen, this,
            [this](const QStringList& names) { m_line->setText(names.join(QStringLiteral("; "))); });
}

void ConditionsField::setText(const QString& text) { m_line->setText(text); }

QString ConditionsField::text() const { return m_line->text(); }

GenesField::GenesField(const QString& hint, QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit), m_take(new QPushButton), m_sets(new SetButton)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line);
    layout->addWidget(m_take, 0, Qt::AlignLeft);
    layout->addWidget(m_sets, 0, Qt::AlignLeft);
    m_line->setPlaceholderText(hint);
    m_line->setMaxLength(std::numeric_limits<int>::max());
    m_line->setAccessibleName(tr("Gene names"));
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &GenesField::edited);
    connect(m_take, &QPushButton::clicked, this, [this] { m_line->setText(m_selected.join(QStringLiteral(", "))); });
    connect(m_sets, &SetButton::chosen, this,
            [this](const QStringList& genes) { m_line->setText(genes.join(QStringLiteral(", "))); });
    setSelected({});
}

void GenesField::setSelected(const QStringList& genes)
{
    m_selected = genes;
    m_take->setEnabled(!genes.isEmpty());
    m_take->setText(genes.isEmpty()     ? tr("Use the selected genes")
                    : genes.size() == 1 ? tr("Use the selected gene")
                                        : tr("Use the %1 selected genes").arg(qtext(displayCount(genes.size()))));
}

void GenesField::setText(const QString& text) { m_line->setText(text); }

QString GenesField::text() const { return m_line->text(); }

}  // namespace pleio
