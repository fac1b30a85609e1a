// SPDX-License-Identifier: GPL-3.0-or-later
// Opens, reads, changes and saves projects that are damaged in all the ways that project_mutations knows, each in a
// process of its own. None may crash, take five seconds of the processor or 2 GB, be changed by it, or be saved as
// something that does not open.
//
// Usage: project_mutants COUNT [FIRST]     mutants FIRST, FIRST + 1, …; a number always makes the same mutant
#include "core/project/project_store.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/made_trials.h"
#include "tests/core/project/older_project.h"
#include "tests/fuzz/project_mutations.h"
#include "tests/support/whole_project.h"

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pleio;

namespace {

/// Of the processor, for some sixty questions under the sanitizers. The slowest of 10,000 took 3.5 on one machine, and
/// up to 8.9 on a slow and busy one; a hang takes all.
constexpr rlim_t kSeconds = 30;
constexpr long kMostKb = 2L << 20;

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "  %s\n", why.c_str());
    std::_Exit(3);
}

void require(bool holds, const char* why)
{
    if (!holds) fail(why);
}

QByteArray contentOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class T>
bool isGood(const Result<T>& result, std::initializer_list<ErrorKind> kinds)
{
    if (result) return true;
    const Error& error = result.error();
    if (std::ranges::find(kinds, error.kind) == kinds.end() || error.message.empty() || !error.message.ends_with('.'))
        fail("unfit error: " + error.oneLine());
    return false;
}

/// Every list and everything in it, as a window may ask for it.
void readEverything(const ProjectStore& store)
{
    NoProgress none;
    static_cast<void>(isGood(store.project(none), {ErrorKind::BadInput, ErrorKind::Internal}));
    std::vector<TrialQuery> queries(5);
    queries[1].text = "osm";
    queries[2].tag = "ribosome";
    queries[3].analysis = "codon.usage";
    queries[3].state = TrialState::Failed;
    queries[4].onlyStarred = true;
    for (TrialQuery& query : queries)
        for (const TrialOrder order : {TrialOrder::Made, TrialOrder::Name, TrialOrder::Analysis, TrialOrder::State,
                                       TrialOrder::Duration, TrialOrder::Starred}) {
            query.order = order;
            query.isDescending = !query.isDescending;
            static_cast<void>(isGood(store.trials(query), {ErrorKind::BadInput}));
        }
    static_cast<void>(isGood(store.statistics(), {ErrorKind::BadInput}));
    static_cast<void>(isGood(store.lastTrials(), {ErrorKind::BadInput}));
    TrialQuery some;
    some.limit = 12;
    some.isDescending = false;
    const auto page = store.trials(some);
    if (!page) return;
    for (const Trial& trial : page->trials) {
        static_cast<void>(isGood(store.trial(trial.id), {ErrorKind::BadInput, ErrorKind::Usage}));
        static_cast<void>(
            isGood(store.report(trial.id, none), {ErrorKind::BadInput, ErrorKind::Usage, ErrorKind::Internal}));
    }
}

void tryProject(const std::string& file, const std::string& folder)
{
    NoProgress none;
    const auto read = ProjectStore::read(file, none);
    if (isGood(read, {ErrorKind::BadInput, ErrorKind::Internal})) readEverything(*read);
    auto copy = ProjectStore::copyOf(file, folder + "/work.sqlite", none);
    if (!isGood(copy, {ErrorKind::BadInput, ErrorKind::Internal})) return;
    static_cast<void>(isGood(copy->workState(), {ErrorKind::BadInput}));
    TrialNotes notes;
    notes.note = "written by the window";
    notes.tags = {"kept"};
    static_cast<void>(isGood(copy->setNotes("made-1", notes), {ErrorKind::Io, ErrorKind::Usage}));
    static_cast<void>(isGood(copy->setRemoved("made-2", true), {ErrorKind::Io, ErrorKind::Usage}));
    Trial added = test::madeTrials(1).front();
    added.id = "added";
    added.notes = notes;
    const bool isAdded = isGood(copy->addAll({added}, none), {ErrorKind::Io});
    const std::string saved = folder + "/saved.pleio";
    if (!isGood(copy->saveTo(saved, none), {ErrorKind::Io, ErrorKind::BadInput})) {
        require(!QFile::exists(QString::fromStdString(saved)), "half a file was left");
        return;
    }
    const auto again = ProjectStore::read(saved, none);
    require(again.has_value(), "what was saved does not open");
    readEverything(*again);
    if (isAdded) require(again->trial("added").has_value(), "what was added is not in what was saved");
}

