// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/pleiotropy_page.h"

#include "app/gui/analysis_names.h"
#include "app/gui/evidence_table.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/figure_tabs.h"
#include "app/gui/frame/grade_delegate.h"
#include "app/gui/session.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace pleio {

namespace {

/// Names of traits are long; their numbers must stay in sight.
constexpr int kWidestColumn = 190;

}  // namespace

PleiotropyPage::PleiotropyPage(Session& session, const Actions& actions)
    : Page(tr("Pleiotropy"), QStringLiteral("pleiotropy"), session, actions), m_tabs(new FigureTabs),
      m_ranking(new FigurePanel(tr("Genes by called traits"))), m_genes(new DataTable(tr("Genes by called traits"))),
      m_geneTitle(new QLabel), m_geneText(new QLabel), m_evidence(new DataTable(tr("Evidence of the selected gene")))
{
    m_genes->setObjectName(QStringLiteral("ranking"));
    m_tabs->addTab(m_genes, tr("Ranking"));
    m_tabs->addFigure(m_ranking, tr("Figure"));

    m_geneTitle->setObjectName(QStringLiteral("sectionTitle"));
    m_geneText->setWordWrap(true);
    m_geneText->setTextFormat(Qt::PlainText);
    auto* right = new QWidget;
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 12, 0, 0);
    rightLayout->setSpacing(4);
    for (QLabel* label : {m_geneTitle, m_geneText}) label->setContentsMargins(12, 0, 12, 0);
    rightLayout->addWidget(m_geneTitle);
    rightLayout->addWidget(m_geneText);
    rightLayout->addWidget(m_evidence, 1);
    m_evidence->setSingleSelection();
    m_evidence->setColumnDelegate(QStringLiteral("grade"), new GradeDelegate(this));

    auto* splitter = new QSplitter;
    splitter->addWidget(m_tabs);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({400, 520});
    splitter->setChildrenCollapsible(false);
    setContent(splitter);

    Selection& selection = session.selection();
    addFigure(*m_ranking);
    connect(m_ranking, &FigurePanel::keysSelected, &session, &Session::selectGenes);
    connect(m_genes, &DataTable::keysSelected, &selection, &Selection::setGenes);
    connect(m_genes, &DataTable::exportRequested, this, [this] {
        if (const auto result = this->session().decoding()) emit exportTableRequested(result->table("pleiotropy"));
    });
    connect(m_evidence, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_evidenceTable); });
    connect(m_evidence, &DataTable::currentRowChanged, this, [this](std::int32_t row) {
        const auto at = static_cast<std::size_t>(row);
        this->session().selection().setTrait({qtext(cellText(*m_evidenceTable->find("trait"), at)),
                                              qtext(cellText(*m_evidenceTable->find("source"), at))});
    });
    connect(&selection, &Selection::genesChanged, this, [this] {
        const QSet<QString>& genes = this->session().selection().genes();
        m_genes->setSelectedKeys(genes);
        m_ranking->setSelectedKeys(genes);
    });
    connect(&selection, &Selection::currentGeneChanged, this, &PleiotropyPage::updateGene);
    connect(&selection, &Selection::traitChanged, this, &PleiotropyPage::markTrait);
    connect(&session, &Session::datasetChanged, this, &PleiotropyPage::update);
    connect(&session, &Session::resultsChanged, this, &PleiotropyPage::update);
    watchStaleness(kDecode);
    update();
}

const PlotSpec* PleiotropyPage::figure() const { return m_ranking->spec(); }

std::shared_ptr<const Table> PleiotropyPage::table() const
{
    const auto result = session().decoding();
    return result ? result->table("pleiotropy") : nullptr;
}

void PleiotropyPage::focusFilter() { m_genes->focusFilter(); }

void PleiotropyPage::update()
{
    const auto result = session().decoding();
    if (!result) {
        m_shown = nullptr;
        const QString what = tr("This page ranks genes by the number of traits their codons fit, with the evidence for "
                                "each trait, supporting and not. ");
        if (!session().hasData())
            showEmpty(what + tr("It needs a genome and a trait table."), {actions().openGenome, actions().openSample});
        else if (const auto need = session().lacking(*findAnalysis(kDecode)))
            showEmpty(what + needSentence(*need), actions().adding(*need));
        else
            showEmpty(what + tr("It needs an analysis."), {actions().analyze});
        return;
    }
    showContent();
    if (result == m_shown) return updateGene();
    m_shown = result;
    if (const PlotSpec* ranking = result->report().plot("pleiotropy_ranking"))
        m_ranking->setSpec(*ranking);
    else
        m_ranking->clear(tr("No gene was scored."));
    m_genes->setTable(result->table("pleiotropy"), "gene_id",
                      {{"gene_id", "symbol", "expected_traits", "called_traits", "annotated_traits"},
                       {},
                       "expected_traits",
                       Qt::DescendingOrder});
    m_genes->setSelectedKeys(session().selection().genes());
    m_ranking->setSelectedKeys(session().selection().genes());
    updateGene();
}

void PleiotropyPage::updateGene()
{
    const auto result = session().decoding();
    const Gene* gene = session().findGene(session().selection().currentGene());
    const int row = result && gene ? result->geneRow("pleiotropy", qtext(gene->id)) : -1;
    if (!result || !gene || row < 0) {
        m_evidenceTable = nullptr;
        m_geneTitle->setText(gene ? qtext(gene->displayName()) : tr("No gene is selected"));
        m_geneText->setText(gene ? tr("This gene was not scored: it is too short or left out.")
                                 : tr("Select a gene on the left to see the evidence for each trait."));
        m_evidence->clear({});
        return;
    }
    const Table& table = *result->table("pleiotropy");
    const auto shown = [&](const char* column) {
        const Column* found = table.find(column);
        return found ? displayText(*found, static_cast<std::size_t>(row)) : QStringLiteral("–");
    };
    m_geneTitle->setText(gene->displayName() == gene->id
                             ? qtext(gene->id)
                             : tr("%1 (%2)").arg(qtext(gene->displayName()), qtext(gene->id)));
    m_geneText->setText(tr("%1\nAnnotated with %2 of %3 tested traits; called for %4 at q ≤ 0.1; %5 expected from the "
                           "calibrated probabilities.")
                            .arg(qtext(gene->product), shown("annotated_traits"))
                            .arg(result->traits())
                            .arg(shown("called_traits"), shown("expected_traits"))
                            .trimmed());
    m_evidenceTable = std::make_shared<const Table>(evidenceTable(*result, qtext(gene->id)));
    m_evidence->setTable(m_evidenceTable, "trait",
                         {{"trait", "q", "z", "reading"}, {"source"}, {}, Qt::AscendingOrder, kWidestColumn});
    markTrait();
    m_evidence->view().scrollToTop();  // the best fitting traits, not the one selected before
}

void PleiotropyPage::markTrait()
{
    const TraitId& trait = session().selection().trait();
    std::int32_t found = -1;
    const std::size_t rows = m_evidenceTable ? m_evidenceTable->rows() : 0;
    for (std::size_t row = 0; row < rows && found < 0; ++row)
        if (qtext(cellText(*m_evidenceTable->find("trait"), row)) == trait.name &&
            qtext(cellText(*m_evidenceTable->find("source"), row)) == trait.source)
            found = static_cast<std::int32_t>(row);
    m_evidence->setCurrentRow(found);
}

}  // namespace pleio
