// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/figure_tabs.h"

#include "app/gui/frame/figure_panel.h"

#include <QToolButton>

namespace pleio {

FigureTabs::FigureTabs(QWidget* parent) : QTabWidget(parent), m_export(new QToolButton)
{
    setAttribute(Qt::WA_StyledBackground);
    m_export->setObjectName(QStringLiteral("corner"));
    m_export->setText(tr("Export figure…"));
    m_export->setToolTip(tr("Write this figure as PDF, SVG or PNG"));
    m_export->setAccessibleName(tr("Export the figure in front"));
    setCornerWidget(m_export);
    connect(m_export, &QToolButton::clicked, this, [this] {
        if (currentFigure() && currentFigure()->spec()) emit exportRequested(*currentFigure()->spec());
    });
    connect(this, &QTabWidget::currentChanged, this, [this] { m_export->setEnabled(currentFigure() != nullptr); });
}

void FigureTabs::addFigure(FigurePanel* panel, const QString& title)
{
    panel->hideBar();
    addTab(panel, title);
}

FigurePanel* FigureTabs::currentFigure() const { return qobject_cast<FigurePanel*>(currentWidget()); }

}  // namespace pleio
