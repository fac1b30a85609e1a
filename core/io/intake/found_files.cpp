// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/intake/found_files.h"

#include "core/base/text.h"
#include "core/io/containers/contained_text.h"
#include "core/io/containers/xlsx_table.h"
#include "core/io/inflate.h"
#include "core/io/input_file.h"
#include "core/io/sniff_lines.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace pleio {

namespace {

/// First bytes of every SQLite file, and so of every project.
constexpr std::string_view kSqliteMagic{"SQLite format 3\0", 16};
constexpr std::size_t kTarMagicAt = 257;

QString qpath(const std::string& path) { return QString::fromStdString(path); }

std::string lastPart(const std::string& path) { return path.substr(path.rfind('/') + 1); }
std::string folderPart(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// What desktops and systems put beside the files of people.
bool isSystemFile(const QString& name)
{
    static constexpr std::array<const char*, 7> kNames{"thumbs.db", "desktop.ini",  "__macosx", "lost+found",
                                                       "@eadir",    "$recycle.bin", "icon\r"};
    const QString lower = name.toLower();
    return name.startsWith(u'.') || name.startsWith(QStringLiteral("~$")) ||
           std::ranges::any_of(kNames, [&lower](const char* known) { return lower == QLatin1String(known); });
}

std::string baseOf(const std::string& name)
{
    std::string base = toLowerAscii(name);
    for (const std::string_view packed : {".gz", ".bgz"})
        if (base.ends_with(packed)) base.resize(base.size() - packed.size());
    return base;
}

/// The first bytes of a stream that gives pieces, at most kSniffBytes.
template <class Source>
Result<std::string> firstBytes(Source& source)
{
    std::string bytes(kSniffBytes, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto got = source.read(bytes.data() + filled, bytes.size() - filled);
        if (!got) return got.error();
        if (*got == 0) break;
        filled += *got;
    }
    bytes.resize(filled);
    return bytes;
}

/// The heads of files, and the files that archives hold.
class Finder {
public:
    explicit Finder(Progress& progress) : m_progress(progress) {}

    Result<void> addPath(const std::string& path)
    {
        const QFileInfo info(qpath(path));
        if (!info.isDir()) return addFile(path, info.fileName().toStdString(), true);
        return addFolder(QDir(info.absoluteFilePath()).path(), path, 0);
    }

    std::vector<FoundFile> take() { return std::move(m_found); }

private:
    Result<void> addFolder(const QString& folder, const std::string& given, int depth)
    {
        if (m_progress.isCancelled()) return cancelled();
        m_progress.report(0, "Looking through " + folder.toStdString());
        const QDir dir(folder);
        const QDir root(QFileInfo(qpath(given)).absoluteFilePath());
        // Links to folders may lead in circles.
        const auto entries = dir.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo& entry : entries) {
            if (isSystemFile(entry.fileName()) || (entry.isDir() && entry.isSymLink())) continue;
            const std::string name = root.relativeFilePath(entry.absoluteFilePath()).toStdString();
            if (!entry.isDir()) {
                if (Result<void> ok = addFile(entry.filePath().toStdString(), name, false); !ok) return ok;
                continue;
            }
            if (depth < kDeepestFolder) {
                if (Result<void> ok = addFolder(entry.filePath(), given, depth + 1); !ok) return ok;
                continue;
            }
            FoundFile& found = add(entry.filePath().toStdString(), {}, name, false);
            found.refuse("the folder lies " + std::to_string(kDeepestFolder + 1) + " folders down; give it by itself");
        }
        return {};
    }

    FoundFile& add(const std::string& path, const std::string& member, const std::string& name, bool isGiven)
    {
        FoundFile found;
        found.file.path = path;
        found.file.member = member;
        found.file.name = name;
        found.folder =
            member.empty() ? QFileInfo(qpath(path)).absolutePath().toStdString() : path + '/' + folderPart(member);
        found.base = baseOf(lastPart(member.empty() ? path : member));
        found.file.isFound = !isGiven;
        m_found.push_back(std::move(found));
        return m_found.back();
    }

    Result<void> addFile(const std::string& path, const std::string& name, bool isGiven)
    {
        if (m_progress.isCancelled()) return cancelled();
        if (m_found.size() >= kMostFiles)
            return badInput("There are more than " + displayCount(static_cast<std::int64_t>(kMostFiles)) +
                                " files there; give the folder that holds the data itself.",
                            path);
        InputFile file(path);
        if (Result<void> ok = file.open(); !ok) return failed(ok.error(), path, name, isGiven);
        auto bytes = firstBytes(file);
        if (!bytes) return failed(bytes.error(), path, name, isGiven);
        if (isZip(*bytes)) return addArchive(path, name, isGiven);
        const std::uint64_t size = file.size();
        if (isGzip(*bytes)) {
            auto reader = GzipReader::ofFile(path);
            if (!reader) return failed(reader.error(), path, name, isGiven);
            bytes = firstBytes(*reader);
            if (!bytes) return failed(bytes.error(), path, name, isGiven);
        }
        FoundFile& found = add(path, {}, name, isGiven);
        found.size = size;
        takeHead(found, *std::move(bytes));
        return {};
    }

    /// A file that is given itself must be readable; another is left out.
    Result<void> failed(const Error& error, const std::string& path, const std::string& name, bool isGiven)
    {
        if (isGiven || error.kind == ErrorKind::Cancelled) {
            Error named = error;
            if (named.where.empty()) named.where = path;
            return named;
        }
        add(path, {}, name, false).refuse(withoutFullStop(error.message));
        return {};
    }

    static std::string withoutFullStop(std::string text)
    {
        if (text.ends_with('.')) text.pop_back();
        return text;
    }

    /// A workbook and an archive of one file are read as the file that they are, others as a folder.
    Result<void> addArchive(const std::string& path, const std::string& name, bool isGiven)
    {
        const auto source = readSourceFile(path, SourceRole::Genome, m_progress);
        if (!source) return failed(source.error(), path, name, isGiven);
        const auto archive = ZipArchive::open(source->bytes, source->name);
        if (!archive) return failed(archive.error(), path, name, isGiven);
        const bool isOne = isXlsx(*archive) || archive->entries().size() <= 1 || !checkIsNoDocument(*archive, name);
        if (isOne) {
            auto text = containedText(source->bytes, source->name, {}, m_progress);
            if (!text) return failed(text.error(), path, name, isGiven);
            FoundFile& found = add(path, {}, name, isGiven);
            found.size = source->bytes.size();
            text->bytes.resize(std::min(text->bytes.size(), kSniffBytes));
            takeHead(found, std::move(text->bytes));
            return {};
        }
        for (std::size_t i = 0; i < archive->entries().size(); ++i)
            if (Result<void> ok = addMember(*archive, i, path, isGiven ? "" : name + '/'); !ok) return ok;
        return {};
    }

    Result<void> addMember(const ZipArchive& archive, std::size_t entry, const std::string& path,
                           const std::string& prefix)
    {
        if (m_progress.isCancelled()) return cancelled();
        if (m_found.size() >= kMostFiles)
            return badInput("The archive holds more than " + displayCount(static_cast<std::int64_t>(kMostFiles)) +
                                " files; unpack it and give the folder that holds the data itself.",
                            path);
        const ArchiveEntry& info = archive.entries()[entry];
        for (const std::string_view part : splitView(info.path, '/'))
            if (isSystemFile(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())))) return {};
        auto member = archive.member(entry);
        auto bytes = member ? firstBytes(*member) : Result<std::string>(member.error());
        FoundFile& found = add(path, info.path, prefix + info.path, false);
        found.size = info.size;
        if (bytes && isGzip(*bytes)) {
            const auto packed = archive.content(entry, m_progress);
            if (!packed) return packed.error();
            auto reader = GzipReader::ofBytes(*packed);
            bytes = reader ? firstBytes(*reader) : Result<std::string>(reader.error());
        }
        if (!bytes) {
            if (bytes.error().kind == ErrorKind::Cancelled) return bytes.error();
            found.refuse(withoutFullStop(bytes.error().message));
            return {};
        }
        if (isZip(*bytes)) {
            found.refuse("the file is an archive or a workbook in an archive; unpack it");
            return {};
        }
        takeHead(found, *std::move(bytes));
        return {};
    }

    static void takeHead(FoundFile& found, std::string bytes)
    {
        const bool isCut = bytes.size() >= kSniffBytes;
        if (bytes.empty()) return found.refuse("the file is empty");
        if (bytes.starts_with(kSqliteMagic))
            return found.refuse("the file is a project or a database; a project is opened alone");
        if (bytes.substr(std::min(bytes.size(), kTarMagicAt), 5) == "ustar")
            return found.refuse("the file is a tar archive; unpack it");
        // A letter or line that is cut in two would be taken for a wrong one.
        const bool isUtf16 = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
        if (isUtf16)
            bytes.resize(bytes.size() / 2 * 2);
        else if (const auto end = bytes.rfind('\n'); isCut && end != std::string::npos)
            bytes.resize(end + 1);
        const TextEncoding encoding = detectEncoding(bytes);
        if (!isUtf16)
            if (const Result<void> text = checkIsText(bytes, found.file.name); !text)
                return found.refuse(withoutFullStop(text.error().message));
        if (auto converted = toUtf8(bytes, encoding)) bytes = *std::move(converted);
        if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
        if (bytes.find('\n') == std::string::npos) std::ranges::replace(bytes, '\r', '\n');
        if (const auto end = bytes.rfind('\n'); isCut && isUtf16 && end != std::string::npos) bytes.resize(end + 1);
        if (trimmed(bytes).empty()) return found.refuse("the file is empty");
        found.head = std::move(bytes);
        found.isCut = isCut;
        found.format = sniffFormat(found.head);
        if (found.format != nullptr) found.file.format = found.format->title;
    }

    Progress& m_progress;
    std::vector<FoundFile> m_found;
};

}  // namespace

void FoundFile::take(SourceRole role, std::string why)
{
    file.role = role;
    file.why = std::move(why);
}

void FoundFile::leaveOut(std::string why)
{
    file.role.reset();
    file.why = std::move(why);
}

void FoundFile::refuse(std::string why)
{
    leaveOut(std::move(why));
    file.isReadable = false;
}

bool isProjectFile(const std::string& path)
{
    QFile file(qpath(path));
    return file.open(QIODevice::ReadOnly) &&
           file.read(static_cast<qint64>(kSqliteMagic.size())).toStdString() == kSqliteMagic;
}

Result<std::vector<FoundFile>> findFiles(const std::vector<std::string>& paths, Progress& progress)
{
    Finder finder(progress);
    for (const std::string& path : paths)
        if (Result<void> ok = finder.addPath(path); !ok) return ok.error();
    return finder.take();
}

}  // namespace pleio
