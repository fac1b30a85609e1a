// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

namespace pleio {

class DataTable;
class FigurePanel;
class ResultIndex;

/// All coding sequences of the genome in a table, with the columns of the last run of kBias, and how the values of
/// the clicked column are distributed.
class GenesPage final : public Page {
    Q_OBJECT
public:
    GenesPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;
    /// Shows the selected genes only.
    void showSelected();

private:
    enum Subset { All, Used, Selected, OfTrait };
    void update();
    void updateSubset();
    void updateDistribution();

    DataTable* m_table = nullptr;
    FigurePanel* m_distribution = nullptr;
    std::shared_ptr<const Table> m_genes;
    std::shared_ptr<const ResultIndex> m_summary, m_bias;  ///< what m_genes was made from
    std::string m_column = "codons";
};

}  // namespace pleio
