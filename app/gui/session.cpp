// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session.h"

#include "app/gui/staleness.h"
#include "core/analysis/predicted_genes.h"
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

/// Of whoever is logged in; empty if that is not known.
std::string accountName()
{
    for (const char* name : {"LOGNAME", "USER", "USERNAME"})
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty()) return utf8(value);
    return {};
}

}  // namespace

Session::Session(std::string workRoot, QObject* parent)
    : QObject(parent), m_jobs(kParallelJobs), m_keeping(m_jobs, std::move(workRoot))
{
    connect(&m_keeping, &SafeKeeping::due, this, &Session::keepDocument);
    connect(&m_keeping, &SafeKeeping::failed, this, &Session::addFailure);
    connect(&m_edits, &EditHistory::changed, this, &Session::changed);
    connect(&m_edits, &EditHistory::happened, this, &Session::keepHistory);
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

namespace {

QString nameOfPaths(const QStringList& paths)
{
    return paths.size() == 1 ? QFileInfo(QDir::cleanPath(paths.front())).fileName()
                             : Session::tr("%1 files").arg(paths.size());
}

}  // namespace

std::function<void()> Session::rememberPaths(const QStringList& paths)
{
    return [this, paths] {
        for (const QString& path : paths) emit fileOpened(path);
    };
}

void Session::open(const QStringList& paths, std::optional<SourceRole> role) { openWith(paths, role, {}); }

void Session::openWith(const QStringList& paths, std::optional<SourceRole> role, const ReadAnswers& answers)
{
    const QString title = tr("Open %1").arg(nameOfPaths(paths));
    if (paths.isEmpty() || !mayLoad(title)) return;
    std::vector<std::string> files;
    for (const QString& path : paths) files.push_back(utf8(path));
    auto work = [files, role, base = dataset(), options = m_document.options, answers,
                 root = m_keeping.root()](Progress& progress) -> Result<Opened> {
        auto opened = openPaths(files, role, base, options, answers, root, progress);
        if (!opened || !opened->document) return opened;
        auto document = withWorkingCopy(*std::move(opened->document), root, progress);
        if (!document) return document.error();
        return Opened{*std::move(document), {}};
    };
    const auto again = [this, paths, role](const ReadAnswers& given) { openWith(paths, role, given); };
    const auto take = [this, title, paths, answers, again, serial = m_contentSerial](Result<Opened> opened) {
        if (!opened || opened->document) {
            Result<Document> document = opened ? Result<Document>(*std::move(opened->document)) : opened.error();
            return loaded(std::move(document), serial, title, rememberPaths(paths), answers, again);
        }
        m_openingJob = 0;
        emit busyChanged();
        emit sorted(opened->sorted, paths);
    };
    m_openingJob = m_jobs.start<Opened>(title, this, std::move(work), take);
    emit busyChanged();
}

void Session::openSorted(const Intake& intake, const QStringList& paths)
{
    startLoading(
        tr("Open %1").arg(nameOfPaths(paths)),
        [intake, base = dataset(), options = m_document.options](const ReadAnswers& answers, Progress& progress) {
            return openIntake(intake, base, options, answers, progress);
        },
        rememberPaths(paths));
}

void Session::openSample()
{
    startLoading(
        tr("Make the sample project"), [](const ReadAnswers&, Progress& progress) { return makeSample(progress); },
        [this] { analyze(request(kDecode)); });
}

void Session::readAgain(const LoadOptions& options)
{
    if (!dataset()) return;
    const bool predictsAnew = predictsOtherwise(m_document.options.genome, options.genome);
    startLoading(tr("Read the files again"), [open = KnownGenome{dataset(), m_document.options.genome}, options,
                                              predictsAnew](const ReadAnswers& answers, Progress& progress) {
        std::vector<SourceFile> sources = open.dataset->sources;
        if (predictsAnew) dropPrediction(sources);
        return reloaded(std::move(sources), options, open, answers, progress);
    });
}

void Session::removeSource(const std::string& sha256)
{
    if (!dataset()) return;
    startLoading(tr("Read the files again"), [base = dataset(), options = m_document.options,
                                              sha256](const ReadAnswers& answers, Progress& progress) {
        std::vector<SourceFile> sources = base->sources;
        std::erase_if(sources, [&](const SourceFile& source) { return source.sha256 == sha256; });
        if (std::ranges::count(sources, SourceRole::Genome, &SourceFile::role) == 0) dropPrediction(sources);
        // Predicted genes that are left out are predicted anew.
        const bool isAnew =
            std::ranges::count_if(base->sources, isPrediction) > std::ranges::count_if(sources, isPrediction);
        const KnownGenome open = isAnew ? KnownGenome() : KnownGenome{base, options.genome};
        return reloaded(std::move(sources), options, open, answers, progress);
    });
}

void Session::answer(const QString& value)
{
    if (!m_waiting) return;
    Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    emit askedNoMore();
    const Question& question = *waiting.error.question;
    waiting.answers.choices[question.sha256][question.decision] = utf8(value);
    waiting.again(waiting.answers);
}

void Session::giveUp()
{
    if (!m_waiting) return;
    const Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    emit askedNoMore();
    addFailure(waiting.error, waiting.title);
}

bool Session::mayLoad(const QString& title)
{
    if (isOpening())
        addFailure(
            {ErrorKind::Usage, "Other files are still being read; wait until they are there or cancel that.", {}},
            title);
    else
        giveUp();
    return !isOpening();
}

void Session::startLoading(const QString& title, const Load& load, const std::function<void()>& done,
                           const ReadAnswers& answers)
{
    if (!mayLoad(title)) return;
    const auto again = [this, title, load, done](const ReadAnswers& given) { startLoading(title, load, done, given); };
    const auto take = [this, title, done, answers, again, serial = m_contentSerial](Result<Document> document) {
        loaded(std::move(document), serial, title, done, answers, again);
    };
    auto work = [load, answers, root = m_keeping.root()](Progress& progress) {
        return withWorkingCopy(load(answers, progress), root, progress);
    };
    m_openingJob = m_jobs.start<Document>(title, this, std::move(work), take);
    emit busyChanged();
}

void Session::loaded(Result<Document> document, int serial, const QString& title, const std::function<void()>& done,
                     const ReadAnswers& answers, const Again& again)
{
    m_openingJob = 0;
    emit busyChanged();
    // What adds to a document that is no longer open, or no longer what it was, must not reach another.
    if (document && document->extendsOpen && serial != m_contentSerial) document = cancelled();
    if (!document && document.error().question) {
        m_waiting = Waiting{document.error(), title, answers, again};
        emit asked(*document.error().question);
        return;
    }
    if (!document) return addFailure(document.error(), title);
    offer(std::move(*document), title, done);
}

void Session::offer(Document document, const QString& title, const std::function<void()>& done)
{
    const bool replaces = !document.extendsOpen;
    const auto proceed = [this, document = std::move(document), title, done] {
        take(document, title);
        if (done) done();
    };
    if (replaces && m_confirm)
        m_confirm(proceed);
    else
        proceed();
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
            if (!trial) addFailure(trial.error(), title);
            if (serial != m_documentSerial) return;
            if (trial)
                keep(std::move(*trial));
            else
                keepTrial(endedTrial(*begun, trial.error()), nullptr);
        },
        swarm ? JobKind::Waits : JobKind::Computes);
    m_analysisJobs[request.analysis] = *job;
    if (swarm) m_swarmJobs.insert(*job);
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
    chooseTrait();
    changed();
    emit resultsChanged();
    emit stalenessChanged();
    emit problemsChanged();
    emit runFinished(qtext(analysis));
    emit informed(tr("Done: %1").arg(qtext(trial.index->report().title)));
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
            chooseTrait();
            emit resultsChanged();
            emit stalenessChanged();
            emit problemsChanged();
        });
}

void Session::chooseTrait()
{
    const auto result = decoding();
    if (!result || result->traits() == 0 || result->traitRow(m_selection.trait()) >= 0) return;
    int best = 0;
    for (int row = 1; row < result->traits(); ++row)
        if (result->traitNumber(row, "auc_combined") > result->traitNumber(best, "auc_combined")) best = row;
    m_selection.setTrait(result->trait(best));
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
                m_document.projectPath = utf8(write.path);
                m_document.name = name;
                m_document.writtenRevision = write.revision;
            }
            emit titleChanged();
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

void Session::recover(const LeftWork& left)
{
    startLoading(
        tr("Open what was not saved"),
        [left](const ReadAnswers& answers, Progress& progress) { return pleio::recover(left, answers, progress); },
        [this] { m_keeping.findLeftWork(); });
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
    const HistoryEntry entry{QDateTime::currentDateTimeUtc(), accountName(), utf8(what)};
    m_keeping.keep(m_document.copy, [entry](ProjectStore& store, Progress&) { return store.addHistory(entry); });
}

void Session::changed()
{
    ++m_document.revision;
    if (m_document.copy) m_keeping.soon();
    emit titleChanged();
}

}  // namespace pleio
