// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/usage_page.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/actions.h"
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

constexpr int kGrid = 1;            ///< of the choice of charts
constexpr int kLeastBoxWidth = 80;  ///< more would leave no room for the inspector on small screens

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
        box->setMinimumContentsLength(9);
        box->setMinimumWidth(kLeastBoxWidth);
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
    connect(m_usageTable, &DataTable::exportRequested, this, [this] { emit exportTableRequested(table()); });
    for (QComboBox* box : {m_measure, m_chart}) connect(box, &QComboBox::activated, this, &UsagePage::showFigure);
    connect(&session.selection(), &Selection::genesChanged, this, &UsagePage::computeUsage);
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

std::shared_ptr<const Table> UsagePage::table() const { return m_usageTable->table(); }

void UsagePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    computeUsage();
}

void UsagePage::update()
{
    if (!session().hasData()) {
        m_runner.cancel(m_job);
        m_askedOf = nullptr;
        m_run = nullptr;
        return;
    }
    if (!session().dataset()->genome.hasSequence()) {
        m_runner.cancel(m_job);
        showEmpty(needSentence(Need::Sequence), {actions().openGenome});
        return;
    }
    showContent();
    computeUsage();
    updateKey();
}

void UsagePage::computeUsage()
{
    if (!isVisible() || !session().hasData() || !session().dataset()->genome.hasSequence()) return;
    const auto& dataset = session().dataset();
    Request request = selectionUsageRequest(session().selection(), *dataset);
    if (dataset == m_askedOf && request.parameters == m_asked.parameters) return;
    if (dataset != m_askedOf) {
        m_run = nullptr;
        m_usage->clear(tr("Computing the codon usage of what is selected."));
        m_usageTable->clear(tr("Computing the codon usage of what is selected."));
    }
    m_askedOf = dataset;
    m_asked = request;
    m_usage->setHint(tr("Computing…"));
    m_runner.cancel(m_job);  // whose result is dropped, even if it is there already
    m_job = m_runner.start<SelectionUsage>(
        title(), this, [request, dataset](Progress& progress) { return selectionUsage(request, *dataset, progress); },
        [this](Result<SelectionUsage> usage) { take(std::move(usage)); });
}

void UsagePage::take(Result<SelectionUsage> usage)
{
    if (!usage && usage.error().kind == ErrorKind::Cancelled) return;  // a newer one is under way
    m_usage->setHint({});
    if (!usage) {
        m_run = nullptr;
        m_usage->clear(qtext(usage.error().message));
        m_usageTable->clear(qtext(usage.error().message));
        emit shownChanged();
        return;
    }
    m_run = usage->run;
    if (usage->genesLeftOut)
        m_usage->setHint(tr("No selected gene can be used."));
    else if (usage->traitLeftOut)
        m_usage->setHint(tr("No gene of the trait can be used."));
    showFigure();
    m_usageTable->refreshTable(m_run->table("codon_usage"), {}, {});
    emit shownChanged();
}

void UsagePage::showFigure()
{
    if (!m_run) return;
    const auto measure = static_cast<CodonUsageMeasure>(m_measure->currentData().toInt());
    const UsageFigures figures = usageFigures(m_run->report(), measure, utf8(tr("Genome")), utf8(tr("Selected genes")));
    m_usage->setSpec(m_chart->currentIndex() == kGrid ? figures.grid : figures.bars);
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
