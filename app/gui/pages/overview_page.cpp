// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/overview_page.h"

#include "app/gui/decision_names.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/pages/fact_list.h"
#include "app/gui/session.h"
#include "core/analysis/named_genes.h"
#include "core/base/text.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace pleio {

namespace {

constexpr int kFactsWidth = 300;
constexpr qsizetype kNamesShown = 8;
constexpr int kFigureHeight = 140;

QString count(std::int64_t number) { return qtext(displayCount(number)); }

/// The replicon table is long for draft genomes; the overview names the first few.
constexpr std::size_t kRepliconsShown = 6;

/// "a, b, c, …"
QString firstOf(const QStringList& names)
{
    QStringList shown = names.mid(0, kNamesShown);
    if (names.size() > kNamesShown) shown << QStringLiteral("…");
    return shown.join(QStringLiteral(", "));
}

/// How rows found their genes.
void addMatch(QFormLayout& list, const MatchReport& match)
{
    addFact(list, OverviewPage::tr("Rows matched"),
            OverviewPage::tr("%1 of %2").arg(count(match.matched), count(match.rows)));
    for (const auto& [key, rows] : match.byKey)
        if (rows > 0) addFact(list, OverviewPage::tr("by %1").arg(qtext(key)), count(rows));
    if (match.ambiguous > 0) addFact(list, OverviewPage::tr("fit several genes"), count(match.ambiguous));
    if (match.toExcluded > 0) addFact(list, OverviewPage::tr("to left-out genes"), count(match.toExcluded));
    if (match.unmatched.empty()) return;
    QStringList names;
    for (const auto& [name, rows] : match.unmatched) names << qtext(name);
    addFact(list, OverviewPage::tr("Names not found"),
            OverviewPage::tr("%1: %2").arg(count(names.size()), firstOf(names)));
}

/// What was left out of measured data, and why. How rows were matched is said by addMatch().
void addLeftOut(QVBoxLayout& layout, const std::vector<Note>& notes)
{
    static constexpr std::array<std::string_view, 8> kLeavesOut{
        "conditions.failed",    "conditions.controls",      "conditions.none_left",    "phenotypes.columns",
        "phenotypes.no_number", "phenotypes.technical_row", "phenotypes.no_condition", "phenotypes.no_gene"};
    std::set<std::pair<std::string, std::vector<std::string>>> said;  // of the table of t again
    for (const Note& note : notes) {
        if (std::ranges::find(kLeavesOut, note.code) == kLeavesOut.end()) continue;
        if (!said.emplace(note.text, note.examples).second) continue;
        QStringList examples;
        for (const std::string& example : note.examples) examples << qtext(example);
        const QString text = qtext(note.text);
        addText(layout, examples.isEmpty() ? text : OverviewPage::tr("%1 For example: %2").arg(text, firstOf(examples)),
                true);
    }
}

}  // namespace

OverviewPage::OverviewPage(Session& session, const Actions& actions)
    : Page(tr("Overview"), QStringLiteral("overview"), session, actions), m_facts(new QVBoxLayout),
      m_steps(new QVBoxLayout), m_grades(new FigurePanel(tr("Traits by evidence grade"))),
      m_tracks(new FigurePanel(tr("Tracks along the genome")))
{
    auto* facts = new QWidget;
    facts->setLayout(m_facts);
    m_facts->setContentsMargins(24, 16, 16, 24);
    m_facts->setSpacing(4);
    auto* factsScroll = new QScrollArea;
    factsScroll->setWidgetResizable(true);
    factsScroll->setFrameShape(QFrame::NoFrame);
    factsScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    factsScroll->setMinimumWidth(kFactsWidth);
    factsScroll->setWidget(facts);
    factsScroll->setAccessibleName(tr("Facts about what is loaded"));

    auto* right = new QVBoxLayout;
    right->setContentsMargins(16, 16, 24, 16);
    right->setSpacing(8);
    m_steps->setSpacing(4);
    right->addLayout(m_steps);
    m_grades->setMinimumHeight(kFigureHeight);
    m_tracks->setMinimumHeight(kFigureHeight);
    right->addWidget(m_grades, 1);
    right->addWidget(m_tracks, 1);
    auto* content = new QWidget;
    auto* layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(factsScroll, 2);
    layout->addLayout(right, 3);
    setContent(content);

    for (FigurePanel* panel : {m_grades, m_tracks}) {
        panel->setPlainBar();
        addFigure(*panel);
    }
    connect(&session, &Session::datasetChanged, this, &OverviewPage::update);
    connect(&session, &Session::resultsChanged, this, &OverviewPage::update);
    connect(&session, &Session::busyChanged, this, &OverviewPage::update);
    watchStaleness(kDecode);
    update();
}

