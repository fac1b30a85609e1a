// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session.h"

#include "app/gui/analysis_names.h"
#include "app/gui/staleness.h"
#include "widgets/models/text.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace pleio {

namespace {

/// An analysis fills all cores; a second thread keeps opening from waiting behind it.
constexpr int kParallelJobs = 2;

/// Of whoever is logged in; programs that a desktop starts need not have it in their environment.
std::string accountName()
{
    for (const char* name : {"LOGNAME", "USER", "USERNAME"})
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty()) return utf8(value);
    return utf8(QFileInfo(QDir::homePath()).owner());
}

}  // namespace

Session::Session(std::string workRoot, QObject* parent)
    : QObject(parent), m_jobs(kParallelJobs), m_keeping(m_jobs, std::move(workRoot))
{
    connect(&m_keeping, &SafeKeeping::due, this, &Session::keepDocument);
    connect(&m_keeping, &SafeKeeping::failed, this, &Session::addFailure);
    connect(&m_edits, &EditHistory::changed, this, &Session::changed);
    connect(&m_edits, &EditHistory::happened, this, &Session::keepHistory);
    connect(&m_edits, &EditHistory::told, this, &Session::informed);
    connect(&m_writes, &FileWrites::failed, this, &Session::addFailure);
    connect(&m_writes, &FileWrites::changed, this, &Session::busyChanged);
    connect(&m_swarm, &SwarmLink::informed, this, &Session::informed);
    connect(&m_swarm, &SwarmLink::failed, this, &Session::addFailure);
}

// What is still to be kept is kept by the jobs, which outlive all else here.
Session::~Session() = default;

bool Session::hasTraits() const { return dataset() && !dataset()->traits.traits.empty(); }

bool Session::hasPhenotypes() const { return dataset() && dataset()->phenotypes.has_value(); }

std::optional<Need> Session::lacking(const AnalysisDescriptor& analysis) const
{
    return pleio::lacking(analysis, dataset() ? atHand(*dataset()) : AtHand{});
}

bool Session::isSimulated() const { return dataset() && dataset()->simulated; }

QString Session::title() const { return qtext(m_document.name); }

const Gene* Session::findGene(const QString& name) const
{
    if (!m_document.geneNames) return nullptr;
    const auto match = m_document.geneNames->find(utf8(name));
    return match ? &dataset()->genome.genes[static_cast<std::size_t>(match->genes.front())] : nullptr;
}

const Trait* Session::findTrait(const TraitId& trait) const
{
    if (!dataset() || trait.isEmpty()) return nullptr;
    for (const Trait& candidate : dataset()->traits.traits)
        if (qtext(candidate.name) == trait.name && (trait.source.isEmpty() || qtext(candidate.source) == trait.source))
            return &candidate;
    return nullptr;
}

std::vector<Problem> Session::problems() const
{
    std::vector<Problem> problems = m_failures;
    // Reports repeat what was noticed while reading; each thing is listed once, where it was noticed first.
    std::set<std::tuple<std::string, std::string, std::string>> listed;
    const auto add = [&](const std::vector<Note>& notes, const QString& step) {
        for (const Note& note : notes)
            if (listed.emplace(note.code, note.text, note.where).second) problems.push_back({note, step});
    };
    add(m_document.notes, tr("Opening"));
    if (dataset()) add(dataset()->notes(), tr("Reading"));
    if (m_document.summary) add(m_document.summary->report().notes, tr("Reading"));
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        if (const auto index = result(analysis.id)) add(index->report().notes, qtext(analysis.title));
    return problems;
}

std::shared_ptr<const ResultIndex> Session::result(std::string_view analysis) const
{
    return m_document.result(analysis);
}

std::shared_ptr<const DecodeIndex> Session::decoding() const
{
    const auto found = m_document.shown.find(kDecode);
    return found == m_document.shown.end() ? nullptr : found->second.decoding;
}

QStringList Session::staleReasons(std::string_view analysis) const
{
    const auto index = result(analysis);
    if (!index || !dataset()) return {};
    return differences(index->report().provenance, request(analysis), *dataset());
}

