// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_run.h"
#include "app/cli/batch_monitor.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/option_checks.h"
#include "app/cli/read_choices.h"
#include "app/cli/swarm_options.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/batch.h"
#include "core/analysis/predicted_genes.h"
#include "core/analysis/report_files.h"
#include "core/base/terminal.h"
#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>
#include <set>

namespace pleio::cli {

namespace {

constexpr const char* kPlaceholder = "{}";

struct BatchOptions {
    std::vector<std::string> genomes;
    Inputs inputs;  ///< of every genome; file names may hold the placeholder
    std::string analysis, folder;
    std::vector<std::string> parameters;  ///< "id=value"
    std::uint64_t seed = 1;
    SwarmOptions swarm;
    std::string metrics;  ///< where they are served; empty: nowhere
};

/// One genome of the batch.
struct Job {
    std::string name;
    Inputs inputs;
    std::string folder;
};

/// "K12" of "folder/K12.gbff.gz".
std::string nameOf(const std::string& path)
{
    QString name = QFileInfo(QString::fromStdString(path)).fileName();
    for (const char* packed : {".gz", ".bgz"})
        if (name.endsWith(QLatin1String(packed))) name.chop(static_cast<int>(std::string_view(packed).size()));
    const QString stem = QFileInfo(name).completeBaseName();
    return (stem.isEmpty() ? name : stem).toStdString();
}

void fillIn(std::string& path, const std::string& name)
{
    for (std::size_t at = 0; (at = path.find(kPlaceholder, at)) != std::string::npos; at += name.size())
        path.replace(at, std::string_view(kPlaceholder).size(), name);
}

Result<std::vector<Job>> jobsOf(const BatchOptions& options)
{
    std::vector<Job> jobs;
    std::set<std::string> taken{"summary"};
    for (const std::string& path : options.genomes) {
        Job job{nameOf(path), options.inputs, {}};
        if (!taken.insert(job.name).second)
            return Error{ErrorKind::Usage,
                         "Two genomes would be called \"" + job.name +
                             "\", or one as the folder of the summary is; rename a file.",
                         path};
        for (auto& ofRole : job.inputs.files)
            for (std::string& file : ofRole) fillIn(file, job.name);
        job.inputs.of(SourceRole::Genome) = {path};
        job.folder =
            QDir(QString::fromStdString(options.folder)).filePath(QString::fromStdString(job.name)).toStdString();
        jobs.push_back(std::move(job));
    }
    return jobs;
}

Result<ParameterTexts> parameterTexts(const std::vector<std::string>& given)
{
    ParameterTexts texts;
    for (const std::string& text : given) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return Error{ErrorKind::Usage, "A parameter is set as name=value.", "--set " + text};
        texts[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return texts;
}

std::vector<std::string> inputsOf(const std::vector<Job>& jobs)
{
    std::vector<std::string> all;
    for (const Job& job : jobs)
        for (std::string& path : pathsOf(job.inputs)) all.push_back(std::move(path));
    return all;
}

Result<std::vector<ResultHold>> claimFolders(const AnalysisDescriptor& analysis, const std::vector<Job>& jobs,
                                             const std::vector<std::string>& inputs)
{
    std::vector<ResultHold> places;
    for (const Job& job : jobs) {
        auto place = claimResultPlace({job.folder, inputs}, reportFileNames(analysis.tables));
        if (!place) return place.error();
        places.push_back(*std::move(place));
    }
    return places;
}

/// The files and the genes that have to be predicted, so that no worker predicts others.
Result<std::vector<SourceFile>> sourcesToSend(const Inputs& inputs, const Intake& intake, Progress& progress)
{
    auto sources = readFiles(intake, progress);
    if (!sources) return sources;
    if (auto added = addPrediction(*sources, inputs.options.genome, progress); !added) return added.error();
    return sources;
}

/// Runs the request on each genome here or elsewhere and keeps what the summary needs. A genome that fails does not
/// stop the others.
class Batch {
public:
    /// `inputs` are the files of all jobs.
    Batch(const Request& request, const std::vector<Job>& jobs, const std::vector<std::string>& inputs)
        : m_request(request), m_jobs(jobs), m_inputs(inputs), m_results(jobs.size())
    {
    }

    Result<void> runHere(Progress& progress)
    {
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            SubProgress own = partOf(progress, i, 0, 1);
            SubProgress loading(own, 0, 0.1), running(own, 0.1, 0.9), writing(own, 0.9, 1);
            auto report = reportOf(m_jobs[i].inputs, loading, running);
            if (const auto kept = keep(i, std::move(report), writing); !kept) return kept;
        }
        return {};
    }

    /// All tasks are submitted before the first result is fetched, so that no worker waits; the largest genomes first,
    /// so that in the end no worker is left alone with one. `monitor` may be nullptr.
    Result<void> runElsewhere(const Swarm& swarm, BatchMonitor* monitor, Progress& progress)
    {
        const std::vector<std::size_t> order = largestFirst();
        std::vector<std::string> ids(m_jobs.size());
        auto done = submitAll(swarm, monitor, order, ids, progress);
        for (std::size_t i = 0; done && i < order.size(); ++i) {
            SubProgress own = partOf(progress, i, kShareOfSending, 1);
            SubProgress waiting(own, 0, 0.9), writing(own, 0.9, 1);
            const std::size_t job = order[i];
            if (ids[job].empty()) continue;  // it could not be read
            auto report = awaitSwarm(swarm, ids[job], waiting);
            if (monitor != nullptr) monitor->tellEnd(ids[job], m_request.analysis, report);
            done = keep(job, std::move(report), writing);
        }
        if (!done && done.error().kind == ErrorKind::Cancelled) {
            std::erase(ids, std::string());
            RedisConnection redis(swarm.address);
            if (const auto stopped = TaskQueue(redis, swarm.keys).cancel(ids); !stopped) return stopped.error();
        }
        return done;
    }

    [[nodiscard]] const std::vector<BatchResult>& results() const { return m_results; }

private:
    static constexpr double kShareOfSending = 0.1;

    [[nodiscard]] SubProgress partOf(Progress& progress, std::size_t index, double from, double to) const
    {
        const double step = (to - from) / static_cast<double>(m_jobs.size());
        return {progress, from + step * static_cast<double>(index), from + step * static_cast<double>(index + 1)};
    }

    [[nodiscard]] std::vector<std::size_t> largestFirst() const
    {
        std::vector<qint64> bytes;
        for (const Job& job : m_jobs) bytes.push_back(QFileInfo(QString::fromStdString(job.inputs.genome())).size());
        std::vector<std::size_t> order(m_jobs.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t job) { return bytes[job]; });
        return order;
    }

