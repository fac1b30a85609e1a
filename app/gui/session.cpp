// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session.h"

#include "app/gui/staleness.h"
#include "core/analysis/codon_table_export.h"
#include "core/analysis/predicted_genes.h"
#include "core/analysis/report_files.h"
#include "core/genome/codon_layout.h"
#include "core/io/file_writing.h"
#include "widgets/models/text.h"
#include "widgets/plots/busy_cursor.h"
#include "widgets/plots/figure_export.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace pleio {

namespace {

/// An analysis fills all cores; a second thread keeps opening from waiting behind it.
constexpr int kParallelJobs = 2;
/// Changes that follow each other are kept at once.
constexpr std::chrono::seconds kKeepAfter{1};
constexpr std::string_view kSimulatedComment = "Simulated data. Nothing in this file was measured on an organism.";

std::optional<FigureFormat> figureFormat(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf")) return FigureFormat::Pdf;
    if (suffix == QLatin1String("svg")) return FigureFormat::Svg;
    if (suffix == QLatin1String("png")) return FigureFormat::Png;
    return std::nullopt;
}

Result<void> writeBytes(const QString& path, const QByteArray& bytes, const std::vector<std::string>& inputs)
{
    if (const Result<void> free = checkIsNoInput(utf8(path), inputs); !free) return free.error();
    return saveFile(utf8(path), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

Result<QByteArray> drawn(const PlotSpec& spec, const FigureOptions& options)
{
    const BusyCursor busy;
    return renderFigure(spec, options);
}

}  // namespace

Session::Session(std::string workRoot, QObject* parent)
    : QObject(parent), m_jobs(kParallelJobs), m_workRoot(std::move(workRoot))
{
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kKeepAfter);
    connect(&m_keepSoon, &QTimer::timeout, this, &Session::keepDocument);
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
    for (auto trial = m_document.trials.rbegin(); trial != m_document.trials.rend(); ++trial)
        if (trial->decoding) return trial->decoding;
    return nullptr;
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
    if (m_nextRuns.set(request) && dataset()) changed();
    emit stalenessChanged();
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
                 root = m_workRoot](Progress& progress) -> Result<Opened> {
        auto opened = openPaths(files, role, base, options, answers, root, progress);
        if (!opened || !opened->document) return opened;
        auto document = withWorkingCopy(*std::move(opened->document), root, progress);
        if (!document) return document.error();
        return Opened{*std::move(document), {}};
    };
    const auto again = [this, paths, role](const ReadAnswers& given) { openWith(paths, role, given); };
    const auto take = [this, title, paths, answers, again, serial = m_documentSerial](Result<Opened> opened) {
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
    const auto take = [this, title, done, answers, again, serial = m_documentSerial](Result<Document> document) {
        loaded(std::move(document), serial, title, done, answers, again);
    };
    auto work = [load, answers, root = m_workRoot](Progress& progress) {
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
    // What adds to a document that is no longer open must not reach another.
    if (document && document->extendsOpen && serial != m_documentSerial) document = cancelled();
    if (!document && document.error().question) {
        m_waiting = Waiting{document.error(), title, answers, again};
        emit asked(*document.error().question);
        return;
    }
    if (!document) return addFailure(document.error(), title);
    offer(std::move(*document), done);
}

void Session::offer(Document document, const std::function<void()>& done)
{
    const bool replaces = !document.extendsOpen;
    const auto proceed = [this, document = std::move(document), done] {
        take(document);
        if (done) done();
    };
    if (replaces && m_confirm)
        m_confirm(proceed);
    else
        proceed();
}

void Session::take(Document document)
{
    const bool replaces = !document.extendsOpen;
    if (replaces) {
        m_keepSoon.stop();
        release(std::move(m_document.copy));
        ++m_documentSerial;
        cancelRuns();
        m_analysisJobs.clear();
        m_failures.clear();
        m_selection.clear();
        m_document = std::move(document);
        m_nextRuns.takeFrom(m_document);
    } else {
        m_document.dataset = std::move(document.dataset);
        m_document.geneNames = std::move(document.geneNames);
        m_document.summary = std::move(document.summary);
        m_document.options = std::move(document.options);
        std::ranges::move(document.notes, std::back_inserter(m_document.notes));
    }
    if (replaces) emit documentReplaced();
    emit datasetChanged();
    emit resultsChanged();
    emit stalenessChanged();
    emit problemsChanged();
    if (replaces) {
        emit titleChanged();
        restoreSelection();
    } else {
        changed();
    }
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
    take({});
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

void Session::analyze(const Request& request, const std::optional<Swarm>& swarm)
{
    const AnalysisDescriptor* analysis = findAnalysis(request.analysis);
    if (!analysis || !dataset()) return;
    const QString title = qtext(analysis->title);
    if (analysisJob(request.analysis) != 0)
        return addFailure({ErrorKind::Usage, "This analysis is running; wait for it or cancel it first.", {}}, title);
    setRequest(request);
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
        std::make_shared<Trial>(begunTrial(request, *data, swarm ? swarm->keys.nameSpace() : std::string()));
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
                keepSafe([ended = endedTrial(*begun, trial.error())](ProjectStore& store, Progress& progress) {
                    return store.add(ended, nullptr, progress);
                });
        },
        swarm ? JobKind::Waits : JobKind::Computes);
    m_analysisJobs[request.analysis] = *job;
    if (swarm) m_swarmJobs.insert(*job);
    emit busyChanged();
}

void Session::keep(IndexedTrial trial)
{
    const QString title = qtext(trial.index->report().title);
    const QString analysis = qtext(trial.index->report().provenance.analysis);
    keepSafe([trial](ProjectStore& store, Progress& progress) {
        return store.add(*trial.trial, &trial.index->report(), progress);
    });
    m_document.trials.push_back(std::move(trial));
    chooseTrait();
    changed();
    emit resultsChanged();
    emit stalenessChanged();
    emit problemsChanged();
    emit runFinished(analysis);
    emit informed(tr("Done: %1").arg(title));
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
    return std::ranges::any_of(m_writes, [this](const PendingWrite& write) {
        return write.document == m_documentSerial && write.revision == m_document.revision;
    });
}

QString Session::savePath() const
{
    for (auto write = m_writes.rbegin(); write != m_writes.rend(); ++write)
        if (write->document == m_documentSerial) return write->path;
    return qtext(m_document.projectPath);
}

void Session::save(const QString& path)
{
    if (!dataset()) return;
    keepSelection();
    m_nextRuns.keepIn(m_document);
    Document document = m_document;
    document.name = utf8(QFileInfo(path).completeBaseName());
    m_keepSoon.stop();
    const PendingWrite write{0, path, m_documentSerial, document.revision};
    const auto lock = std::make_shared<std::shared_ptr<ProjectLock>>();
    startWriting(
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

void Session::startWriting(const QString& title, const QString& step, PendingWrite write, const Write& work,
                           const std::function<void()>& done)
{
    const auto job = std::make_shared<int>();
    *job = m_jobs.start<int>(
        title, this,
        [work](Progress& progress) -> Result<int> {
            Result<void> written = work(progress);
            if (!written) return written.error();
            return 0;
        },
        [this, job, step, write, done](const Result<int>& written) {
            std::erase_if(m_writes, [&](const PendingWrite& each) { return each.job == *job; });
            if (written) {
                done();
            } else {
                addFailure(written.error(), step);
                emit notWritten(write);
            }
            emit busyChanged();
        },
        JobKind::Writes);
    write.job = *job;
    m_writes.push_back(std::move(write));
    emit busyChanged();
}

void Session::cancelWrites()
{
    for (const PendingWrite& write : m_writes) m_jobs.cancel(write.job);
}

void Session::exportTable(const std::shared_ptr<const Table>& table, const QString& path)
{
    if (!table) return;
    const std::string suffix = utf8(QFileInfo(path).suffix().toLower());
    const auto formats = codonTableFormats();
    const auto format = std::ranges::find(formats, suffix, &CodonTableFormat::extension);
    if (auto codons = codonTableFrom(*table); codons && format != formats.end() && format->extension != "txt") {
        codons->name = (isSimulated() ? "Simulated data: " : "") + m_document.name;
        const Result<std::string> text = writeCodonTable(*codons, format->id, mostCommonCode(dataset()->genome));
        if (!text) return addFailure(text.error(), tr("Export"));
        return exportFile(path, [written = *text] { return QByteArray::fromStdString(written); });
    }
    const std::string_view comment = isSimulated() ? kSimulatedComment : std::string_view();
    exportFile(path, [table, comment] { return QByteArray::fromStdString(toTsv(*table, comment)); });
}

void Session::exportFigure(const PlotSpec& spec, const QString& path)
{
    const std::optional<FigureFormat> format = figureFormat(path);
    if (!format)
        return addFailure({ErrorKind::Usage, "The name must end in .pdf, .svg or .png.", utf8(path)}, tr("Export"));
    FigureOptions options;
    options.format = *format;
    const Result<QByteArray> bytes = drawn(spec, options);
    if (!bytes) return addFailure(bytes.error(), tr("Export"));
    exportFile(path, [content = *bytes] { return content; });
}

void Session::exportReport(std::string_view analysis, const QString& folder)
{
    const auto index = result(analysis);
    if (!index) return;
    const ResultPlace place{utf8(folder), inputPaths()};
    SvgFigures figures;
    FigureOptions options;
    options.format = FigureFormat::Svg;
    for (const PlotSpec& plot : index->report().plots) {
        const Result<QByteArray> svg = drawn(plot, options);
        if (!svg) return addFailure(svg.error(), tr("Export"));
        figures.emplace_back(plot.id, svg->toStdString());
    }
    startWriting(
        tr("Write the report"), tr("Export"), {0, folder},
        [index, figures, place](Progress& progress) {
            return writeReportFiles(index->report(), figures, place, progress);
        },
        [this, folder] { emit informed(tr("Wrote the report into %1").arg(folder)); });
}

std::vector<std::string> Session::inputPaths() const
{
    std::vector<std::string> paths = dataset() ? pathsOf(dataset()->sources) : std::vector<std::string>();
    if (!m_document.projectPath.empty()) paths.push_back(m_document.projectPath);
    return paths;
}

void Session::exportFile(const QString& path, const std::function<QByteArray()>& content)
{
    const QString name = QFileInfo(path).fileName();
    startWriting(
        tr("Write %1").arg(name), tr("Export"), {0, path},
        [path, content, inputs = inputPaths()](Progress&) { return writeBytes(path, content(), inputs); },
        [this, name] { emit informed(tr("Wrote %1").arg(name)); });
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

void Session::setViewState(const std::string& key, const std::string& value) { m_document.view[key] = value; }

QString Session::viewState(const std::string& key) const
{
    const auto found = m_document.view.find(key);
    return found == m_document.view.end() ? QString() : qtext(found->second);
}

void Session::findLeftWork()
{
    m_jobs.start<std::vector<LeftWork>>(
        tr("Look for unsaved work"), this,
        [root = m_workRoot](Progress&) -> Result<std::vector<LeftWork>> { return leftWork(root); },
        [this](const Result<std::vector<LeftWork>>& left) {
            if (left) emit leftWorkFound(*left);
        },
        JobKind::Keeps);
}

void Session::recover(const LeftWork& left)
{
    startLoading(
        tr("Open what was not saved"),
        [left](const ReadAnswers& answers, Progress& progress) { return pleio::recover(left, answers, progress); },
        [this] { findLeftWork(); });
}

void Session::dropLeftWork(const LeftWork& left)
{
    m_jobs.start<int>(
        tr("Remove what was not saved"), this,
        [left](Progress&) -> Result<int> {
            pleio::dropLeftWork(left);
            return 0;
        },
        [this](const Result<int>&) { findLeftWork(); }, JobKind::Keeps);
}

void Session::keepSafe(const Change& change)
{
    if (!m_document.copy) return;
    m_jobs.start<int>(
        tr("Keep the work safe"), this,
        [copy = m_document.copy, change](Progress& progress) -> Result<int> {
            const Result<void> kept = copy->with([&](ProjectStore& store) { return change(store, progress); });
            if (!kept) return kept.error();
            return 0;
        },
        [this](const Result<int>& kept) {
            if (!kept) addFailure(kept.error(), tr("Keeping the work safe"));
        },
        JobKind::Keeps);
}

void Session::keepDocument()
{
    Document document = m_document;
    m_nextRuns.keepIn(document);
    keepSafe(
        [document](ProjectStore& store, Progress& progress) { return pleio::keepDocument(document, store, progress); });
}

void Session::release(std::shared_ptr<WorkingCopy> copy)
{
    if (!copy) return;
    const auto last = std::make_shared<std::shared_ptr<WorkingCopy>>(std::move(copy));
    m_jobs.start<int>(
        tr("Close the project"), this,
        [last](Progress&) -> Result<int> {
            last->reset();
            return 0;
        },
        [](const Result<int>&) {}, JobKind::Keeps);
}

void Session::changed()
{
    ++m_document.revision;
    if (m_document.copy && !m_keepSoon.isActive()) m_keepSoon.start();
    emit titleChanged();
}

}  // namespace pleio
