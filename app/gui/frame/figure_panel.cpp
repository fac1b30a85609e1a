// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/figure_panel.h"

#include "widgets/plots/plot_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pleio {

FigurePanel::FigurePanel(const QString& name, QWidget* parent)
    : QWidget(parent), m_view(new PlotView), m_bar(new QWidget), m_hint(new QLabel), m_toolbar(new QHBoxLayout)
{
    m_view->setAccessibleName(name);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_bar->setObjectName(QStringLiteral("bar"));
    m_bar->setAttribute(Qt::WA_StyledBackground);
    auto* exportButton = new QToolButton;
    exportButton->setText(tr("Export figure…"));
    exportButton->setToolTip(tr("Write this figure as PDF, SVG or PNG"));
    exportButton->setAccessibleName(tr("Export figure %1").arg(name));
    m_export = exportButton;
    m_toolbar->setSpacing(8);

    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addLayout(m_toolbar);
    bar->addWidget(m_hint, 1);
    bar->addWidget(exportButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    connect(exportButton, &QToolButton::clicked, this, [this] {
        if (spec()) emit exportRequested(*spec());
    });
    connect(m_view, &PlotView::keysSelected, this, &FigurePanel::keysSelected);
    clear({});
}

void FigurePanel::setHint(const QString& hint) { m_hint->setText(hint); }

void FigurePanel::setPlainBar() { m_bar->setObjectName(QStringLiteral("plainBar")); }

void FigurePanel::hideBar() { m_bar->hide(); }

void FigurePanel::setSpec(const PlotSpec& spec)
{
    m_export->setEnabled(true);
    m_view->setSpec(spec);
}

void FigurePanel::clear(const QString& reason)
{
    m_export->setEnabled(false);
    m_view->clear(reason);
}

const PlotSpec* FigurePanel::spec() const { return m_view->spec(); }

void FigurePanel::setSelectedKeys(const QSet<QString>& keys) { m_view->setSelectedKeys(keys); }

}  // namespace pleio
