// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QTabWidget;

namespace pleio {

class DataTable;
class DecodeIndex;
class FigurePanel;
class FigureTabs;

/// Which traits can be told from codons: forest of AUCs, heat map of genes and traits, calibration; below,
/// the numbers of each trait, the genes scored for the selected one, and the traits that were not tested.
class TraitsPage final : public Page {
    Q_OBJECT
public:
    TraitsPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;

private:
    void update();
    void updateSelection();
    void updateGenesOfTrait();
    void select(const QSet<QString>& keys, bool extend);
    void selectTrait(const QString& name);

    std::shared_ptr<const DecodeIndex> m_shown;
    std::shared_ptr<const Table> m_genesOfTrait;
    FigureTabs* m_figures = nullptr;
    FigurePanel* m_forest = nullptr;
    FigurePanel* m_heatMap = nullptr;
    FigurePanel* m_reliability = nullptr;
    QTabWidget* m_tables = nullptr;
    DataTable* m_traits = nullptr;
    DataTable* m_genes = nullptr;
    DataTable* m_untested = nullptr;
};

}  // namespace pleio
