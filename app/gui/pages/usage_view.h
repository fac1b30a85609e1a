// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/codon/gene_codons.h"
#include "core/plot/plot_spec.h"

#include <QWidget>

#include <memory>

class QComboBox;

namespace pleio {

class DataTable;
class FigurePanel;
class FigureTabs;
class Session;
struct Dataset;
struct Actions;

/// Codon usage of the selected genes and the selected trait against the whole genome, computed as they are selected,
/// and the key learned for the trait.
class UsageView final : public QWidget {
    Q_OBJECT
public:
    UsageView(Session& session, const Actions& actions, QWidget* parent = nullptr);

    [[nodiscard]] FigurePanel& usagePanel() { return *m_usage; }
    [[nodiscard]] FigurePanel& keyPanel() { return *m_key; }
    [[nodiscard]] const PlotSpec* figure() const;
    [[nodiscard]] std::shared_ptr<const Table> table() const { return m_usageNumbers; }
    void focusFilter();

signals:
    void exportTableRequested(std::shared_ptr<const Table> table);

private:
    void update();
    void updateUsage();
    void updateKey();

    Session& m_session;
    std::shared_ptr<const Dataset> m_counted;  ///< m_codons is of this
    GeneCodons m_codons;
    QComboBox* m_measure = nullptr;
    QComboBox* m_chart = nullptr;
    FigurePanel* m_usage = nullptr;
    FigureTabs* m_tabs = nullptr;
    FigurePanel* m_key = nullptr;
    DataTable* m_keyTable = nullptr;
    DataTable* m_usageTable = nullptr;
    std::shared_ptr<const Table> m_keys;
    std::shared_ptr<const Table> m_usageNumbers;
};

}  // namespace pleio
