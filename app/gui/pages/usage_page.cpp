// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/usage_page.h"

#include "app/gui/codon_comparison.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/figure_tabs.h"
#include "app/gui/pages/trait_chooser.h"
#include "app/gui/session.h"
#include "core/plot/key_plot.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSplitter>

namespace pleio {

namespace {

constexpr int kGrid = 1;  ///< of the choice of charts

}  // namespace

UsagePage::UsagePage(Session& session, const Actions& actions)
    : Page(tr("Codons"), QStringLiteral("codons"), session, actions), m_measure(new QComboBox), m_chart(new QComboBox),
      m_usage(new FigurePanel(tr("Codon usage"))), m_tabs(new FigureTabs),
      m_key(new FigurePanel(tr("Key of the trait"))), m_keyTable(new DataTable(tr("Key of the trait"))),
      m_usageTable(new DataTable(tr("Codon usage")))
{
    m_measure->addItem(tr("RSCU"), static_cast<int>(CodonUsageMeasure::Rscu));
    m_measure->addItem(tr("Fraction of the amino acid"), static_cast<int>(CodonUsageMeasure::Fraction));
    m_measure->setAccessibleName(tr("Measure"));
    m_usage->toolbar().addWidget(new TraitChooser(session));
    m_chart->addItems({tr("Bars of all sets"), tr("Codon grid")});
    m_chart->setAccessibleName(tr("Chart"));
    m_chart->setToolTip(tr("The grid shows one set: the trait, without one the selected genes, else the genome."));
    for (QComboBox* box : {m_measure, m_chart}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);  // more would widen the window beyond small screens
    }
    m_usage->toolbar().addWidget(m_measure);
    m_usage->toolbar().addWidget(m_chart);
    m_tabs->addFigure(m_key, tr("Key of the trait"));
    m_tabs->addTab(m_keyTable, tr("Key, numbers"));
    m_tabs->addTab(m_usageTable, tr("Codon usage, numbers"));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_usage);
    splitter->addWidget(m_tabs);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({360, 320});
    splitter->setChildrenCollapsible(false);
    setContent(splitter);
    showContent();
    watchStaleness(kDecode);
    for (FigurePanel* panel : {m_usage, m_key}) addFigure(*panel);

    connect(m_keyTable, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_keys); });
    connect(m_usageTable, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_usageNumbers); });
    connect(m_measure, &QComboBox::activated, this, &UsagePage::updateUsage);
    connect(m_chart, &QComboBox::activated, this, &UsagePage::updateUsage);
    connect(&session.selection(), &Selection::genesChanged, this, &UsagePage::updateUsage);
    connect(&session.selection(), &Selection::traitChanged, this, &UsagePage::update);
    connect(&session, &Session::datasetChanged, this, &UsagePage::update);
    connect(&session, &Session::resultsChanged, this, &UsagePage::update);
    update();
}

const PlotSpec* UsagePage::figure() const { return m_usage->spec(); }

void UsagePage::focusFilter()
{
    if (m_tabs->currentWidget() == m_key) m_tabs->setCurrentWidget(m_keyTable);
    static_cast<DataTable*>(m_tabs->currentWidget())->focusFilter();
}

void UsagePage::update()
{
    if (!session().hasGenome()) return;
    updateUsage();
    updateKey();
}

void UsagePage::updateUsage()
{
    if (!session().hasGenome()) return;
    const Dataset& dataset = *session().dataset();
    std::vector<GeneSet> sets{wholeGenome(dataset, utf8(tr("Genome")))};
    const Selection& selection = session().selection();
    if (!selection.genes().isEmpty()) {
        GeneSet set{utf8(tr("Selected genes")), {}};
        for (std::size_t i = 0; i < dataset.genome.genes.size(); ++i)
            if (selection.genes().contains(qtext(dataset.genome.genes[i].id)))
                set.second.push_back(static_cast<std::int32_t>(i));
        sets.push_back(std::move(set));
    }
    if (const Trait* trait = session().findTrait(selection.trait())) sets.emplace_back(trait->name, trait->genes);
    CodonComparison comparison =
        compareCodons(dataset.codons, sets, static_cast<CodonUsageMeasure>(m_measure->currentData().toInt()));
    PlotSpec& chart = m_chart->currentIndex() == kGrid ? comparison.grid : comparison.bars;
    chart.simulated = dataset.simulated;
    m_usage->setSpec(chart);
    m_usageNumbers = std::make_shared<const Table>(std::move(comparison.table));
    m_usageTable->setTable(m_usageNumbers, {});
}

void UsagePage::updateKey()
{
    const auto result = session().decoding();
    const int row = result ? result->traitRow(session().selection().trait()) : -1;
    m_keys = result ? result->table("keys") : nullptr;
    if (!m_keys || row < 0) {
        const QString reason = result ? tr("Choose a tested trait to see its key.")
                                      : tr("Keys are learned by Analyze, from a trait table.");
        m_key->clear(reason);
        m_keyTable->clear(reason);
        return;
    }
    const std::vector<std::int32_t> rows = result->keyRows(row);
    std::vector<KeyWeight> weights;
    for (const std::int32_t at : rows) {
        const auto i = static_cast<std::size_t>(at);
        weights.push_back({cellText(*m_keys->find("amino_acid"), i), cellText(*m_keys->find("codon"), i),
                           cellNumber(*m_keys->find("weight"), i)});
    }
    PlotSpec spec = keyPlot(utf8(result->trait(row).name), weights);
    spec.simulated = session().isSimulated();
    m_key->setSpec(spec);
    m_keyTable->setTable(m_keys, "codon", {{}, {"trait", "source"}, {}, {}});
    m_keyTable->showRows(rows);
}

}  // namespace pleio
