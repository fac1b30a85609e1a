// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/genes_page.h"

#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/gene_columns.h"
#include "app/gui/session.h"
#include "core/plot/distribution_plot.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace pleio {

GenesPage::GenesPage(Session& session, const Actions& actions)
    : Page(tr("Genes"), QStringLiteral("genes"), session, actions), m_table(new DataTable(tr("Genes"))),
      m_distribution(new FigurePanel(tr("Distribution of the clicked column")))
{
    m_distribution->setHint(tr("Click the header of a column to see how its values are distributed."));
    m_table->setSubsets({tr("All CDS"), tr("Used in statistics"), tr("Selected"), tr("Of the selected trait")});
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(m_distribution);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({400, 240});
    splitter->setChildrenCollapsible(false);
    setContent(splitter);

    Selection& selection = session.selection();
    connect(m_table, &DataTable::keysSelected, &selection, &Selection::setGenes);
    connect(m_table, &DataTable::subsetChosen, this, &GenesPage::updateSubset);
    connect(m_table, &DataTable::columnClicked, this, [this](const QString& column) {
        m_column = utf8(column);
        updateDistribution();
    });
    connect(m_table, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_genes); });
    addFigure(*m_distribution);
    connect(&selection, &Selection::genesChanged, this, [this] {
        m_table->setSelectedKeys(this->session().selection().genes());
        if (m_table->subset() == Selected && !m_table->isAncestorOf(QWidget::focusWidget())) updateSubset();
    });
    connect(&selection, &Selection::traitChanged, this, [this] {
        if (m_table->subset() == OfTrait) updateSubset();
    });
    connect(&session, &Session::datasetChanged, this, &GenesPage::update);
    connect(&session, &Session::resultsChanged, this, &GenesPage::update);
    if (findAnalysis(kCodonBias)) watchStaleness(kCodonBias);
    update();
}

const PlotSpec* GenesPage::figure() const { return m_distribution->spec(); }

std::shared_ptr<const Table> GenesPage::table() const { return m_genes; }

void GenesPage::focusFilter() { m_table->focusFilter(); }

void GenesPage::showSelected()
{
    m_table->setFilterText({});
    m_table->setSubset(Selected);
    updateSubset();
}

void GenesPage::update()
{
    const auto& summary = session().document().summary;
    const auto bias = session().result(kCodonBias);
    const auto genes = summary ? summary->table("genes") : nullptr;
    if (!genes) {
        m_genes = nullptr;
        m_summary = m_bias = nullptr;
        m_table->clear({});
        showEmpty(
            tr("This page lists the genes of a genome with their length, composition and codon adaptation. It needs "
               "a genome."),
            {actions().openGenome, actions().openSample});
        return;
    }
    showContent();
    if (summary == m_summary && bias == m_bias) return;
    m_summary = summary;
    m_bias = bias;
    const Table* columns = bias ? geneTableOf(bias->report()) : nullptr;
    m_genes = columns ? std::make_shared<const Table>(withRunColumns(*genes, *columns)) : genes;
    m_table->setTable(m_genes, "gene_id", {{"gene_id", "symbol", "product"}, {"locus_tag", "replicon"}, {}, {}});
    updateSubset();
    m_table->setSelectedKeys(session().selection().genes());
    updateDistribution();
}

void GenesPage::updateSubset()
{
    if (!m_genes) return;
    const auto rowsWhere = [this](auto&& wanted) {
        std::vector<std::int32_t> rows;
        const auto count = static_cast<std::int32_t>(m_genes->rows());
        for (std::int32_t row = 0; row < count; ++row)
            if (wanted(static_cast<std::size_t>(row))) rows.push_back(row);
        return rows;
    };
    const Genome& genome = session().dataset()->genome;
    switch (m_table->subset()) {
    case Used:
        m_table->showRows(rowsWhere([&](std::size_t row) { return genome.genes[row].used(); }));
        break;
    case Selected:
        m_table->showRows(rowsWhere(
            [&](std::size_t row) { return session().selection().genes().contains(qtext(genome.genes[row].id)); }));
        break;
    case OfTrait: {
        const Trait* trait = session().findTrait(session().selection().trait());
        m_table->showRows(trait ? trait->genes : std::vector<std::int32_t>{});
        break;
    }
    default:
        m_table->showRows({});
        break;
    }
}

void GenesPage::updateDistribution()
{
    const Column* column = m_genes ? m_genes->find(m_column) : nullptr;
    if (!column) return;
    if (!isNumeric(*column)) {
        m_distribution->clear(tr("%1 is text; click the header of a column of numbers to see its distribution.")
                                  .arg(qtext(column->title)));
        return;
    }
    std::vector<double> values;
    const std::size_t rows = sizeOf(*column);
    for (std::size_t row = 0; row < rows; ++row) values.push_back(cellNumber(*column, row));
    PlotSpec spec = distributionPlot(utf8(tr("Distribution of %1").arg(qtext(column->title))), column->title,
                                     utf8(tr("Genes")), values);
    spec.simulated = session().isSimulated();
    m_distribution->setSpec(spec);
}

}  // namespace pleio
