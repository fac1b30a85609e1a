// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/figure_panel.h"

#include "app/gui/frame/elided_label.h"
#include "core/plot/plot_numbers.h"
#include "widgets/models/text.h"
#include "widgets/plots/heat_map_tools.h"
#include "widgets/plots/plot_view.h"
#include "widgets/tables/data_table.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace pleio {

FigurePanel::FigurePanel(const QString& name, QWidget* parent)
    : QWidget(parent), m_name(name), m_pages(new QStackedLayout), m_view(new PlotView), m_bar(new QWidget),
      m_hint(new ElidedLabel), m_toolbar(new QHBoxLayout), m_toggle(new QToolButton), m_export(new QToolButton)
{
    setObjectName(QStringLiteral("page"));  // an empty figure is as white as a drawn one, also on a tab
    setAttribute(Qt::WA_StyledBackground);
    m_view->setAccessibleName(name);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long hint asks for no room
    m_bar->setObjectName(QStringLiteral("bar"));
    m_bar->setAttribute(Qt::WA_StyledBackground);
    m_toggle->setText(tr("Numbers"));
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("Show the numbers of this figure as a table (Ctrl+Shift+N in the figure)"));
    m_toggle->setAccessibleName(tr("Numbers of figure %1").arg(name));
    m_export->setText(tr("Export figure…"));
    m_export->setToolTip(tr("Write this figure as PDF, SVG or PNG"));
    m_export->setAccessibleName(tr("Export figure %1").arg(name));
    m_toolbar->setSpacing(8);

    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    bar->addLayout(m_toolbar);
    bar->addWidget(m_hint, 1);
    bar->addWidget(m_toggle);
    bar->addWidget(m_export);
    m_pages->addWidget(m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(m_pages, 1);
    connect(m_export, &QToolButton::clicked, this, &FigurePanel::requestExport);
    connect(m_toggle, &QToolButton::clicked, this, &FigurePanel::showNumbers);
    connect(m_view, &PlotView::keysSelected, this, &FigurePanel::keysSelected);
    connect(m_view, &PlotView::numbersRequested, this, [this] { showNumbers(true); });
    connect(m_view, &PlotView::exportRequested, this, &FigurePanel::requestExport);
    connect(m_view, &PlotView::exportFailed, this, &FigurePanel::exportFailed);
    clear({});
}

void FigurePanel::setHint(const QString& hint) { m_hint->setFullText(hint); }

void FigurePanel::setPlainBar() { m_bar->setObjectName(QStringLiteral("plainBar")); }

void FigurePanel::leaveOutButtons()
{
    m_hasButtons = false;
    m_toggle->hide();
    m_export->hide();
    updateHeatMapTools();
}

void FigurePanel::setSpec(const PlotSpec& spec)
{
    m_toggle->setEnabled(true);
    m_export->setEnabled(true);
    m_view->setSpec(spec);
    updateHeatMapTools();
    if (showsNumbers()) fillNumbers();
}

void FigurePanel::clear(const QString& reason)
{
    showNumbers(false);
    m_toggle->setEnabled(false);
    m_export->setEnabled(false);
    m_view->clear(reason);
    updateHeatMapTools();
}

void FigurePanel::updateHeatMapTools()
{
    if (!m_heatMapTools && m_view->heatMap()) {
        m_heatMapTools = new HeatMapTools(*m_view);
        auto* bar = static_cast<QHBoxLayout*>(m_bar->layout());
        bar->insertWidget(bar->indexOf(m_toggle), m_heatMapTools);
    }
    if (m_heatMapTools) m_heatMapTools->takeFigure();
    m_bar->setVisible(m_hasButtons || m_view->heatMap());
}

const PlotSpec* FigurePanel::spec() const { return m_view->spec(); }

void FigurePanel::setSelectedKeys(const QSet<QString>& keys)
{
    m_selected = keys;
    m_view->setSelectedKeys(keys);
    if (m_numbers) m_numbers->setSelectedKeys(keys);
}

void FigurePanel::requestExport()
{
    if (spec()) emit exportRequested(*spec());
}

bool FigurePanel::showsNumbers() const { return m_pages->currentWidget() != m_view; }

void FigurePanel::showNumbers(bool shown)
{
    const bool show = shown && spec();
    m_toggle->setChecked(show);
    if (show == showsNumbers()) return;
    if (show) {
        if (!m_numbers) makeNumbers();
        fillNumbers();
    }
    const bool hadFocus = isAncestorOf(focusWidget());
    m_pages->setCurrentWidget(show ? static_cast<QWidget*>(m_numbers) : m_view);
    if (hadFocus && focusWidget() != m_toggle) m_pages->currentWidget()->setFocus();
    emit numbersShown(show);
}

void FigurePanel::makeNumbers()
{
    m_numbers = new DataTable(tr("Numbers of figure %1").arg(m_name));
    m_which = new QComboBox;
    m_which->setAccessibleName(tr("Part of figure %1").arg(m_name));
    m_numbers->toolbar().insertWidget(0, m_which);
    auto* back = new QAction(tr("Show the figure"), m_numbers);
    back->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_numbers->addAction(back);
    m_pages->addWidget(m_numbers);
    connect(back, &QAction::triggered, this, [this] { showNumbers(false); });
    connect(m_which, &QComboBox::activated, this, &FigurePanel::showNumbersOf);
    connect(m_numbers, &DataTable::keysSelected, this, [this](const QSet<QString>& keys) {
        QSet<QString> named = keys;
        named.remove(QString());
        if (!named.isEmpty()) emit keysSelected(named, false);
    });
    connect(m_numbers, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_numbers->table()); });
}

void FigurePanel::fillNumbers()
{
    const int before = m_which->currentIndex();
    m_tables.clear();
    m_which->clear();
    for (Table& table : plotNumbers(*spec())) {
        m_which->addItem(qtext(table.title));
        m_tables.push_back(std::make_shared<const Table>(std::move(table)));
    }
    m_which->setVisible(m_tables.size() > 1);
    const int panel = before >= 0 && before < m_which->count() ? before : 0;
    m_which->setCurrentIndex(panel);
    showNumbersOf(panel);
}

void FigurePanel::showNumbersOf(int panel)
{
    if (m_tables.empty()) return m_numbers->clear(tr("This figure shows no numbers."));
    m_numbers->setTable(m_tables[static_cast<std::size_t>(panel)], "key");
    m_numbers->setSelectedKeys(m_selected);
}

}  // namespace pleio
