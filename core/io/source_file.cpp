// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/source_file.h"

#include "core/base/text.h"
#include "core/io/inflate.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr qint64 kChunk = 1 << 20;

std::string hexDigest(const QCryptographicHash& hash) { return hash.result().toHex().toStdString(); }

std::string plainName(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).fileName().toStdString();
}

/// Kinds of file that are often given by mistake, by the bytes they begin with.
struct Magic {
    std::string_view bytes;
    std::string_view message;
};
constexpr std::array<Magic, 9> kMagics{{
    {"PK\x03\x04", "The file is a zip archive or a spreadsheet; unpack it, or save the table as tab-separated text."},
    {"\xd0\xcf\x11\xe0", "The file is an old Office document; save the table as tab-separated text."},
    {"BZh", "The file is compressed with bzip2; uncompress it or compress it with gzip."},
    {"\xfd\x37zXZ", "The file is compressed with xz; uncompress it or compress it with gzip."},
    {"\x28\xb5\x2f\xfd", "The file is compressed with zstd; uncompress it or compress it with gzip."},
    {"%PDF", "The file is a PDF document, not text; give the data file itself."},
    {"SQLite format 3", "The file is a database; a project is opened as a project, not as an input file."},
    {"\xff\xfe", "The file is UTF-16 text; save it as UTF-8."},
    {"\xfe\xff", "The file is UTF-16 text; save it as UTF-8."},
}};

/// Without byte order mark, and with LF where an old Macintosh wrote CR alone.
void normaliseText(std::string& text)
{
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    if (text.find('\r') != std::string::npos && text.find('\n') == std::string::npos)
        std::ranges::replace(text, '\r', '\n');
}

}  // namespace

std::string_view sourceRoleId(SourceRole role)
{
    switch (role) {
    case SourceRole::Genome:
        return "genome";
    case SourceRole::Annotation:
        return "annotation";
    case SourceRole::Traits:
        return "traits";
    case SourceRole::Expression:
        return "expression";
    case SourceRole::Clusters:
        return "clusters";
    }
    return "genome";
}

Result<SourceFile> readSourceFile(const std::string& path, SourceRole role, Progress& progress)
{
    const QString qtPath = QString::fromStdString(path);
    const QFileInfo info(qtPath);
    if (path.empty() || !info.exists()) return badInput("There is no such file; check the path.", path);
    if (info.isDir()) return badInput("This is a folder; give a file.", path);
    QFile file(qtPath);
    if (!file.open(QIODevice::ReadOnly))
        return badInput("The file cannot be read (" + file.errorString().toStdString() + "); check its permissions.",
                        path);

    SourceFile source{role, plainName(path), path, {}, {}};
    source.bytes.reserve(static_cast<std::size_t>(std::max<qint64>(0, file.size())));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const std::string text = "Reading " + source.name;
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const QByteArray chunk = file.read(kChunk);
        if (chunk.isEmpty()) break;
        hash.addData(chunk);
        source.bytes.append(chunk.constData(), static_cast<std::size_t>(chunk.size()));
        if (file.size() > 0)
            progress.report(static_cast<double>(source.bytes.size()) / static_cast<double>(file.size()), text);
    }
    if (file.error() != QFileDevice::NoError)
        return badInput("Reading the file failed (" + file.errorString().toStdString() + "); check the disk.", path);
    if (source.bytes.empty()) return badInput("The file is empty.", path);
    source.sha256 = hexDigest(hash);
    return source;
}

SourceFile sourceFromBytes(std::string name, std::string bytes, SourceRole role)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return {role, std::move(name), {}, std::move(bytes), hexDigest(hash)};
}

Result<std::string> sourceText(const SourceFile& source, Progress& progress)
{
    std::string text;
    if (isGzip(source.bytes)) {
        auto inflated = inflateGzip(source.bytes, progress);
        if (!inflated) {
            Error error = inflated.error();
            error.where = source.name;
            return error;
        }
        text = std::move(*inflated);
    } else {
        text = source.bytes;
    }
    for (const Magic& magic : kMagics)
        if (text.starts_with(magic.bytes)) return badInput(std::string(magic.message), source.name);
    if (text.find('\0') != std::string::npos)
        return badInput("The file is binary, not text; give FASTA, GFF3, GenBank or a text table.", source.name);
    normaliseText(text);
    if (trimmed(text).empty()) return badInput("The file is empty.", source.name);
    return text;
}

}  // namespace pleio
