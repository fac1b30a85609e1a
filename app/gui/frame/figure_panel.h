// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <QSet>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace pleio {

class PlotView;

/// A figure with room for a page's controls, and the export button.
class FigurePanel final : public QWidget {
    Q_OBJECT
public:
    /// `name` is the accessible name of the figure.
    explicit FigurePanel(const QString& name, QWidget* parent = nullptr);
    /// A muted line at the left of the controls.
    void setHint(const QString& hint);
    /// For a panel that stands in a page without bars.
    void setPlainBar();
    /// For a panel whose controls stand elsewhere, as in the corner of a tab bar.
    void hideBar();

    void setSpec(const PlotSpec& spec);
    void clear(const QString& reason);
    [[nodiscard]] const PlotSpec* spec() const;
    void setSelectedKeys(const QSet<QString>& keys);
    /// Left of the bar.
    [[nodiscard]] QHBoxLayout& toolbar() { return *m_toolbar; }
    [[nodiscard]] PlotView& view() { return *m_view; }

signals:
    void exportRequested(const PlotSpec& spec);
    void keysSelected(const QSet<QString>& keys, bool extend);

private:
    PlotView* m_view = nullptr;
    QWidget* m_bar = nullptr;
    QLabel* m_hint = nullptr;
    QHBoxLayout* m_toolbar = nullptr;
    QWidget* m_export = nullptr;
};

}  // namespace pleio
