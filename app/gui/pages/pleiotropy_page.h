// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QLabel;

namespace pleio {

class DataTable;
class DecodeIndex;
class FigurePanel;
class FigureTabs;

/// Genes by the number of traits they are called for, and for the selected gene the evidence of every trait.
class PleiotropyPage final : public Page {
    Q_OBJECT
public:
    PleiotropyPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;

private:
    void update();
    void updateGene();
    void markTrait();

    std::shared_ptr<const DecodeIndex> m_shown;
    FigureTabs* m_tabs = nullptr;
    FigurePanel* m_ranking = nullptr;
    DataTable* m_genes = nullptr;
    QLabel* m_geneTitle = nullptr;
    QLabel* m_geneText = nullptr;
    DataTable* m_evidence = nullptr;
    std::shared_ptr<const Table> m_evidenceTable;
};

}  // namespace pleio