Request Session::request(std::string_view analysis) const { return m_nextRuns.of(analysis); }

void Session::setRequest(const Request& request)
{
    const Request before = this->request(request.analysis);
    if (before.parameters == request.parameters && before.seed == request.seed) return;
    if (!dataset()) return showRequest(request);
    const AnalysisDescriptor* analysis = findAnalysis(request.analysis);
    m_edits.push<Request>(
        tr("Parameters of %1").arg(qtext(analysis ? analysis->title : request.analysis)), before, request,
        [this](const Request& next) { showRequest(next); }, QStringLiteral("request/") + qtext(request.analysis));
}

void Session::showRequest(const Request& request)
{
    m_nextRuns.set(request);
    emit stalenessChanged();
}

void Session::setSets(SetList sets)
{
    m_document.sets = std::move(sets);
    emit setsChanged();
}

void Session::selectGenes(const QSet<QString>& keys, bool extend)
{
    QSet<QString> genes;
    for (const QString& key : keys)
        if (const Gene* gene = findGene(key)) genes.insert(qtext(gene->id));
    if (genes.isEmpty()) return;
    if (extend)
        m_selection.addGenes(genes);
    else
        m_selection.setGenes(genes);
}

void Session::take(Document document, const QString& title)
{
    if (document.extendsOpen) {
        Content after{std::move(document.options), std::move(document.dataset), std::move(document.geneNames),
                      std::move(document.summary), m_document.notes};
        std::ranges::move(document.notes, std::back_inserter(after.notes));
        return m_edits.push<Content>(title, content(), std::move(after),
                                     [this](const Content& content) { setContent(content); });
    }
    m_keeping.neverMind();
    m_edits.clear();
    m_keeping.release(std::move(m_document.copy));
    ++m_documentSerial;
    ++m_contentSerial;
    cancelRuns();
    m_analysisJobs.clear();
    m_failures.clear();
    m_selection.clear();
    m_document = std::move(document);
    m_nextRuns.takeFrom(m_document);
    emit documentReplaced();
    emitContentChanged();
    emit titleChanged();
    restoreSelection();
}

Session::Content Session::content() const
{
    return {m_document.options, m_document.dataset, m_document.geneNames, m_document.summary, m_document.notes};
}

void Session::setContent(const Content& content)
{
    ++m_contentSerial;
    m_document.options = content.options;
    m_document.dataset = content.dataset;
    m_document.geneNames = content.geneNames;
    m_document.summary = content.summary;
    m_document.notes = content.notes;
    emitContentChanged();
}

void Session::emitContentChanged()
{
    emit datasetChanged();
    emit resultsChanged();
    emit stalenessChanged();
    emit problemsChanged();
}

void Session::restoreSelection()
{
    const QStringList genes = viewState("genes").split(u'\n', Qt::SkipEmptyParts);
    m_selection.selectGene(viewState("current_gene"));
    m_selection.addGenes({genes.begin(), genes.end()});
    m_selection.setTrait({viewState("trait"), viewState("trait_source")});
}

void Session::keepSelection()
{
    QStringList genes(m_selection.genes().begin(), m_selection.genes().end());
    genes.sort();
    setViewState("genes", utf8(genes.join(u'\n')));
    setViewState("current_gene", utf8(m_selection.currentGene()));
    setViewState("trait", utf8(m_selection.trait().name));
    setViewState("trait_source", utf8(m_selection.trait().source));
}

void Session::closeDocument()
{
    if (isOpening()) m_jobs.cancel(m_openingJob);
    giveUp();
    take({}, {});
}

int Session::analysisJob(std::string_view analysis) const
{
    const auto found = m_analysisJobs.find(analysis);
    return found == m_analysisJobs.end() ? 0 : found->second;
}

std::vector<ActiveRun> Session::runs() const
{
    std::vector<ActiveRun> runs;
    for (const auto& [id, job] : m_analysisJobs)
        runs.push_back({job, qtext(findAnalysis(id)->title), m_swarmJobs.contains(job)});
    return runs;
}

