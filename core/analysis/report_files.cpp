// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_files.h"

#include "core/analysis/report_html.h"
#include "core/analysis/report_json.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace pleio {

namespace {

constexpr std::string_view kSimulated = "Simulated data. Nothing in this file was measured on an organism.";

bool isFileStem(std::string_view id)
{
    return !id.empty() &&
           std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Error reportNotWritten(const QString& path, const QString& reason)
{
    return {ErrorKind::Io,
            "The file could not be written (" + reason.toStdString() +
                "); nothing was changed. Make room or choose another folder.",
            path.toStdString()};
}

Error noFolder(const QString& folder, const std::string& why)
{
    return {ErrorKind::Io, "The folder " + why + "; choose another place for the results.", folder.toStdString()};
}

/// Files that are complete on disk under temporary names; commit() gives them their own. What is not
/// committed is removed.
class PendingFiles {
public:
    Result<void> add(const QString& path, std::string_view content, const Progress& progress)
    {
        constexpr std::size_t kPiece = std::size_t{4} << 20;
        auto file = std::make_unique<QSaveFile>(path);
        if (!file->open(QIODevice::WriteOnly)) return reportNotWritten(path, file->errorString());
        for (std::size_t at = 0; at < content.size(); at += kPiece) {
            if (progress.isCancelled()) return cancelled();
            const std::string_view piece = content.substr(at, kPiece);
            const auto size = static_cast<qint64>(piece.size());
            if (file->write(piece.data(), size) != size) return reportNotWritten(path, file->errorString());
        }
        if (!file->flush()) return reportNotWritten(path, file->errorString());
        m_files.push_back(std::move(file));
        return {};
    }

    Result<void> commit()
    {
        for (const auto& file : m_files)
            if (!file->commit())
                return Error{ErrorKind::Io,
                             "The file could not be replaced (" + file->errorString().toStdString() +
                                 "), so it and those after it are the old ones; write the results again.",
                             file->fileName().toStdString()};
        return {};
    }

private:
    std::vector<std::unique_ptr<QSaveFile>> m_files;
};

/// A folder of its own name that goes away with this object unless it is renamed. Made by mkdir, unlike
/// QTemporaryDir's, so that the user's umask decides who may read the results.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const QString& stem)
        : m_path(stem + QLatin1Char('-') + QUuid::createUuid().toString(QUuid::Id128)), m_made(QDir().mkdir(m_path))
    {
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder()
    {
        if (m_made) QDir(m_path).removeRecursively();
    }

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool made() const { return m_made; }
    bool renameTo(const QString& target)
    {
        if (std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(target).constData()) != 0)
            return false;
        m_made = false;
        return true;
    }

private:
    QString m_path;
    bool m_made;
};

Result<void> writeInto(const QDir& folder, const Report& report,
                       const std::vector<std::pair<std::string, std::string>>& svgFigures, Progress& progress)
{
    const double steps = static_cast<double>(report.tables.size()) + 2;
    double step = 0;
    PendingFiles files;
    const auto write = [&](const QString& name, const std::string& content) -> Result<void> {
        if (progress.isCancelled()) return cancelled();
        progress.report(step++ / steps, "Writing " + name.toStdString());
        return files.add(folder.filePath(name), content, progress);
    };
    for (const Table& table : report.tables) {
        const std::string tsv = toTsv(table, tsvComment(report.provenance.simulated));
        if (Result<void> ok = write(QString::fromStdString(table.id) + QStringLiteral(".tsv"), tsv); !ok) return ok;
    }
    const QByteArray json = QJsonDocument(reportToJson(report)).toJson(QJsonDocument::Indented);
    if (Result<void> ok = write(QStringLiteral("report.json"), json.toStdString()); !ok) return ok;
    if (Result<void> ok = write(QStringLiteral("report.html"), reportToHtml(report, svgFigures)); !ok) return ok;
    if (progress.isCancelled()) return cancelled();
    return files.commit();
}

}  // namespace

std::string_view tsvComment(bool simulated) { return simulated ? kSimulated : std::string_view(); }

Result<void> writeReportFiles(const Report& report, const std::vector<std::pair<std::string, std::string>>& svgFigures,
                              const std::string& folder, Progress& progress)
{
    for (const Table& table : report.tables)
        if (!isFileStem(table.id))
            return Error{ErrorKind::Internal, "The id of a table is not fit for a file name.", table.id};
    const QString target = QDir::cleanPath(QDir::current().absoluteFilePath(QString::fromStdString(folder)));
    const QFileInfo info(target);
    if (info.exists() && !info.isDir()) return noFolder(target, "cannot be made because a file has its name");
    if (info.isDir()) {
        if (Result<void> ok = writeInto(QDir(target), report, svgFigures, progress); !ok) return ok;
        progress.report(1, "Results written");
        return {};
    }
    const QString parent = info.absolutePath();
    if (!QDir().mkpath(parent)) return noFolder(parent, "could not be made");
    TemporaryFolder beside(parent + QStringLiteral("/.") + info.fileName());
    if (!beside.made()) return noFolder(parent, "cannot be written to");
    if (Result<void> ok = writeInto(QDir(beside.path()), report, svgFigures, progress); !ok) {
        if (ok.error().kind != ErrorKind::Io) return ok;
        return Error{ErrorKind::Io, ok.error().message, target.toStdString()};
    }
    if (!beside.renameTo(target)) return noFolder(target, "could not be given its name");
    progress.report(1, "Results written");
    return {};
}

}  // namespace pleio