const PlotSpec* OverviewPage::figure() const { return m_grades->spec(); }

std::shared_ptr<const Table> OverviewPage::table() const
{
    const auto& summary = session().document().summary;
    return summary ? summary->table("exclusions") : nullptr;
}

void OverviewPage::update()
{
    if (!session().hasData()) {
        showEmpty(tr("The overview shows what is in a genome, what is left out of the statistics and why, and how the "
                     "trait tables matched. It needs a genome."),
                  {actions().openGenome, actions().openSample});
        return;
    }
    fillFacts();
    updateFigures();
    showContent();
}

void OverviewPage::updateFigures()
{
    const auto& summary = session().document().summary;
    const PlotSpec* tracks = summary ? summary->report().plot("genome_tracks") : nullptr;
    m_tracks->setVisible(tracks != nullptr);
    if (tracks) m_tracks->setSpec(*tracks);

    const auto result = session().decoding();
    const PlotSpec* grades = result ? result->report().plot("evidence_grades") : nullptr;
    if (grades)
        m_grades->setSpec(*grades);
    else
        m_grades->clear(
            tr("How many traits can be told from codons, by grade of evidence, is shown here after Analyze."));
}

void OverviewPage::fillFacts()
{
    clearLayout(*m_facts);
    clearLayout(*m_steps);
    addGenome(*m_facts);
    addTraitFiles(*m_facts);
    addPhenotypes(*m_facts);
    addExclusions(*m_facts);
    addResults(*m_facts);
    m_facts->addStretch();
    addNextSteps(*m_steps);
}

void OverviewPage::addGenome(QVBoxLayout& layout)
{
    const Dataset& dataset = *session().dataset();
    const Genome& genome = dataset.genome;
    addHeading(layout, genome.organism.empty() ? session().title() : qtext(genome.organism));
    if (dataset.simulated) addText(layout, tr("Simulated data. Nothing here was measured on an organism."), true);
    if (genome.predicted) addText(layout, tr("The genes are predicted, not annotated."), true);
    QFormLayout* list = addFactList(layout);
    if (!genome.hasSequence()) {
        addText(layout,
                genome.format == kNamesFormat
                    ? tr("The genes are known by their names only; no genome was given. All analyses of traits and "
                         "phenotypes run, those of codons do not.")
                    : tr("The genes are known by their names and places, not by their sequences. All analyses of "
                         "traits and phenotypes run, those of codons do not."),
                true);
        addFact(*list, tr("Genes"), count(static_cast<std::int64_t>(genome.genes.size())));
        return;
    }
    addFact(*list, tr("Format"), decisionValue("format", genome.format));
    for (std::size_t i = 0; i < std::min(kRepliconsShown, genome.replicons.size()); ++i) {
        const Replicon& replicon = genome.replicons[i];
        addFact(*list, qtext(replicon.id),
                replicon.sequence.empty()
                    ? tr("no sequence")
                    : tr("%1 bp%2").arg(count(static_cast<std::int64_t>(replicon.sequence.size())),
                                        replicon.circular ? tr(", circular") : QString()),
                qtext(replicon.description));
    }
    if (genome.replicons.size() > kRepliconsShown)
        addFact(*list, tr("Further sequences"),
                count(static_cast<std::int64_t>(genome.replicons.size() - kRepliconsShown)));
    addFact(*list, tr("Gene features"), count(genome.geneFeatures));
    addFact(*list, tr("CDS"), count(static_cast<std::int64_t>(genome.genes.size())));
    addFact(*list, tr("CDS used"), count(genome.usedGenes()), tr("Coding sequences that take part in statistics."));
    QStringList codes;
    for (const int code : genome.geneticCodes()) {
        const GeneticCode* known = GeneticCode::find(code);
        codes << (known ? tr("%1 (%2)").arg(code).arg(qtext(known->name())) : QString::number(code));
    }
    addFact(*list, tr("Genetic code"), codes.join(QStringLiteral(", ")));
    addFact(*list, tr("Differ from /translation"), count(genome.translationMismatches),
            tr("CDS that do not translate to the protein the file gives for them."));
}

