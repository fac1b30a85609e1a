// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QComboBox;

namespace pleio {

class DataTable;
class FigurePanel;
class FigureTabs;

/// Codon usage of the selected genes and the selected trait against the whole genome, computed as they are selected,
/// and the key learned for the trait.
class UsagePage final : public Page {
    Q_OBJECT
public:
    UsagePage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override { return m_usageNumbers; }
    void focusFilter() override;

private:
    void update();
    void updateUsage();
    void updateKey();

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
