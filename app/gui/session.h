// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/document.h"
#include "app/gui/next_runs.h"
#include "app/gui/selection.h"
#include "app/gui/swarm_link.h"
#include "core/analysis/needs.h"
#include "core/base/question.h"
#include "core/jobs/job_runner.h"
#include "core/plot/plot_spec.h"
#include "widgets/models/notes_model.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace pleio {

/// A run that has not ended.
struct ActiveRun {
    int job = 0;
    QString title;
    bool isOnSwarm = false;
};

/// A file that is not written yet.
struct PendingWrite {
    int job = 0;
    QString path;
    int document = 0;           ///< serial of the document that is saved; 0 for an export
    std::int64_t revision = 0;  ///< of that document
    [[nodiscard]] bool isSave() const { return document != 0; }
};

/// The open document and all that can be done with it. Reading, analysing and writing run as jobs; what
/// fails becomes a problem and leaves the document as it was.
class Session final : public QObject {
    Q_OBJECT
public:
    /// Open projects have their working copies below `workRoot`, a folder of this user alone.
    explicit Session(std::string workRoot, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] JobRunner& jobs() { return m_jobs; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    /// Other machines that run analyses, if the user has connected to them.
    [[nodiscard]] SwarmLink& swarm() { return m_swarm; }

    // The document.
    [[nodiscard]] const Document& document() const { return m_document; }
    [[nodiscard]] const std::shared_ptr<const Dataset>& dataset() const { return m_document.dataset; }
    /// Whether files are open: a genome, or tables without one.
    [[nodiscard]] bool hasData() const { return m_document.dataset != nullptr; }
    [[nodiscard]] bool hasTraits() const;
    [[nodiscard]] bool hasPhenotypes() const;
    /// The first thing that the analysis needs and that is not loaded.
    [[nodiscard]] std::optional<Need> lacking(const AnalysisDescriptor& analysis) const;
    [[nodiscard]] bool isSimulated() const;
    [[nodiscard]] QString title() const;
    /// The file does not hold what is here (Document::revision): until it is written, also while it is being written.
    [[nodiscard]] bool isDirty() const { return m_document.isUnsaved(); }
    /// All that is here is on its way into a file.
    [[nodiscard]] bool isBeingSaved() const;
    /// The file of the document belongs to another program, or cannot be written.
    [[nodiscard]] bool isReadOnly() const { return !m_document.projectPath.empty() && !m_document.lock; }
    /// Where Save writes to: the file of the document, or that which it is on its way to; empty if there is none.
    [[nodiscard]] QString savePath() const;
    /// The gene of this name (id, locus tag, symbol, …), or nullptr.
    [[nodiscard]] const Gene* findGene(const QString& name) const;
    /// The trait as matched to the genome, or nullptr. A trait without source is found by its name.
    [[nodiscard]] const Trait* findTrait(const TraitId& trait) const;
    [[nodiscard]] std::vector<Problem> problems() const;

    // Results.
    /// The last run of an analysis, or null.
    [[nodiscard]] std::shared_ptr<const ResultIndex> result(std::string_view analysis) const;
    /// The result that the trait pages show: of kDecode.
    [[nodiscard]] std::shared_ptr<const DecodeIndex> decoding() const;
    /// Why a result does not belong to the present inputs, parameters and seed; empty if it does.
    [[nodiscard]] QStringList staleReasons(std::string_view analysis) const;
    [[nodiscard]] Request request(std::string_view analysis) const;
    /// The parameters the next run takes, which are kept with the document; results made with others become stale at
    /// once.
    void setRequest(const Request& request);

    /// Selects, or adds to the selection, those of the keys of a figure that are genes of the genome.
    void selectGenes(const QSet<QString>& keys, bool extend);

    // Jobs. Each returns at once.
    /// Several files, folders and archives are only sorted: `sorted` tells what they are taken for.
    void open(const QStringList& paths, std::optional<SourceRole> role = {});
    /// Reads in what was sorted, as it was or changed; `paths` are those that were given.
    void openSorted(const Intake& intake, const QStringList& paths);
    void openSample();
    /// Reads the sources again in another way.
    void readAgain(const LoadOptions& options);
    void removeSource(const std::string& sha256);
    /// Looks for what programs that died left unsaved; leftWorkFound tells.
    void findLeftWork();
    /// Opens it.
    void recover(const LeftWork& left);
    /// Removes it for good.
    void dropLeftWork(const LeftWork& left);
    /// Goes on with the reading that `asked` something.
    void answer(const QString& value);
    /// Ends it; what could not be decided becomes a problem.
    void giveUp();
    /// One run of an analysis at a time, here or on `swarm`. There it waits for server and workers as long as it takes.
    void analyze(const Request& request, const std::optional<Swarm>& swarm = {});
    /// Writes the document as it is now. Files are written one after the other in the order of asking, and neither
    /// closing the document nor JobRunner::cancelAll stops that.
    void save(const QString& path);
    void exportTable(const std::shared_ptr<const Table>& table, const QString& path);
    /// The format follows the suffix. Drawing is done here (see BusyCursor); writing is a job.
    void exportFigure(const PlotSpec& spec, const QString& path);
    /// All tables of a result, report.json and report.html into a folder.
    void exportReport(std::string_view analysis, const QString& folder);
    /// Runs end without a result; what is being written goes on.
    void closeDocument();
    /// Asked before a document gives way to another that was opened: calls `proceed` now, later or never.
    using Confirm = std::function<void(std::function<void()> proceed)>;
    void setConfirm(Confirm confirm) { m_confirm = std::move(confirm); }

    /// Makes a problem of what went wrong in `step` ("Export"); Cancelled is only mentioned.
    void addFailure(const Error& error, const QString& step);

    [[nodiscard]] bool isOpening() const { return m_openingJob != 0; }
    /// Job id of the run of this analysis that runs or waits, 0 if there is none.
    [[nodiscard]] int analysisJob(std::string_view analysis) const;
    /// Runs of this document that are not over, here and on a swarm.
    [[nodiscard]] std::vector<ActiveRun> runs() const;
    void cancelRuns();
    /// Files on their way, oldest first.
    [[nodiscard]] const std::vector<PendingWrite>& writes() const { return m_writes; }
    /// Gives them up; what was there before stays.
    void cancelWrites();

    /// What pages want kept in the project (Project::view).
    void setViewState(const std::string& key, const std::string& value);
    [[nodiscard]] QString viewState(const std::string& key) const;

signals:
    /// Files were looked at, and somebody should see what they are taken for before they are read in.
    void sorted(const Intake& intake, const QStringList& paths);
    /// A file can be read in several ways, and reading waits for `answer` or `giveUp`. Another reading gives it up.
    void asked(const Question& question);
    /// There is nothing to answer any more.
    void askedNoMore();
    /// All that there is, newest first; may be none.
    void leftWorkFound(const std::vector<LeftWork>& left);
    /// Another document is open, or none.
    void documentReplaced();
    /// The sources or what was read from them changed (also after documentReplaced).
    void datasetChanged();
    /// There is a new result.
    void resultsChanged();
    /// Results became stale or fresh, because inputs or the parameters of the next run changed.
    void stalenessChanged();
    /// Name, path or unsaved changes.
    void titleChanged();
    void problemsChanged();
    /// A job ended badly; the message is also among the problems.
    void failed(const QString& message);
    /// Something worth a line in the status bar went well.
    void informed(const QString& message);
    void fileOpened(const QString& path);
    /// Opening, a run or a write began or is over.
    void busyChanged();
    /// A file was not written, because that failed or was cancelled.
    void notWritten(const PendingWrite& write);
    /// A run of this analysis has been kept.
    void runFinished(const QString& analysis);

private:
    using Load = std::function<Result<Document>(const ReadAnswers&, Progress&)>;
    void startLoading(const QString& title, const Load& load, const std::function<void()>& done = {},
                      const ReadAnswers& answers = {});
    void openWith(const QStringList& paths, std::optional<SourceRole> role, const ReadAnswers& answers);
    /// What to do with the answers to all questions.
    using Again = std::function<void(const ReadAnswers&)>;
    /// False, and a problem, while other files are being read.
    [[nodiscard]] bool mayLoad(const QString& title);
    /// The job of opening is over; `serial` is that of the document to which it may add. If it asks something, it is
    /// begun `again` with that answer and those it had.
    void loaded(Result<Document> document, int serial, const QString& title, const std::function<void()>& done,
                const ReadAnswers& answers, const Again& again);
    [[nodiscard]] std::function<void()> rememberPaths(const QStringList& paths);
    void offer(Document document, const std::function<void()>& done);
    void take(Document document);
    void chooseTrait();
    void restoreSelection();
    void keepSelection();
    void keep(IndexedTrial trial);
    /// Does something with the working copy, after all that was asked for before.
    using Change = std::function<Result<void>(ProjectStore&, Progress&)>;
    void keepSafe(const Change& change);
    /// Brings the working copy up to date.
    void keepDocument();
    /// Lets the working copy of a document that was open go, without waiting for the disk.
    void release(std::shared_ptr<WorkingCopy> copy);
    using Write = std::function<Result<void>(Progress&)>;
    /// Starts the job of a file; `done` when it is there.
    void startWriting(const QString& title, const QString& step, PendingWrite write, const Write& work,
                      const std::function<void()>& done);
    /// The files that the open document was read from, and its project; no export is written over them.
    [[nodiscard]] std::vector<std::string> inputPaths() const;
    void exportFile(const QString& path, const std::function<QByteArray()>& content);
    /// The document is not what it was.
    void changed();

    /// A reading that waits for an answer.
    struct Waiting {
        Error error;
        QString title;
        ReadAnswers answers;
        Again again;
    };

    JobRunner m_jobs;
    Selection m_selection;
    SwarmLink m_swarm;
    Document m_document;
    std::vector<Problem> m_failures;
    NextRuns m_nextRuns;
    Confirm m_confirm;
    int m_documentSerial = 1;  ///< changes when another document is opened; results of older ones are dropped
    int m_openingJob = 0;
    std::optional<Waiting> m_waiting;
    std::map<std::string, int, std::less<>> m_analysisJobs;  ///< by analysis; those that run or wait
    std::set<int> m_swarmJobs;
    std::vector<PendingWrite> m_writes;
    std::string m_workRoot;
    QTimer m_keepSoon;  ///< until what was changed is kept in the working copy
};

}  // namespace pleio