void Session::cancelRuns()
{
    for (const auto& [id, job] : m_analysisJobs) m_jobs.cancel(job);
}

void Session::analyze(const Request& request, const std::optional<Swarm>& swarm, const std::string& parent)
{
    const AnalysisDescriptor* analysis = findAnalysis(request.analysis);
    if (!analysis || !dataset()) return;
    const QString title = qtext(analysis->title);
    if (analysisJob(request.analysis) != 0)
        return addFailure({ErrorKind::Usage, "This analysis is running; wait for it or cancel it first.", {}}, title);
    setRequest(request);
    m_edits.beginNewStep();
    auto data = dataset();
    const int serial = m_documentSerial;
    using Run = std::function<Result<Report>(Progress&)>;
    Run run = [request, data](Progress& progress) { return runAnalysis(request, *data, progress); };
    if (swarm)
        run = [request, data, where = *swarm, options = m_document.options](Progress& progress) {
            return runOnSwarm(where, request, *data, options, progress, std::nullopt);
        };
    const auto job = std::make_shared<int>();
    const auto begun =
        std::make_shared<Trial>(begunTrial(request, *data, swarm ? swarm->keys.nameSpace() : std::string(), parent));
    *job = m_jobs.start<IndexedTrial>(
        swarm ? tr("%1: %2").arg(qtext(swarm->keys.nameSpace()), title) : title, this,
        [run, begun](Progress& progress) -> Result<IndexedTrial> {
            begun->started = QDateTime::currentDateTimeUtc();
            Result<Report> report = run(progress);
            if (!report) return report.error();
            return indexed(endedTrial(*begun), std::make_shared<const Report>(*std::move(report)));
        },
        [this, job, serial, title, begun, id = request.analysis](Result<IndexedTrial> trial) {
            m_swarmJobs.erase(*job);
            if (serial == m_documentSerial) m_analysisJobs.erase(id);
            emit busyChanged();
            if (!trial) {
                Error shown = trial.error();
                shown.where = utf8(parameterTitle(id, shown.where));
                addFailure(shown, title);
                if (trial.error().kind == ErrorKind::Usage) emit runRefused(qtext(id), trial.error());
            }
            if (serial != m_documentSerial) return;
            if (trial)
                keep(std::move(*trial));
            else
                keepTrial(endedTrial(*begun, trial.error()), nullptr);
        },
        swarm ? JobKind::Waits : JobKind::Computes);
    m_analysisJobs[request.analysis] = *job;
    if (swarm) m_swarmJobs.insert(*job);
    emit runStarted(qtext(request.analysis));
    emit busyChanged();
}

void Session::keep(IndexedTrial trial)
{
    const std::string analysis = trial.trial->analysis;
    m_document.unkept.push_back(trial);
    keepTrial(*trial.trial, std::shared_ptr<const Report>(trial.index, &trial.index->report()));
    // Who runs an analysis wants to see what came of it, not what was pinned.
    m_document.view.erase(pinEntry(analysis));
    m_document.shown.insert_or_assign(analysis, trial);
    keepHistory(tr("Ran %1 with seed %2").arg(qtext(trial.index->report().title)).arg(trial.trial->seed));
    changed();
    emit resultsChanged();
    emit stalenessChanged();
    emit problemsChanged();
    emit informed(tr("Done: %1").arg(qtext(trial.index->report().title)));
    emit runFinished(qtext(analysis));
}

void Session::keepTrial(const Trial& trial, const std::shared_ptr<const Report>& report)
{
    m_keeping.keep(
        m_document.copy,
        [trial, report](ProjectStore& store, Progress& progress) { return store.add(trial, report.get(), progress); },
        [this, id = trial.id] {
            std::erase_if(m_document.unkept, [&](const IndexedTrial& kept) { return kept.trial->id == id; });
            emit trialsChanged();
        });
}

