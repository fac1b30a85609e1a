// SPDX-License-Identifier: GPL-3.0-or-later
// How a session opens files and projects, reads them again, and asks where they leave a choice.
#include "app/gui/session.h"
#include "core/analysis/predicted_genes.h"
#include "core/project/project_lock.h"
#include "widgets/models/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pleio {

namespace {

QString nameOfPaths(const QStringList& paths)
{
    constexpr qsizetype kNamed = 3;  // more would fill a line
    QStringList names;
    for (const QString& path : paths.mid(0, kNamed)) names << QFileInfo(QDir::cleanPath(path)).fileName();
    const QString listed = names.join(QStringLiteral(", "));
    return paths.size() <= kNamed ? listed : Session::tr("%1 and %2 more").arg(listed).arg(paths.size() - kNamed);
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

void Session::takeOver()
{
    const std::string path = m_document.projectPath;
    startLoading(
        tr("Take over %1").arg(QFileInfo(qtext(path)).fileName()),
        [path, root = m_keeping.root()](const ReadAnswers& answers, Progress& progress) -> Result<Document> {
            // Opened anew, because that program may have saved since.
            if (const auto lock = ProjectLock::takeOver(path); !lock) return lock.error();
            return openProject(path, answers, root, progress);
        },
        rememberPaths({qtext(path)}));
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

void Session::recover(const LeftWork& left)
{
    startLoading(
        tr("Open what was not saved"),
        [left](const ReadAnswers& answers, Progress& progress) { return pleio::recover(left, answers, progress); },
        [this] { m_keeping.findLeftWork(); });
}

}  // namespace pleio
