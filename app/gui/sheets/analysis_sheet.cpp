// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/analysis_sheet.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/actions.h"
#include "app/gui/session.h"
#include "app/gui/set_book.h"
#include "core/base/seed.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/jobs/cancel_jobs.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

// Not a std::string: after one, lupdate takes the class below for another and its texts are never found.
constexpr const char* kSeed = "seed";

/// The seed as one more field of the form; it is no parameter of an analysis.
ParameterSpec seedSpec()
{
    ParameterSpec spec;
    spec.id = kSeed;
    spec.title = utf8(AnalysisSheet::tr("Seed"));
    spec.help = utf8(AnalysisSheet::tr("Start of the random numbers; the same seed gives the same result."));
    spec.defaultValue = std::string("1");  // no number of parameters has the 64 bits of a seed
    return spec;
}

}  // namespace

AnalysisSheet::AnalysisSheet(Session& session, const SetBook& sets, const Actions& actions, QWidget* parent)
    : SideSheet(tr("Analyze"), tr("Run"), parent), m_session(session), m_sets(sets), m_actions(actions),
      m_choice(new QComboBox), m_answers(new QLabel), m_needs(new QLabel), m_stale(new QLabel),
      m_runOnTitle(new QLabel(tr("Run on"))), m_runOn(new QComboBox), m_runOnHint(new QLabel), m_formHost(new QWidget),
      m_progress(new QProgressBar), m_progressText(new QLabel), m_cancelRun(new QPushButton(tr("Cancel the run")))
{
    m_choice->setAccessibleName(tr("Analysis"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        m_choice->addItem(qtext(analysis.title), qtext(analysis.id));
    m_answers->setWordWrap(true);
    m_answers->setObjectName(QStringLiteral("hint"));
    m_needs->setWordWrap(true);
    m_needs->setObjectName(QStringLiteral("fieldProblem"));
    const auto buttonOf = [](QAction* action) {
        auto* button = new QPushButton(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        return button;
    };
    m_addTraits = buttonOf(actions.addTraits);
    m_addPhenotypes = buttonOf(actions.addPhenotypes);
    m_stale->setWordWrap(true);
    m_stale->setObjectName(QStringLiteral("fieldProblem"));
    m_runOnTitle->setObjectName(QStringLiteral("fieldLabel"));
    m_runOnTitle->setBuddy(m_runOn);
    m_runOn->setAccessibleName(m_runOnTitle->text());
    m_runOn->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runOnHint->setWordWrap(true);
    m_runOnHint->setObjectName(QStringLiteral("hint"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(tr("Progress of the analysis"));
    m_progressText->setWordWrap(true);
    m_progressText->setObjectName(QStringLiteral("hint"));

    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_choice);
    layout->addWidget(m_answers);
    layout->addWidget(m_needs);
    layout->addWidget(m_addTraits, 0, Qt::AlignLeft);
    layout->addWidget(m_addPhenotypes, 0, Qt::AlignLeft);
    layout->addWidget(m_progress);
    layout->addWidget(m_progressText);
    layout->addWidget(m_cancelRun, 0, Qt::AlignLeft);
    layout->addWidget(m_stale);
    layout->addWidget(m_runOnTitle);
    layout->addWidget(m_runOn);
    layout->addWidget(m_runOnHint);
    layout->addWidget(m_formHost);
    layout->addStretch();
    auto* formLayout = new QVBoxLayout(m_formHost);
    formLayout->setContentsMargins(0, 8, 0, 0);
    setContent(content);

    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { showAnalysis(utf8(m_choice->itemData(index).toString())); });
    connect(this, &SideSheet::accepted, this, &AnalysisSheet::run);
    connect(m_cancelRun, &QPushButton::clicked, this,
            [this] { cancelJobs(m_session.jobs(), {m_session.analysisJob(m_analysis->id)}, this); });
    connect(&session, &Session::busyChanged, this, &AnalysisSheet::update);
    connect(&session, &Session::datasetChanged, this, &AnalysisSheet::update);
    connect(&session, &Session::stalenessChanged, this, &AnalysisSheet::update);
    connect(&session, &Session::stalenessChanged, this, &AnalysisSheet::followRequest);
    connect(&session, &Session::datasetChanged, this, &AnalysisSheet::updateOffers);
    connect(&sets, &SetBook::changed, this, &AnalysisSheet::updateOffers);
    connect(&session.selection(), &Selection::genesChanged, this, &AnalysisSheet::updateOffers);
    connect(&session.selection(), &Selection::currentGeneChanged, this, &AnalysisSheet::updateOffers);
    connect(&session, &Session::documentReplaced, this, [this] { showAnalysis(m_analysis->id); });
    connect(&session, &Session::runRefused, this, [this](const QString& analysis, const Error& error) {
        if (isVisible() && utf8(analysis) == m_analysis->id) m_form->refuse(error.where, qtext(error.message));
    });
    connect(&session.jobs(), &JobRunner::jobChanged, this, &AnalysisSheet::updateProgress);
    connect(&session.swarm(), &SwarmLink::swarmChanged, this, &AnalysisSheet::updateSwarm);
    connect(&session.swarm(), &SwarmLink::looked, this, &AnalysisSheet::update);
    connect(m_runOn, &QComboBox::activated, this, &AnalysisSheet::update);
    showAnalysis(kDecode);
    updateSwarm();
}

void AnalysisSheet::showAnalysis(std::string_view id)
{
    const AnalysisDescriptor* analysis = findAnalysis(id);
    if (!analysis) return;
    if (analysis != m_analysis) {
        m_analysis = analysis;
        delete m_form;
        std::vector<ParameterSpec> specs = analysis->parameters;
        specs.push_back(seedSpec());
        m_form = new ParameterForm(std::move(specs));
        m_formHost->layout()->addWidget(m_form);
        connect(m_form, &ParameterForm::edited, this, &AnalysisSheet::readForm);
        m_choice->setCurrentIndex(m_choice->findData(qtext(id)));
        m_answers->setText(qtext(analysis->answers));
        m_answers->setToolTip(qtext(analysis->citation));
    }
    updateOffers();
    const QScopedValueRollback guard(m_filling, true);
    const Request next = m_session.request(analysis->id);
    Parameters values = next.parameters;
    values.set(kSeed, std::to_string(next.seed));
    m_form->setValues(values);
    update();
}

Result<Request> AnalysisSheet::request() const
{
    Result<Parameters> values = m_form->values();
    if (!values) return values.error();
    Request request;
    request.analysis = m_analysis->id;
    for (const auto& [id, value] : values->values())
        if (id == kSeed) {
            const auto seed = parseSeed(std::get<std::string>(value));
            if (!seed)
                return Error{ErrorKind::Usage,
                             utf8(tr("This is no seed; give a whole number from 0 to 18,446,744,073,709,551,615.")),
                             kSeed};
            request.seed = *seed;
        } else {
            request.parameters.set(id, value);
        }
    return request;
}

void AnalysisSheet::readForm()
{
    if (m_filling) return;
    // Results made with other parameters show at once that they are out of date.
    if (const Result<Request> next = request()) m_session.setRequest(*next);
    update();
}

void AnalysisSheet::followRequest()
{
    const Result<Request> shown = request();
    const Request next = m_session.request(m_analysis->id);
    if (shown && (shown->parameters != next.parameters || shown->seed != next.seed)) showAnalysis(m_analysis->id);
}

void AnalysisSheet::run()
{
    const Result<Request> next = request();
    if (!next || !actionButton().isEnabled()) return;
    m_session.analyze(*next, isForSwarm() ? m_session.swarm().swarm() : std::nullopt);
}

void AnalysisSheet::update()
{
    const bool running = m_session.analysisJob(m_analysis->id) != 0;
    QString needs;
    QList<QAction*> offers;  // that add what is needed
    if (!m_session.hasData()) {
        needs = tr("Open a genome or a table of genes first.");
    } else if (const auto need = m_session.lacking(*m_analysis)) {
        needs = needSentence(*need);
        offers = m_actions.adding(*need);
    }
    if (needs.isEmpty() && m_form->isValid())
        if (const Result<Request> next = request(); !next) needs = qtext(next.error().message);
    m_needs->setText(needs);
    m_needs->setVisible(!needs.isEmpty());
    m_addTraits->setVisible(offers.contains(m_actions.addTraits));
    m_addPhenotypes->setVisible(offers.contains(m_actions.addPhenotypes));
    const QStringList stale = m_session.staleReasons(m_analysis->id);
    m_stale->setText(tr("The results shown are out of date: %1.").arg(stale.join(QStringLiteral("; "))));
    m_stale->setVisible(!stale.isEmpty());
    m_formHost->setEnabled(!running);
    m_runOn->setEnabled(!running);
    m_runOnHint->setVisible(!running && isForSwarm() && m_session.swarm().state() == SwarmLink::State::Unreachable);
    m_progress->setVisible(running);
    m_progressText->setVisible(running);
    m_cancelRun->setVisible(running);
    actionButton().setEnabled(!running && needs.isEmpty() && m_form->isValid());
    updateProgress();
}

void AnalysisSheet::updateSwarm()
{
    const SwarmLink& swarm = m_session.swarm();
    const int chosen = m_runOn->currentIndex();
    m_runOn->clear();
    m_runOn->addItem(tr("This computer"));
    if (swarm.swarm()) m_runOn->addItem(tr("Swarm %1").arg(qtext(swarm.swarm()->keys.nameSpace())));
    m_runOn->setItemData(1, swarm.name(), Qt::ToolTipRole);
    m_runOn->setCurrentIndex(std::clamp(chosen, 0, m_runOn->count() - 1));
    m_runOnHint->setText(tr("The Redis server cannot be reached now; the run waits until it can."));
    m_runOnTitle->setVisible(swarm.swarm().has_value());
    m_runOn->setVisible(swarm.swarm().has_value());
    update();
}

bool AnalysisSheet::isForSwarm() const { return m_runOn->currentIndex() > 0; }

void AnalysisSheet::updateOffers()
{
    FormOffers offers;
    if (const auto& dataset = m_session.dataset())
        for (const Trait& trait : dataset->traits.traits) offers.traits << qtext(trait.name);
    if (m_session.hasPhenotypes()) {
        const Phenotypes& phenotypes = *m_session.dataset()->phenotypes;
        for (const std::string& name : phenotypes.conditions) offers.conditions << qtext(name);
        for (const std::string& name : phenotypes.groups) offers.conditions << qtext(name);
    }
    offers.currentGene = m_session.selection().currentGene();
    const QSet<QString>& genes = m_session.selection().genes();
    offers.selectedGenes = {genes.begin(), genes.end()};
    offers.selectedGenes.sort();
    offers.geneSets = m_sets.offered(SetKind::Genes);
    offers.conditionSets = m_sets.offered(SetKind::Conditions);
    m_form->setOffers(offers);
}

void AnalysisSheet::updateProgress()
{
    const int id = m_session.analysisJob(m_analysis->id);
    for (const JobStatus& job : m_session.jobs().jobs()) {
        if (job.id != id) continue;
        m_progress->setValue(qRound(100 * job.fraction));
        m_progressText->setText(job.text);
    }
}

}  // namespace pleio