void Session::refreshShown()
{
    m_keeping.read<ShownRuns>(
        m_document.copy, this,
        [document = m_document](ProjectStore& store, Progress& progress) {
            return readShown(store, document, progress);
        },
        [this, serial = m_documentSerial](Result<ShownRuns> shown) {
            if (serial != m_documentSerial) return;
            if (!shown) return addFailure(shown.error(), tr("Reading results"));
            m_document.shown = std::move(shown->runs);
            for (const IndexedTrial& run : m_document.unkept)
                m_document.shown.insert_or_assign(run.trial->analysis, run);
            std::erase_if(m_document.notes, [](const Note& note) { return note.code == "project.unreadable_result"; });
            std::ranges::move(shown->notes, std::back_inserter(m_document.notes));
            emit resultsChanged();
            emit stalenessChanged();
            emit problemsChanged();
        });
}

bool Session::isBeingSaved() const
{
    return std::ranges::any_of(m_writes.pending(), [this](const PendingWrite& write) {
        return write.document == m_documentSerial && write.revision == m_document.revision;
    });
}

QString Session::savePath() const
{
    for (auto write = m_writes.pending().rbegin(); write != m_writes.pending().rend(); ++write)
        if (write->document == m_documentSerial) return write->path;
    return qtext(m_document.projectPath);
}

void Session::save(const QString& path)
{
    if (!dataset()) return;
    keepSelection();
    m_edits.beginNewStep();
    m_nextRuns.keepIn(m_document);
    Document document = m_document;
    document.name = utf8(QFileInfo(path).completeBaseName());
    m_keeping.neverMind();
    const PendingWrite write{0, path, m_documentSerial, document.revision};
    const auto lock = std::make_shared<std::shared_ptr<ProjectLock>>();
    m_writes.start(
        tr("Save %1").arg(QFileInfo(path).fileName()), tr("Saving"), write,
        [document, path, lock](Progress& progress) -> Result<void> {
            auto saved = saveDocument(document, utf8(path), progress);
            if (!saved) return saved.error();
            *lock = *std::move(saved);
            return {};
        },
        [this, write, lock, name = document.name] {
            if (write.document == m_documentSerial) {
                m_document.lock = std::move(*lock);
                m_document.lockedBy.clear();
                m_document.readOnlyReason.clear();
                std::erase_if(m_document.notes, [](const Note& note) { return note.code == "project.read_only"; });
                m_document.projectPath = utf8(write.path);
                m_document.name = name;
                m_document.writtenRevision = write.revision;
            }
            emit titleChanged();
            emit problemsChanged();
            emit fileOpened(write.path);
            emit informed(tr("Saved %1").arg(QFileInfo(write.path).fileName()));
        });
}

void Session::addFailure(const Error& error, const QString& step)
{
    if (error.kind == ErrorKind::Cancelled) {
        emit informed(tr("Cancelled: %1").arg(step));
        return;
    }
    m_failures.push_back({{Severity::Problem, "job.failed", error.message, 1, {}, error.where}, step});
    emit problemsChanged();
    emit failed(qtext(error.oneLine()));
}

void Session::setViewState(const std::string& key, const std::string& value)
{
    if (value.empty())
        m_document.view.erase(key);
    else
        m_document.view[key] = value;
}

QString Session::viewState(const std::string& key) const
{
    const auto found = m_document.view.find(key);
    return found == m_document.view.end() ? QString() : qtext(found->second);
}

void Session::keepDocument()
{
    Document document = m_document;
    m_nextRuns.keepIn(document);
    m_keeping.keep(m_document.copy, [document](ProjectStore& store, Progress& progress) {
        return pleio::keepDocument(document, store, progress);
    });
}

void Session::keepHistory(const QString& what)
{
    m_keeping.keep(m_document.copy,
                   [when = QDateTime::currentDateTimeUtc(), said = utf8(what)](ProjectStore& store, Progress&) {
                       return store.addHistory({when, accountName(), said});
                   });
}

void Session::changed()
{
    ++m_document.revision;
    if (m_document.copy) m_keeping.soon();
    emit titleChanged();
}

}  // namespace pleio
