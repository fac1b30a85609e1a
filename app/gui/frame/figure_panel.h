// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/table.h"
#include "core/plot/plot_spec.h"

#include <QSet>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QStackedLayout;
class QToolButton;

namespace pleio {

class DataTable;
class ElidedLabel;
class HeatMapTools;
class PlotView;

/// A figure with room for a page's controls, a switch from the figure to its numbers, and the export button.
class FigurePanel final : public QWidget {
    Q_OBJECT
public:
    /// `name` is the accessible name of the figure.
    explicit FigurePanel(const QString& name, QWidget* parent = nullptr);
    /// A muted line at the left of the controls.
    void setHint(const QString& hint);
    /// For a panel that stands in a page without bars.
    void setPlainBar();
    /// For a panel whose buttons stand elsewhere, as in the corner of a tab bar; its bar comes only for the tools of a
    /// heat map.
    void leaveOutButtons();

    void setSpec(const PlotSpec& spec);
    void clear(const QString& reason);
    [[nodiscard]] const PlotSpec* spec() const;
    void setSelectedKeys(const QSet<QString>& keys);
    /// Puts the numbers behind the figure in its place, or the figure back.
    void showNumbers(bool shown);
    [[nodiscard]] bool showsNumbers() const;
    /// Asks for the figure to be written.
    void requestExport();

    /// Left of the bar.
    [[nodiscard]] QHBoxLayout& toolbar() { return *m_toolbar; }
    [[nodiscard]] PlotView& view() { return *m_view; }
    /// The table of the numbers; nullptr until they were first shown.
    [[nodiscard]] DataTable* numbers() { return m_numbers; }

signals:
    void exportRequested(const PlotSpec& spec);
    void exportTableRequested(std::shared_ptr<const Table> table);
    void exportFailed(const Error& error);
    void keysSelected(const QSet<QString>& keys, bool extend);
    void numbersShown(bool shown);

private:
    void updateHeatMapTools();
    void makeNumbers();
    void fillNumbers();
    void showNumbersOf(int panel);

    QString m_name;
    QStackedLayout* m_pages = nullptr;
    PlotView* m_view = nullptr;
    QWidget* m_bar = nullptr;
    ElidedLabel* m_hint = nullptr;
    QHBoxLayout* m_toolbar = nullptr;
    HeatMapTools* m_heatMapTools = nullptr;  ///< nullptr until a heat map was first shown
    bool m_hasButtons = true;
    QToolButton* m_toggle = nullptr;
    QToolButton* m_export = nullptr;
    DataTable* m_numbers = nullptr;
    QComboBox* m_which = nullptr;  ///< whose numbers, in a figure of several panels
    std::vector<std::shared_ptr<const Table>> m_tables;
    QSet<QString> m_selected;
};

}  // namespace pleio