    Result<Report> reportOf(const Inputs& inputs, Progress& loading, Progress& running) const
    {
        SubProgress sorting(loading, 0, 0.1), parsing(loading, 0.1, 1);
        const auto intake = sortByRole(inputs.files, sorting);
        if (!intake) return intake.error();
        const auto dataset = load(inputs, *intake, parsing);
        if (!dataset) return dataset.error();
        auto report = cli::runHere(m_request, *dataset, running);
        const auto notes = intakeNotes(*intake);
        if (report) report->notes.insert(report->notes.end(), notes.begin(), notes.end());
        return report;
    }

    /// The ids of the tasks, by job; empty for what cannot be read.
    Result<void> submitAll(const Swarm& swarm, BatchMonitor* monitor, const std::vector<std::size_t>& order,
                           std::vector<std::string>& ids, Progress& progress)
    {
        for (std::size_t i = 0; i < order.size(); ++i) {
            const Inputs& inputs = m_jobs[order[i]].inputs;
            SubProgress sending = partOf(progress, i, 0, kShareOfSending);
            const auto intake = sortByRole(inputs.files, sending);
            const auto sources = intake ? sourcesToSend(inputs, *intake, sending) : intake.error();
            if (!sources) {
                if (const auto kept = keep(order[i], sources.error(), sending); !kept) return kept;
                continue;
            }
            const auto loadOptions = inputs.loadOptions(*sources);
            if (!loadOptions) return loadOptions.error();
            auto id = submitToSwarm(swarm, {m_request, *sources, *loadOptions, intakeNotes(*intake)}, {}, 1, sending);
            if (!id) return id.error();
            if (monitor != nullptr) {
                for (const SourceFile& source : *sources)
                    monitor->tell(worker_event::InputRead{std::ssize(source.bytes)});
                monitor->tell(worker_event::TaskSubmitted{*id, m_request.analysis});
            }
            ids[order[i]] = std::move(*id);
        }
        return {};
    }

    Result<void> keep(std::size_t index, Result<Report> report, Progress& writing)
    {
        const Job& job = m_jobs[index];
        if (report) {
            if (const auto written = writeReport(*report, {job.folder, m_inputs}, writing); !written) return written;
            m_results[index] = batchResult(job.name, *report);
            return {};
        }
        if (report.error().kind == ErrorKind::Cancelled) return report.error();
        // An error that names the genome's file says already which genome it is.
        const std::string line = report.error().oneLine();
        const std::string file = QFileInfo(QString::fromStdString(job.inputs.genome())).fileName().toStdString();
        const bool isNamed = line.starts_with(file) || line.starts_with(job.inputs.genome());
        warn("%s%s\n", isNamed ? "" : (job.name + ": ").c_str(), line.c_str());
        if (report.error().question) warn("%s\n", howToAnswer(*report.error().question).c_str());
        m_results[index] = batchFailure(job.name, report.error());
        return {};
    }

