// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of a large project (100,000 trials; a report with a row for each of 1,000,000 genes), beside the
// sqlite3 shell that is given the same statements on the same file in the same run.
#include "core/project/project_store.h"
#include "tests/core/project/made_trials.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>

using namespace pleio;

namespace {

constexpr int kTrials = 100'000, kGenes = 1'000'000, kTimes = 5;

void require(bool good, const std::string& what)
{
    if (good) return;
    std::fprintf(stderr, "%s failed\n", what.c_str());
    std::exit(1);
}

template <class T>
T valueOf(Result<T> result)
{
    require(result.has_value(), result ? "" : result.error().oneLine());
    return *std::move(result);
}

/// Every statement that a connection of this program begins, with its values, while `isRecording`.
struct Statements {
    bool isRecording = false;
    std::string sql;
};
Statements recorded;

int record(sqlite3* database, char** /*message*/, const sqlite3_api_routines* /*api*/)
{
    return sqlite3_trace_v2(
        database, SQLITE_TRACE_STMT,
        [](unsigned, void*, void* statement, void*) {
            if (!recorded.isRecording) return 0;
            char* text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
            // Not what the search itself asks of its own tables.
            if (text != nullptr && std::string_view(text).find("trial_text_") == std::string_view::npos)
                recorded.sql += std::string(text) + ";\n";
            sqlite3_free(text);
            return 0;
        },
        nullptr);
}

double msOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// What the shell needs for the statements, without what it needs to start.
double shellMs(const std::string& database, const std::string& sql)
{
    QProcess shell;
    shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), QString::fromStdString(database)});
    require(shell.waitForStarted(), "sqlite3 (is the package installed?)");
    shell.write(QByteArray::fromStdString(".output /dev/null\n.timer on\n" + sql + "\n"));
    shell.closeWriteChannel();
    require(shell.waitForFinished(600'000) && shell.exitCode() == 0, "sqlite3");
    const QByteArray errors = shell.readAllStandardError();
    require(errors.isEmpty(), "sqlite3: " + errors.toStdString());
    double seconds = 0;
    // "Run Time: real 0.012 user 0.010 sys 0.001"
    for (const QByteArray& line : shell.readAllStandardOutput().split('\n'))
        if (line.startsWith("Run Time: real ")) seconds += line.split(' ').value(3).toDouble();
    return 1000 * seconds;
}

int misses = 0;

void print(const std::string& what, double here, double shell, double aim)
{
    const bool isMissed = aim > 0 && here > aim;
    misses += isMissed ? 1 : 0;
    std::printf("%-58s %9.1f ms %9.1f ms %6.2f %8s%s\n", what.c_str(), here, shell, shell > 0 ? here / shell : 0.0,
                aim > 0 ? ("< " + std::to_string(static_cast<int>(aim))).c_str() : "", isMissed ? "  missed" : "");
    std::fflush(stdout);
}

/// The least of some times, here and in the shell.
void compare(const std::string& what, const std::string& database, double aim, const std::function<void()>& work)
{
    recorded = {true, {}};
    double here = msOf(work);
    recorded.isRecording = false;
    double shell = shellMs(database, recorded.sql);
    for (int i = 1; i < kTimes; ++i) {
        here = std::min(here, msOf(work));
        shell = std::min(shell, shellMs(database, recorded.sql));
    }
    print(what, here, shell, aim);
}

Report largeReport()
{
    std::vector<std::string> ids;
    std::vector<std::int64_t> lengths;
    std::vector<double> scores, ps;
    for (std::int64_t i = 0; i < kGenes; ++i) {
        ids.push_back("gene" + std::to_string(i));
        lengths.push_back(300 + i % 977);
        scores.push_back(static_cast<double>(i * 7919 % 100'003) / 100'003);
        ps.push_back(static_cast<double>(i * 104'729 % 1'000'003) / 1'000'003);
    }
    Report report;
    report.title = "A million genes";
    report.tables = {{"genes",
                      "Genes",
                      {{"gene_id", "Gene", "", ids},
                       {"length", "Length", "bp", lengths},
                       {"score", "Score", "", scores},
                       {"p", "p", "", ps}}}};
    report.provenance.analysis = "codon.bias";
    report.provenance.simulated = true;
    return report;
}

const char* nameOf(TrialOrder order)
{
    constexpr std::array<const char*, 6> kNames{"made", "name", "analysis", "state", "duration", "starred"};
    return kNames[static_cast<std::size_t>(order)];
}

}  // namespace

int main()
{
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(record));
    NoProgress none;
    const QTemporaryDir dir;
    const auto at = [&](const char* name) { return dir.filePath(QString::fromUtf8(name)).toStdString(); };
    const std::string work = at("work.sqlite"), file = at("p.pleio");
    std::printf("%d trials, a report of %d rows; least of %d times; SQLite %s\n\n%-58s %12s %12s %6s %8s\n", kTrials,
                kGenes, kTimes, sqlite3_libversion(), "what", "here", "sqlite3", "ratio", "aim/ms");

    const std::vector<Trial> trials = test::madeTrials(kTrials);
    std::optional<ProjectStore> filled;
    double insertMs = 1e9;
    for (int i = 0; i < kTimes; ++i) {
        filled.reset();
        for (const char* end : {"", "-wal", "-shm"}) QFile::remove(QString::fromStdString(work + end));
        filled.emplace(valueOf(ProjectStore::create(work)));
        insertMs = std::min(insertMs, msOf([&] { require(filled->addAll(trials, none).has_value(), "addAll"); }));
    }
    ProjectStore& store = *filled;
    const Report report = largeReport();
    Trial large = trialOf(report.provenance);
    large.id = "large";
    const double addMs = msOf([&] { require(store.add(large, &report, none).has_value(), "add"); });
    double saveMs = 1e9;
    for (int i = 0; i < kTimes; ++i)
        saveMs = std::min(saveMs, msOf([&] { require(store.saveTo(file, none).has_value(), "saveTo"); }));

    // The same rows from one table into another, as the fastest that can be had.
    {
        valueOf(ProjectStore::create(at("empty.sqlite")));
        const double shell = shellMs(
            at("empty.sqlite"),
            "ATTACH '" + file +
                "' AS s; PRAGMA synchronous = NORMAL; BEGIN; INSERT INTO trial SELECT * FROM s.trial; INSERT INTO "
                "trial_tag "
                "SELECT * FROM s.trial_tag; INSERT INTO trial_text (rowid, name, hypothesis, note, tags, analysis, "
                "parameters, message) SELECT position, name, hypothesis, note, coalesce((SELECT group_concat(tag, ' ') "
                "FROM "
                "trial_tag WHERE trial = trial.position), ''), analysis, parameters, message FROM trial; COMMIT;");
        print("insert 100,000 trials (aim: 50,000 rows/s)", insertMs, shell, 1000.0 * kTrials / 50'000);
    }
    print("add the report of 1,000,000 rows", addMs, 0, 0);
    print("save (" + std::to_string(QFileInfo(QString::fromStdString(file)).size() / 1'000'000) + " MB)", saveMs,
          shellMs(file, "VACUUM INTO '" + at("vacuumed") + "';"), 0);

    {
        int number = 0;
        double here = 1e9, shell = 1e9;
        for (int i = 0; i < kTimes; ++i) {
            const std::string copy = at(("copy" + std::to_string(++number)).c_str());
            here = std::min(here, msOf([&] {
                                const auto opened = valueOf(ProjectStore::copyOf(file, copy, none));
                                valueOf(opened.project(none));
                                valueOf(opened.lastTrials());
                                valueOf(opened.trials({}));
                            }));
            shell =
                std::min(shell, shellMs(file, "VACUUM INTO '" + at(("shell" + std::to_string(number)).c_str()) + "';"));
        }
        print("open: working copy, files, last runs, first page", here, shell, 1000);
    }
    compare("read the report of 1,000,000 rows", file, 0, [&] { valueOf(store.report("large", none)); });

    struct Filter {
        const char* name;
        TrialQuery query;
        double aim;
    };
    std::vector<Filter> filters{{"all", {}, 50}};
    const auto filter = [&](const char* name, double aim, const std::function<void(TrialQuery&)>& set) {
        Filter made{name, {}, aim};
        set(made.query);
        filters.push_back(std::move(made));
    };
    filter("analysis", 50, [](TrialQuery& query) { query.analysis = "codon.usage"; });
    filter("failed", 50, [](TrialQuery& query) { query.state = TrialState::Failed; });
    filter("done", 50, [](TrialQuery& query) { query.state = TrialState::Done; });
    filter("tag", 50, [](TrialQuery& query) { query.tag = "ribosome"; });
    filter("starred", 50, [](TrialQuery& query) { query.onlyStarred = true; });
    filter("analysis and done", 50, [](TrialQuery& query) {
        query.analysis = "codon.usage";
        query.state = TrialState::Done;
    });
    filter("search \"nickel\"", 200, [](TrialQuery& query) { query.text = "nickel"; });
    filter("search \"osm 24\"", 200, [](TrialQuery& query) { query.text = "osm 24"; });
    filter("search \"combined\" (all)", 200, [](TrialQuery& query) { query.text = "combined"; });
    filter("removed", 50, [](TrialQuery& query) { query.removed = true; });
    for (Filter& each : filters)
        for (const TrialOrder order : {TrialOrder::Made, TrialOrder::Name, TrialOrder::Analysis, TrialOrder::State,
                                       TrialOrder::Duration, TrialOrder::Starred})
            for (const bool isDescending : {true, false}) {
                each.query.order = order;
                each.query.isDescending = isDescending;
                compare(std::string("first page: ") + each.name + ", by " + nameOf(order) +
                            (isDescending ? " down" : " up"),
                        work, each.aim, [&] { valueOf(store.trials(each.query)); });
            }
    TrialQuery last;
    last.offset = kTrials - 100;
    compare("last page", work, 0, [&] { valueOf(store.trials(last)); });
    TrialQuery many;
    many.limit = 10'000;
    compare("10,000 rows", work, 500, [&] { valueOf(store.trials(many)); });
    many.order = TrialOrder::Name;
    compare("10,000 rows by name", work, 500, [&] { valueOf(store.trials(many)); });
    compare("statistics", work, 0, [&] { valueOf(store.statistics()); });
    compare("last runs", work, 0, [&] { valueOf(store.lastTrials()); });
    std::printf("\n%d aims missed\n", misses);
    return misses == 0 ? 0 : 1;
}