/// Projects of the present and of older versions.
std::vector<std::string> makeSeeds(const std::string& folder)
{
    NoProgress none;
    std::vector<std::string> paths{folder + "/seed-5.pleio"};
    auto store = ProjectStore::create({});
    Project project;
    project.name = "seed";
    project.sources = {sourceFromBytes("g.fna", ">b1\nATGAAACGCTAA\n", SourceRole::Genome),
                       sourceFromBytes("t.gz", std::string("\x1f\x8b\x08\x00 zipped", 11), SourceRole::Traits),
                       sourceFromBytes("empty.tsv", "", SourceRole::Clusters),
                       sourceFromBytes("long.tsv", std::string(30'000, 'x'), SourceRole::Expression)};
    project.settings = {{"genome.genetic_code", "4"}};
    project.view = {{"page", "traits"}};
    bool isMade =
        store && store->setProject(project, project.sources, none) && store->addAll(test::madeTrials(40), none);
    for (std::uint64_t seed = 0; isMade && seed < 3; ++seed) {
        const auto kept = test::keptTrial("kept-" + std::to_string(seed), test::randomReport(seed));
        isMade = store->add(kept.trial, &kept.report, none).has_value();
    }
    require(isMade && store->saveTo(paths[0], none), "no seed could be made");
    for (const int version : {1, 3, 4}) {
        paths.push_back(folder + "/seed-" + std::to_string(version) + ".pleio");
        test::OlderProject older(paths.back());
        for (const SourceFile& source : test::olderSources(version)) older.add(source);
        older.add(test::smallReport());
        older.setVersion(version);
    }
    return paths;
}

struct Outcome {
    bool isGood = true;
    std::string words;
    long kb = 0;
    double seconds = 0;
};

Outcome inOwnProcess(const std::string& file, const std::string& folder)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit time{kSeconds, kSeconds + 1};
        setrlimit(RLIMIT_CPU, &time);
        ::alarm(60);  // it waits for something
        const QByteArray before = contentOf(file);
        tryProject(file, folder);
        require(contentOf(file) == before, "the file was changed");
        std::_Exit(0);
    }
    int status = 0;
    rusage use{};
    ::wait4(child, &status, 0, &use);
    Outcome outcome;
    outcome.kb = use.ru_maxrss;
    outcome.seconds = static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
                      static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
    if (WIFSIGNALED(status))
        outcome.words = "ended by signal " + std::to_string(WTERMSIG(status));
    else if (WEXITSTATUS(status) != 0)
        outcome.words = "exit status " + std::to_string(WEXITSTATUS(status));
    else if (outcome.kb > kMostKb)
        outcome.words = std::to_string(outcome.kb / 1024) + " MB";
    outcome.isGood = outcome.words.empty();
    return outcome;
}

}  // namespace

int main(int argc, char** argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 200, first = argc > 2 ? std::atoi(argv[2]) : 1;
    const QTemporaryDir seedFolder;
    const std::vector<std::string> seeds = makeSeeds(seedFolder.path().toStdString());
    int bad = 0;
    Outcome largest, slowest;
    for (int number = first; number < first + count; ++number) {
        QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("mutant.pleio")).toStdString();
        fuzz::Random random(static_cast<std::uint64_t>(number));
        // Most of them of the present version.
        const std::size_t seed = random() % 3 == 0 ? random() % seeds.size() : 0;
        QFile::copy(QString::fromStdString(seeds[seed]), QString::fromStdString(file));
        const std::string words = fuzz::mutateProject(file, random);
        const Outcome outcome = inOwnProcess(file, folder.path().toStdString());
        if (outcome.kb > largest.kb) largest = outcome, largest.words = std::to_string(number) + ", " + words;
        if (outcome.seconds > slowest.seconds) slowest = outcome, slowest.words = std::to_string(number) + ", " + words;
        if (outcome.isGood) continue;
        ++bad;
        std::printf("mutant %d: %s (%s)\n", number, outcome.words.c_str(), words.c_str());
        std::fflush(stdout);
    }
    std::printf("%d mutants, %d bad; at most %ld MB (%s) and %.2f s (%s)\n", count, bad, largest.kb / 1024,
                largest.words.c_str(), slowest.seconds, slowest.words.c_str());
    return bad == 0 ? 0 : 1;
}
