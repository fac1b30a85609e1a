// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/traits_page.h"

#include "app/gui/analysis_names.h"
#include "app/gui/evidence_table.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/figure_tabs.h"
#include "app/gui/frame/grade_delegate.h"
#include "app/gui/session.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QSplitter>
#include <QTabWidget>

namespace pleio {

TraitsPage::TraitsPage(Session& session, const Actions& actions)
    : Page(tr("Traits"), QStringLiteral("traits"), session, actions), m_figures(new FigureTabs),
      m_forest(new FigurePanel(tr("Evidence of the traits"))), m_heatMap(new FigurePanel(tr("Genes by traits"))),
      m_reliability(new FigurePanel(tr("Calibration"))), m_tables(new QTabWidget),
      m_traits(new DataTable(tr("Traits"))), m_genes(new DataTable(tr("Genes of the trait"))),
      m_untested(new DataTable(tr("Traits not tested")))
{
    m_figures->addFigure(m_forest, tr("Evidence"));
    m_figures->addFigure(m_heatMap, tr("Heat map"));
    m_figures->addFigure(m_reliability, tr("Calibration"));
    m_tables->setAttribute(Qt::WA_StyledBackground);
    m_tables->addTab(m_traits, tr("Traits"));
    m_tables->addTab(m_genes, tr("Genes of the selected trait"));
    m_tables->addTab(m_untested, tr("Not tested"));
    m_traits->setSingleSelection();
    m_traits->setColumnDelegate(QStringLiteral("grade"), new GradeDelegate(this));
    m_untested->setNoRowsText(tr("Every trait had enough genes and was tested."));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_figures);
    splitter->addWidget(m_tables);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({380, 300});
    splitter->setChildrenCollapsible(false);
    setContent(splitter);

    for (FigurePanel* panel : {m_forest, m_heatMap, m_reliability}) addFigure(*panel);
    for (FigurePanel* panel : {m_forest, m_heatMap})
        connect(panel, &FigurePanel::keysSelected, this, &TraitsPage::select);
    for (DataTable* table : {m_traits, m_genes, m_untested})
        connect(table, &DataTable::exportRequested, this, [this] { emit exportTableRequested(this->table()); });
    connect(m_traits, &DataTable::currentRowChanged, this, [this](std::int32_t row) {
        if (const auto result = this->session().decoding()) this->session().selection().setTrait(result->trait(row));
    });
    for (QTabWidget* tabs : {static_cast<QTabWidget*>(m_figures), m_tables})
        connect(tabs, &QTabWidget::currentChanged, this, &Page::shownChanged);
    connect(m_genes, &DataTable::keysSelected, &session.selection(), &Selection::setGenes);
    connect(&session.selection(), &Selection::genesChanged, this, &TraitsPage::updateSelection);
    connect(&session.selection(), &Selection::traitChanged, this, [this] {
        updateSelection();
        updateGenesOfTrait();
    });
    connect(&session, &Session::datasetChanged, this, &TraitsPage::update);
    connect(&session, &Session::resultsChanged, this, &TraitsPage::update);
    watchStaleness(kDecode);
    update();
}

const PlotSpec* TraitsPage::figure() const
{
    return m_figures->currentFigure() ? m_figures->currentFigure()->spec() : nullptr;
}

std::shared_ptr<const Table> TraitsPage::table() const
{
    const auto result = session().decoding();
    if (!result) return nullptr;
    if (m_tables->currentWidget() == m_genes) return m_genesOfTrait;
    return result->table(m_tables->currentWidget() == m_untested ? "traits_untested" : "traits");
}

void TraitsPage::focusFilter() { static_cast<DataTable*>(m_tables->currentWidget())->focusFilter(); }

void TraitsPage::update()
{
    const auto result = session().decoding();
    if (!result) {
        m_shown = nullptr;
        const QString what =
            tr("This page shows which traits can be told from codons, how sure that is, and which genes "
               "fit each trait. ");
        if (!session().hasData())
            showEmpty(what + tr("It needs a genome and a trait table."), {actions().openGenome, actions().openSample});
        else if (const auto need = session().lacking(*findAnalysis(kDecode)))
            showEmpty(what + needSentence(*need), actions().adding(*need));
        else
            showEmpty(what + tr("It needs an analysis."), {actions().analyze});
        return;
    }
    showContent();
    if (result == m_shown) return;
    m_shown = result;
    const auto show = [&](FigurePanel* panel, const char* plot, const QString& reason) {
        const PlotSpec* spec = result->report().plot(plot);
        if (spec)
            panel->setSpec(*spec);
        else
            panel->clear(reason);
    };
    const QString none = tr("No trait had enough genes to be tested; the tab Not tested says why.");
    show(m_forest, "trait_forest", none);
    show(m_heatMap, "trait_heatmap", none);
    show(m_reliability, "reliability", none);
    m_traits->setTable(result->table("traits"), "trait",
                       {{"trait", "genes", "grade", "auc_combined", "q", "increment", "verdict"},
                        {"source", "null_mean", "null_sd", "p", "p_beyond_covariates", "q_beyond_covariates",
                         "p_beyond_composition", "q_beyond_composition", "brier", "brier_skill"},
                        "auc_combined",
                        Qt::DescendingOrder});
    m_untested->setTable(result->table("traits_untested"), "trait");
    updateGenesOfTrait();
    updateSelection();
}

void TraitsPage::updateSelection()
{
    const Selection& selection = session().selection();
    QSet<QString> keys = selection.genes();
    if (!selection.trait().isEmpty()) keys.insert(selection.trait().name);
    const auto result = session().decoding();
    m_traits->setCurrentRow(result ? result->traitRow(selection.trait()) : -1);
    for (FigurePanel* panel : {m_forest, m_heatMap}) panel->setSelectedKeys(keys);
    m_genes->setSelectedKeys(selection.genes());
}

void TraitsPage::updateGenesOfTrait()
{
    const auto result = session().decoding();
    const int row = result ? result->traitRow(session().selection().trait()) : -1;
    if (row < 0) {
        m_genesOfTrait = nullptr;
        m_genes->clear(tr("Select a trait above or in the table Traits to see how each gene fits it."));
        return;
    }
    m_genesOfTrait = std::make_shared<const Table>(traitGenesTable(*result, row));
    m_genes->setTable(m_genesOfTrait, "gene_id", {{}, {}, "p", Qt::AscendingOrder});
    m_genes->setSelectedKeys(session().selection().genes());
}

void TraitsPage::select(const QSet<QString>& keys, bool extend)
{
    QSet<QString> genes;
    const auto result = session().decoding();
    for (const QString& key : keys)
        if (result && result->traitRow({key, {}}) >= 0)
            selectTrait(key);
        else
            genes.insert(key);
    session().selectGenes(genes, extend);
}

void TraitsPage::selectTrait(const QString& name)
{
    const auto result = session().decoding();
    const int row = result ? result->traitRow({name, {}}) : -1;
    if (row >= 0) session().selection().setTrait(result->trait(row));
}

}  // namespace pleio