void OverviewPage::addTraitFiles(QVBoxLayout& layout)
{
    const Dataset& dataset = *session().dataset();
    addHeading(layout, tr("Traits"));
    if (dataset.traitFiles.empty()) {
        addText(layout, tr("No trait table is open."), true);
        return;
    }
    for (const TraitFile& file : dataset.traitFiles) addText(layout, tr("Read as: %1").arg(qtext(file.layout)), true);
    QFormLayout* list = addFactList(layout);
    addFact(*list, tr("Traits"), count(static_cast<std::int64_t>(dataset.traits.traits.size())));
    addMatch(*list, dataset.match);
}

void OverviewPage::addPhenotypes(QVBoxLayout& layout)
{
    const auto& phenotypes = session().dataset()->phenotypes;
    if (!phenotypes) return;
    addHeading(layout, tr("Phenotypes"));
    addText(layout, qtext(phenotypes->file), true);
    QFormLayout* list = addFactList(layout);
    addFact(*list, tr("Conditions"), count(std::ssize(phenotypes->conditions)),
            tr("Columns of numbers, without those that are left out."));
    if (phenotypes->grouped) {
        const std::set<std::string> groups(phenotypes->groups.begin(), phenotypes->groups.end());
        addFact(*list, tr("Groups of conditions"), count(std::ssize(groups)),
                tr("Conditions of one group measure one trait."));
    }
    addMatch(*list, phenotypes->match);
    addLeftOut(layout, phenotypes->notes);
}

void OverviewPage::addExclusions(QVBoxLayout& layout)
{
    addHeading(layout, tr("Left out of the statistics"));
    const auto& summary = session().document().summary;
    const auto reasons = summary ? summary->table("exclusions") : nullptr;
    if (!reasons || reasons->rows() == 0) {
        addText(layout, tr("Nothing."), true);
        return;
    }
    QFormLayout* list = addFactList(layout);
    for (std::size_t row = 0; row < reasons->rows(); ++row)
        addFact(*list, qtext(cellText(*reasons->find("reason"), row)), displayText(*reasons->find("cds"), row));
    auto* more = new QPushButton(tr("Show them"));
    more->setObjectName(QStringLiteral("link"));
    connect(more, &QPushButton::clicked, this, &OverviewPage::problemsRequested);
    layout.addWidget(more, 0, Qt::AlignLeft);
}

void OverviewPage::addResults(QVBoxLayout& layout)
{
    const auto result = session().decoding();
    if (!result) return;
    addHeading(layout, tr("What was found"));
    QFormLayout* list = addFactList(layout);
    for (const Scalar& scalar : result->report().scalars)
        addFact(*list, qtext(scalar.title), numberText(scalar.value), qtext(scalar.help));
}

void OverviewPage::addNextSteps(QVBoxLayout& layout)
{
    QList<std::pair<QAction*, QString>> steps;
    if (!session().dataset()->genome.hasSequence()) {
        steps.append({actions().openGenome, tr("With the genome of these genes their codons can be read too.")});
        if (session().hasPhenotypes())
            steps.append({actions().form(kTraitsPleiotropy), tr("Tests which genes matter in several traits.")});
    } else if (!session().hasTraits()) {
        steps.append(
            {actions().addTraits, tr("Traits say which genes belong together; without them there is nothing to "
                                     "learn from.")});
    } else if (session().analysisJob(kDecode) != 0) {
        addText(layout, tr("The analysis is running; results appear on all pages when it is done."), true);
    } else if (!session().decoding()) {
        steps.append({actions().analyze, tr("Learns the codon preferences of each trait and tests them on genes that "
                                            "were held out.")});
    } else if (session().document().projectPath.empty()) {
        steps.append({actions().saveAs, tr("Keeps sources, results and view in one .pleio file.")});
    }
    for (const auto& [action, why] : steps) {
        auto* row = new QHBoxLayout;
        auto* button = new QPushButton(action->text());
        button->setObjectName(QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, action, &QAction::trigger, Qt::QueuedConnection);
        auto* text = new QLabel(why);
        text->setObjectName(QStringLiteral("hint"));
        text->setWordWrap(true);
        row->addWidget(button);
        row->addWidget(text, 1);
        layout.addLayout(row);
    }
}

}  // namespace pleio
