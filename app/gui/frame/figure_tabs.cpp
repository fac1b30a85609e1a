// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/figure_tabs.h"

#include "app/gui/frame/figure_panel.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace pleio {

FigureTabs::FigureTabs(QWidget* parent) : QTabWidget(parent), m_numbers(new QToolButton), m_export(new QToolButton)
{
    setAttribute(Qt::WA_StyledBackground);
    m_numbers->setText(tr("Numbers"));
    m_numbers->setCheckable(true);
    m_numbers->setToolTip(tr("Show the numbers of this figure as a table (Ctrl+Shift+N in the figure)"));
    m_numbers->setAccessibleName(tr("Numbers of the figure in front"));
    m_export->setText(tr("Export figure…"));
    m_export->setToolTip(tr("Write this figure as PDF, SVG or PNG"));
    m_export->setAccessibleName(tr("Export the figure in front"));
    auto* corner = new QWidget;
    auto* layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    for (QToolButton* button : {m_numbers, m_export}) {
        button->setObjectName(QStringLiteral("corner"));
        layout->addWidget(button);
    }
    setCornerWidget(corner);
    connect(m_numbers, &QToolButton::clicked, this, [this](bool checked) {
        if (currentFigure()) currentFigure()->showNumbers(checked);
        update();
    });
    connect(m_export, &QToolButton::clicked, this, [this] {
        if (currentFigure()) currentFigure()->requestExport();
    });
    connect(this, &QTabWidget::currentChanged, this, &FigureTabs::update);
    update();
}

void FigureTabs::addFigure(FigurePanel* panel, const QString& title)
{
    panel->leaveOutButtons();
    connect(panel, &FigurePanel::numbersShown, this, &FigureTabs::update);
    addTab(panel, title);
}

FigurePanel* FigureTabs::currentFigure() const { return qobject_cast<FigurePanel*>(currentWidget()); }

void FigureTabs::update()
{
    const FigurePanel* figure = currentFigure();
    m_numbers->setVisible(figure != nullptr);
    m_export->setVisible(figure != nullptr);
    m_numbers->setChecked(figure && figure->showsNumbers());
}

}  // namespace pleio
