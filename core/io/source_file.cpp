// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/source_file.h"

#include "core/base/text.h"
#include "core/io/inflate.h"
#include "core/io/sha256.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kChunk = 1 << 20;

std::string plainName(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).fileName().toStdString();
}

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

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
    case SourceRole::CodonTable:
        return "codon_table";
    case SourceRole::Trna:
        return "trna";
    case SourceRole::Phenotypes:
        return "phenotypes";
    case SourceRole::PhenotypeT:
        return "phenotype_t";
    case SourceRole::PhenotypeP:
        return "phenotype_p";
    case SourceRole::PhenotypeQ:
        return "phenotype_q";
    case SourceRole::Conditions:
        return "conditions";
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
    source.bytes.reserve(static_cast<std::size_t>(std::max<qint64>(0, file.size())) + kChunk);
    Sha256 hash;
    const std::string text = "Reading " + source.name;
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const std::size_t before = source.bytes.size();
        source.bytes.resize(before + kChunk);
        const qint64 got = file.read(source.bytes.data() + before, static_cast<qint64>(kChunk));
        source.bytes.resize(before + static_cast<std::size_t>(std::max<qint64>(0, got)));
        if (got <= 0) break;
        hash.add(std::string_view(source.bytes).substr(before));
        if (file.size() > 0)
            progress.report(static_cast<double>(source.bytes.size()) / static_cast<double>(file.size()), text);
    }
    if (file.error() != QFileDevice::NoError)
        return badInput("Reading the file failed (" + file.errorString().toStdString() + "); check the disk.", path);
    if (source.bytes.empty()) return badInput("The file is empty.", path);
    source.sha256 = hash.finish();
    return source;
}

SourceFile sourceFromBytes(std::string name, std::string bytes, SourceRole role)
{
    Sha256 hash;
    hash.add(bytes);
    return {role, std::move(name), {}, std::move(bytes), hash.finish()};
}

Result<SourceText> sourceText(const SourceFile& source, Progress& progress)
{
    std::string inflated;
    std::string_view text = source.bytes;
    if (isGzip(source.bytes)) {
        auto result = inflateGzip(source.bytes, progress);
        if (!result) {
            Error error = result.error();
            error.where = source.name;
            return error;
        }
        inflated = std::move(*result);
        text = inflated;
    }
    for (const Magic& magic : kMagics)
        if (text.starts_with(magic.bytes)) return badInput(std::string(magic.message), source.name);
    if (text.find('\0') != std::string_view::npos)
        return badInput("The file is binary, not text; give FASTA, GFF3, GenBank or a text table.", source.name);
    if (trimmed(text).empty() || trimmed(text) == kByteOrderMark) return badInput("The file is empty.", source.name);

    const bool marked = text.starts_with(kByteOrderMark);
    const bool oldMacintosh = text.find('\r') != std::string_view::npos && text.find('\n') == std::string_view::npos;
    if (inflated.empty() && !oldMacintosh) return SourceText(text.substr(marked ? kByteOrderMark.size() : 0));
    if (inflated.empty()) inflated = text;
    if (marked) inflated.erase(0, kByteOrderMark.size());
    if (oldMacintosh) std::ranges::replace(inflated, '\r', '\n');
    return SourceText(std::move(inflated));
}

}  // namespace pleio
