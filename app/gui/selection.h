// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>

namespace pleio {

/// Which trait: names may repeat between sources.
struct TraitId {
    QString name;
    QString source;
    [[nodiscard]] bool isEmpty() const { return name.isEmpty(); }
    [[nodiscard]] bool operator==(const TraitId&) const = default;
};

/// The one selection that all pages share: some genes, one of them current, and one trait.
class Selection final : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject* parent = nullptr);

    [[nodiscard]] const QSet<QString>& genes() const { return m_genes; }
    /// The gene whose details are shown; empty or a member of genes().
    [[nodiscard]] const QString& currentGene() const { return m_currentGene; }
    [[nodiscard]] const TraitId& trait() const { return m_trait; }

    /// Replaces the genes; the current one stays if it is still among them, else the first by name is taken.
    void setGenes(const QSet<QString>& genes);
    /// Adds to the genes.
    void addGenes(const QSet<QString>& genes);
    /// Selects this gene alone.
    void selectGene(const QString& gene);
    /// Moves the current gene to the next (+1) or previous (-1) of the selected ones, by name.
    void step(int by);
    void setTrait(const TraitId& trait);
    void clear();

signals:
    void genesChanged();
    void currentGeneChanged();
    void traitChanged();

private:
    void setCurrentGene(const QString& gene);

    QSet<QString> m_genes;
    QString m_currentGene;
    TraitId m_trait;
};

}  // namespace pleio
