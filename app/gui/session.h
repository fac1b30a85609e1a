// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/document.h"
#include "app/gui/edit_history.h"
#include "app/gui/file_writes.h"
#include "app/gui/next_runs.h"
#include "app/gui/safe_keeping.h"
#include "app/gui/selection.h"
#include "app/gui/swarm_link.h"
#include "core/analysis/needs.h"
#include "core/base/question.h"
#include "core/jobs/job_runner.h"
#include "widgets/models/notes_model.h"

#include <QObject>
#include <QString>
#include <QStringList>

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
    /// Files on their way.
    [[nodiscard]] FileWrites& writes() { return m_writes; }
    [[nodiscard]] const FileWrites& writes() const { return m_writes; }
    /// What is kept safe without being asked, and what programs that died have left.
    [[nodiscard]] SafeKeeping& keeping() { return m_keeping; }
    /// What was done to the document, to be undone and done again.
    [[nodiscard]] EditHistory& edits() { return m_edits; }

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
    /// The run of an analysis that pages show, or null.
    [[nodiscard]] std::shared_ptr<const ResultIndex> result(std::string_view analysis) const;
    /// The result that the trait pages show: of kDecode.
    [[nodiscard]] std::shared_ptr<const DecodeIndex> decoding() const;
    /// Why a result does not belong to the present inputs, parameters and seed; empty if it does.
    [[nodiscard]] QStringList staleReasons(std::string_view analysis) const;
    [[nodiscard]] Request request(std::string_view analysis) const;
    /// The parameters the next run takes, which are kept with the document; results made with others become stale at
    /// once.
    void setRequest(const Request& request);

    /// The sets of the open project; for SetBook, which makes steps of it.
    void setSets(SetList sets);

    /// Selects, or adds to the selection, those of the keys of a figure that are genes of the genome.
    void selectGenes(const QSet<QString>& keys, bool extend);

    // Jobs. Each returns at once.
    /// Several files, folders and archives are only sorted: `sorted` tells what they are taken for.
    void open(const QStringList& paths, std::optional<SourceRole> role = {});
    /// Reads in what was sorted, as it was or changed; `paths` are those that were given.
    void openSorted(const Intake& intake, const QStringList& paths);
    /// Opens the project anew, and for writing, that a program of another machine left locked.
    void takeOver();
    void openSample();
    /// Reads the sources again in another way.
    void readAgain(const LoadOptions& options);
    void removeSource(const std::string& sha256);
    /// Opens what a program that died left unsaved.
    void recover(const LeftWork& left);
    /// Goes on with the reading that `asked` something.
    void answer(const QString& value);
    /// Ends it; what could not be decided becomes a problem.
    void giveUp();
    /// One run of an analysis at a time, here or on `swarm`. There it waits for server and workers as long as it takes.
    /// `parent` is the id of the run that this one repeats or varies.
    void analyze(const Request& request, const std::optional<Swarm>& swarm = {}, const std::string& parent = {});
    /// Reads from the working copy what pages are to show, after runs were removed, brought back or pinned.
    void refreshShown();
    /// Writes the document as it is now. Files are written one after the other in the order of asking, and neither
    /// closing the document nor JobRunner::cancelAll stops that.
    void save(const QString& path);
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
    /// A run of this analysis was asked for.
    void runStarted(const QString& analysis);
    /// A run did not take the value of a parameter, which error.where names.
    void runRefused(const QString& analysis, const Error& error);
    /// There is the result of a run of this analysis.
    void runFinished(const QString& analysis);
    /// The project has other sets than before (not with another document).
    void setsChanged();
    /// The working copy holds other trials than before.
    void trialsChanged();

private:
    using Load = std::function<Result<Document>(const ReadAnswers&, Progress&)>;
    void startLoading(const QString& title, const Load& load, const std::function<void()>& done = {},
                      const ReadAnswers& answers = {});
    void openWith(const QStringList& paths, std::optional<SourceRole> role, const ReadAnswers& answers);
    /// What to do with the answers to all questions.
    using Again = std::function<void(const ReadAnswers&)>;
    /// False, and a problem, while other files are being read.
    [[nodiscard]] bool mayLoad(const QString& title);
    /// The job of opening is over; `serial` is that of the content to which it may add. If it asks something, it is
    /// begun `again` with that answer and those it had.
    void loaded(Result<Document> document, int serial, const QString& title, const std::function<void()>& done,
                const ReadAnswers& answers, const Again& again);
    [[nodiscard]] std::function<void()> rememberPaths(const QStringList& paths);
    void offer(Document document, const QString& title, const std::function<void()>& done);
    void take(Document document, const QString& title);
    /// What files say, as a step that can be undone.
    struct Content {
        LoadOptions options;
        std::shared_ptr<const Dataset> dataset;
        std::shared_ptr<const GeneIndex> geneNames;
        std::shared_ptr<const ResultIndex> summary;
        std::vector<Note> notes;
    };
    [[nodiscard]] Content content() const;
    void setContent(const Content& content);
    void emitContentChanged();
    void showRequest(const Request& request);
    void restoreSelection();
    void keepSelection();
    void keep(IndexedTrial trial);
    void keepTrial(const Trial& trial, const std::shared_ptr<const Report>& report);
    /// Brings the working copy up to date.
    void keepDocument();
    void keepHistory(const QString& what);
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
    int m_contentSerial = 1;   ///< changes with what the files say; what is read for another is dropped
    int m_openingJob = 0;
    std::optional<Waiting> m_waiting;
    std::map<std::string, int, std::less<>> m_analysisJobs;  ///< by analysis; those that run or wait
    std::set<int> m_swarmJobs;
    FileWrites m_writes{m_jobs};
    SafeKeeping m_keeping;
    EditHistory m_edits;
};

}  // namespace pleio
