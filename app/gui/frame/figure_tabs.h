// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

class QToolButton;

namespace pleio {

class FigurePanel;

/// Tabs of figures and tables; the corner holds the controls of the figure in front, so that figures have all the
/// height.
class FigureTabs final : public QTabWidget {
    Q_OBJECT
public:
    explicit FigureTabs(QWidget* parent = nullptr);

    void addFigure(FigurePanel* panel, const QString& title);
    /// The figure in front, or nullptr if that is something else.
    [[nodiscard]] FigurePanel* currentFigure() const;

private:
    void update();

    QToolButton* m_numbers = nullptr;
    QToolButton* m_export = nullptr;
};

}  // namespace pleio