    const Request& m_request;
    const std::vector<Job>& m_jobs;
    const std::vector<std::string>& m_inputs;
    std::vector<BatchResult> m_results;  ///< in the order of the jobs
};

Result<void> batch(const BatchOptions& options, Progress& progress)
{
    const std::string_view byInputs = options.inputs.of(SourceRole::Traits).empty() ? kCodonUsage : kDecode;
    const std::string id = options.analysis.empty() ? std::string(byInputs) : options.analysis;
    const AnalysisDescriptor* analysis = findAnalysis(id);
    if (analysis == nullptr)
        return Error{ErrorKind::Usage, "There is no analysis \"" + id + "\"; `pleioscope-cli list` names them all.",
                     "--analysis"};
    const auto texts = parameterTexts(options.parameters);
    if (!texts) return texts.error();
    auto parameters = parametersFrom(*analysis, *texts);
    if (!parameters) {
        Error error = parameters.error();
        error.where = "--set " + error.where;
        return error;
    }
    const Request request{id, std::move(*parameters), options.seed};
    const auto jobs = jobsOf(options);
    if (!jobs) return jobs.error();
    const auto swarm = swarmFrom(options.swarm);
    if (!swarm) return swarm.error();
    std::unique_ptr<BatchMonitor> monitor;
    if (!options.metrics.empty()) {
        auto started = BatchMonitor::start(**swarm, options.metrics);
        if (!started) return started.error();
        monitor = std::move(*started);
    }
    const std::string summaryFolder =
        QDir(QString::fromStdString(options.folder)).filePath(QStringLiteral("summary")).toStdString();
    const std::vector<std::string> inputs = inputsOf(*jobs);
    const auto summaryPlace = claimResultPlace({summaryFolder, inputs}, reportFileNames(summaryTables()));
    if (!summaryPlace) return summaryPlace.error();
    const auto places = claimFolders(*analysis, *jobs, inputs);
    if (!places) return places.error();

    Batch runs(request, *jobs, inputs);
    SubProgress running(progress, 0, 0.97), writing(progress, 0.97, 1);
    const auto ran = *swarm ? runs.runElsewhere(**swarm, monitor.get(), running) : runs.runHere(running);
    if (!ran) return ran;
    auto summary = batchSummary(*analysis, runs.results(), writing);
    if (!summary) return summary.error();
    if (const auto written = writeReport(*summary, {summaryFolder, inputs}, writing); !written) return written;
    const auto failed = static_cast<std::int64_t>(summary->scalar("genomes_failed")->value);
    const std::int64_t all = std::ssize(*jobs);
    say("%s of %s analysed. Summary: %s\n", displayCount(all - failed).c_str(),
        counted(all, "genome", "genomes").c_str(), summaryFolder.c_str());
    if (const auto kind = batchFailureKind(runs.results()))
        return Error{*kind,
                     counted(failed, "genome has", "genomes have") +
                         " no report; the reasons are in the table of the summary.",
                     {}};
    return {};
}

}  // namespace

void addBatch(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command = *app.add_subcommand(
        "batch", "Run one analysis on many genomes, here or on a swarm, and compare them.\n"
                 "{} in the name of another file stands for the name of the genome's file without its endings.");
    const auto options = std::make_shared<BatchOptions>();
    command.add_option("genomes", options->genomes, "Genomes, as for analyze.")->required();
    command.add_option("--analysis", options->analysis,
                       "Id of the analysis; without it cipher.decode if there are traits, else codon.usage.");
    command.add_option("--set", options->parameters,
                       "A parameter of the analysis as name=value; see describe. May be given several times.");
    addSeedOption(command, options->seed);
    command.add_option("--out", options->folder, "Folder for one folder a genome and the folder \"summary\".")
        ->required();
    addReadingOptions(command, options->inputs);
    addTraitOptions(command, options->inputs);
    addSwarmOptions(command, options->swarm, false);
    addShareOption(command, options->swarm);
    command
        .add_option("--metrics", options->metrics,
                    "Serve metrics for Prometheus at http://HOST:PORT/metrics while the batch waits for the swarm, and "
                    "/healthz and /readyz; without a host only to this machine.")
        ->option_text("[HOST:]PORT")
        ->needs("--swarm");
    command.callback([&chosen, options] {
        chosen.drawsFigures = true;
        chosen.action = [options](Progress& progress) { return batch(*options, progress); };
    });
}

}  // namespace pleio::cli
