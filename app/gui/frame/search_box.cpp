// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/search_box.h"

#include "app/gui/session.h"
#include "widgets/models/text.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QStandardItemModel>

#include <algorithm>

namespace pleio {

namespace {

enum Role { KindRole = Qt::UserRole + 1, NameRole, TraitSourceRole, ActionRole };
enum Kind { GeneKind, TraitKind, ActionKind };

constexpr int kShownMatches = 14;
const QString kSeparator = QStringLiteral(" · ");

QStandardItem* geneItem(const Gene& gene)
{
    QStringList parts{qtext(gene.displayName())};
    if (gene.displayName() != gene.id) parts << qtext(gene.id);
    for (const std::string& synonym : gene.synonyms) parts << qtext(synonym);
    if (!gene.proteinId.empty()) parts << qtext(gene.proteinId);
    if (!gene.product.empty()) parts << qtext(gene.product);
    auto* item = new QStandardItem(parts.join(kSeparator));
    item->setData(GeneKind, KindRole);
    item->setData(qtext(gene.id), NameRole);
    return item;
}

}  // namespace

SearchBox::SearchBox(Session& session, QWidget* parent)
    : QLineEdit(parent), m_session(session), m_model(new QStandardItemModel(this)), m_completer(new QCompleter(this))
{
    setObjectName(QStringLiteral("search"));
    setPlaceholderText(tr("Search genes, traits, analyses, actions"));
    setAccessibleName(tr("Search genes, traits, analyses and actions"));
    setToolTip(tr("Ctrl+K"));
    setClearButtonEnabled(true);
    m_completer->setModel(m_model);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(kShownMatches);
    m_completer->popup()->setAccessibleName(tr("Matches"));
    setCompleter(m_completer);
    // The completer writes the chosen line into the box after its signal; clear it afterwards.
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &SearchBox::choose,
            Qt::QueuedConnection);
    connect(this, &QLineEdit::returnPressed, this, &SearchBox::chooseTyped);
    connect(&session, &Session::datasetChanged, this, &SearchBox::fill);
}

void SearchBox::setActions(const QList<QAction*>& actions, const QList<QAction*>& analyses)
{
    m_actions = actions;
    m_analyses = analyses;
    fill();
}

void SearchBox::fill()
{
    QList<QStandardItem*> items;
    const auto addAction = [&items](QAction* action, const QString& text) {
        auto* item = new QStandardItem(text);
        item->setData(ActionKind, KindRole);
        item->setData(QVariant::fromValue(action), ActionRole);
        items.append(item);
    };
    for (QAction* action : m_actions) addAction(action, tr("Action%1%2").arg(kSeparator, action->text().remove(u'&')));
    for (QAction* analysis : m_analyses)
        addAction(analysis, tr("Analysis%1%2%1%3").arg(kSeparator, analysis->text(), analysis->data().toString()));
    if (const auto& dataset = m_session.dataset()) {
        for (const Trait& trait : dataset->traits.traits) {
            auto* item = new QStandardItem(tr("Trait%1%2%1%3").arg(kSeparator, qtext(trait.name), qtext(trait.source)));
            item->setData(TraitKind, KindRole);
            item->setData(qtext(trait.name), NameRole);
            item->setData(qtext(trait.source), TraitSourceRole);
            items.append(item);
        }
        for (const Gene& gene : dataset->genome.genes) items.append(geneItem(gene));
    }
    m_model->clear();
    m_model->appendColumn(items);
}

void SearchBox::choose(const QModelIndex& index)
{
    const auto kind = static_cast<Kind>(index.data(KindRole).toInt());
    const QString name = index.data(NameRole).toString();
    const QString source = index.data(TraitSourceRole).toString();
    auto* action = index.data(ActionRole).value<QAction*>();
    clear();
    switch (kind) {
    case GeneKind:
        emit geneChosen(name);
        break;
    case TraitKind:
        emit traitChosen({name, source});
        break;
    case ActionKind:
        if (action->isEnabled()) action->trigger();
        break;
    }
}

void SearchBox::chooseTyped()
{
    if (m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid()) return;
    if (const Gene* gene = m_session.findGene(text().trimmed())) {
        const QString id = qtext(gene->id);
        m_completer->popup()->hide();
        clear();
        emit geneChosen(id);
        return;
    }
    if (m_completer->completionCount() > 0 && !text().trimmed().isEmpty()) choose(m_completer->currentIndex());
}

}  // namespace pleio
