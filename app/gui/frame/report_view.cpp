// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/report_view.h"

#include "app/gui/frame/choice_box.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/scalar_table.h"
#include "app/gui/session.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr qsizetype kNumbersInLine = 6;
const QString kNumbersId = QStringLiteral("numbers");

}  // namespace

ReportView::ReportView(Session& session, const QString& name, QWidget* parent)
    : QWidget(parent), m_session(session), m_line(new QHBoxLayout), m_numbers(new QLabel),
      m_figure(new FigurePanel(tr("Figure of %1").arg(name))), m_figures(choiceBox(tr("Figure of %1").arg(name))),
      m_table(new DataTable(tr("Table of %1").arg(name))), m_tables(choiceBox(tr("Table of %1").arg(name))),
      m_onlySelected(new QCheckBox(tr("Selected genes only")))
{
    m_numbers->setObjectName(QStringLiteral("hint"));
    m_numbers->setWordWrap(true);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line->setContentsMargins(16, 4, 8, 4);
    m_line->addWidget(m_numbers, 1);
    m_figure->toolbar().addWidget(m_figures);
    m_table->toolbar().insertWidget(0, m_tables);
    m_table->toolbar().insertWidget(1, m_onlySelected);
    m_onlySelected->setToolTip(tr("Show the rows of the genes that are selected, on this page or another."));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_figure);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({360, 240});
    splitter->setChildrenCollapsible(false);
    auto* content = new QVBoxLayout(this);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addLayout(m_line);
    content->addWidget(splitter, 1);

    connect(m_figures, &QComboBox::activated, this, &ReportView::takeFigure);
    connect(m_tables, &QComboBox::activated, this, &ReportView::takeTable);
    connect(m_figure, &FigurePanel::keysSelected, &session, &Session::selectGenes);
    connect(m_table, &DataTable::keysSelected, this, [this](const QSet<QString>& keys) {
        if (m_table->table() && m_table->table()->find("gene_id")) m_session.selection().setGenes(keys);
    });
    connect(m_onlySelected, &QCheckBox::toggled, this, &ReportView::showRows);
    connect(m_table, &DataTable::exportRequested, this, [this] { emit exportTableRequested(table()); });
    connect(&session.selection(), &Selection::genesChanged, this, &ReportView::showSelection);
}

const PlotSpec* ReportView::figure() const { return !m_result || m_figure->isHidden() ? nullptr : m_figure->spec(); }

std::shared_ptr<const Table> ReportView::table() const { return m_result ? m_table->table() : nullptr; }

void ReportView::focusFilter() { m_table->focusFilter(); }

void ReportView::show(std::shared_ptr<const ResultIndex> result, const QString& figure, const QString& table)
{
    m_result = std::move(result);
    const Report& report = m_result->report();
    QStringList all;
    for (const Scalar& scalar : report.scalars)
        all << QStringLiteral("%1 %2").arg(qtext(scalar.title), numberText(scalar.value));
    m_numbers->setText(all.mid(0, kNumbersInLine).join(QStringLiteral(" · ")));
    m_numbers->setToolTip(all.join(u'\n'));

    m_figures->clear();
    for (const PlotSpec& plot : report.plots) m_figures->addItem(qtext(plot.title), qtext(plot.id));
    m_figure->setVisible(m_figures->count() > 0);
    if (m_figures->count() > 0) takeFigure(indexOf(*m_figures, figure));

    m_tables->clear();
    for (const Table& each : report.tables) m_tables->addItem(qtext(each.title), qtext(each.id));
    if (!report.scalars.empty()) m_tables->addItem(tr("Numbers"), kNumbersId);
    if (m_tables->count() > 0) takeTable(indexOf(*m_tables, table));
}

void ReportView::takeFigure(int index)
{
    m_figures->setCurrentIndex(index);
    const QString id = m_figures->itemData(index).toString();
    const PlotSpec* plot = m_result->report().plot(utf8(id));
    if (!plot) return;
    m_figure->setSpec(*plot);
    m_figure->setSelectedKeys(m_session.selection().genes());
    emit figureChosen(id);
}

void ReportView::takeTable(int index)
{
    m_tables->setCurrentIndex(index);
    const QString id = m_tables->itemData(index).toString();
    auto table = m_result->table(utf8(id));
    if (!table) table = std::make_shared<const Table>(scalarTable(m_result->report()));
    m_table->setFilterText({});
    // Tests of many sets are read from the surest on; other tables keep the order that says something.
    const QString sortBy = table->id == "enrichment" ? QStringLiteral("p") : QString();
    m_table->setTable(std::move(table), "gene_id", {{"gene_id", "symbol", "product"}, {}, sortBy, Qt::AscendingOrder});
    m_onlySelected->setVisible(m_table->table()->find("gene_id") != nullptr);
    showRows();
    emit tableChosen(id);
}

void ReportView::showRows()
{
    const Column* genes = m_table->table() ? m_table->table()->find("gene_id") : nullptr;
    if (!genes || !m_onlySelected->isChecked()) {
        m_table->showRows({});
    } else {
        std::vector<std::int32_t> rows;
        for (std::size_t row = 0; row < m_table->table()->rows(); ++row)
            if (m_session.selection().genes().contains(qtext(cellText(*genes, row))))
                rows.push_back(static_cast<std::int32_t>(row));
        m_table->showRows(std::move(rows));
    }
    m_table->setSelectedKeys(m_session.selection().genes());
}

void ReportView::showFigure(std::string_view id)
{
    if (m_result && m_figures->findData(qtext(id)) >= 0) takeFigure(indexOf(*m_figures, qtext(id)));
}

void ReportView::showTable(std::string_view id)
{
    if (m_result && m_tables->findData(qtext(id)) >= 0) takeTable(indexOf(*m_tables, qtext(id)));
}

void ReportView::showSelection()
{
    if (!isVisible() || !m_result) return;
    m_figure->setSelectedKeys(m_session.selection().genes());
    // Choosing a row among those of the selected genes must not take the others away.
    if (m_onlySelected->isChecked() && !m_table->isAncestorOf(QApplication::focusWidget())) return showRows();
    m_table->setSelectedKeys(m_session.selection().genes());
}

}  // namespace pleio
