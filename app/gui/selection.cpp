// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/selection.h"

#include <algorithm>

namespace pleio {

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::setGenes(const QSet<QString>& genes)
{
    if (genes == m_genes) return;
    m_genes = genes;
    QString current = m_currentGene;
    if (!m_genes.contains(current))
        current = m_genes.isEmpty() ? QString() : *std::min_element(m_genes.begin(), m_genes.end());
    emit genesChanged();
    setCurrentGene(current);
}

void Selection::addGenes(const QSet<QString>& genes)
{
    QSet<QString> all = m_genes;
    all.unite(genes);
    setGenes(all);
}

void Selection::selectGene(const QString& gene)
{
    if (!gene.isEmpty()) setGenes({gene});
}

void Selection::step(int by)
{
    if (m_genes.size() < 2) return;
    QList<QString> ordered(m_genes.begin(), m_genes.end());
    std::ranges::sort(ordered);
    const qsizetype at = ordered.indexOf(m_currentGene);
    setCurrentGene(ordered[(at + by + ordered.size()) % ordered.size()]);
}

void Selection::setTrait(const TraitId& trait)
{
    if (trait == m_trait) return;
    m_trait = trait;
    emit traitChanged();
}

void Selection::clear()
{
    setGenes({});
    setTrait({});
}

void Selection::setCurrentGene(const QString& gene)
{
    if (gene == m_currentGene) return;
    m_currentGene = gene;
    emit currentGeneChanged();
}

}  // namespace pleio
