// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/source_file.h"

#include "core/base/text.h"
#include "core/io/inflate.h"
#include "core/io/input_file.h"
#include "core/io/machine_memory.h"
#include "core/io/sha256.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kChunk = 1 << 20;

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
    InputFile file(path);
    if (Result<void> ok = file.open(); !ok) return ok.error();
    SourceFile source{role, file.name(), path, {}, {}};
    const std::size_t size = file.size();
    if (Result<void> ok = checkRoom(size); !ok) return Error{ErrorKind::Internal, ok.error().message, path};
    source.bytes.reserve(size + kChunk);
    const std::string text = "Reading " + source.name;
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const std::size_t before = source.bytes.size();
        source.bytes.resize(before + kChunk);
        const auto got = file.read(source.bytes.data() + before, kChunk);
        if (!got) return got.error();
        source.bytes.resize(before + *got);
        if (*got == 0) break;
        if (size > 0) progress.report(static_cast<double>(source.bytes.size()) / static_cast<double>(size), text);
    }
    if (source.bytes.empty()) return badInput("The file is empty.", path);
    source.sha256 = file.sha256();
    return source;
}

SourceFile sourceFromBytes(std::string name, std::string bytes, SourceRole role)
{
    Sha256 hash;
    hash.add(bytes);
    return {role, std::move(name), {}, std::move(bytes), hash.finish()};
}

std::vector<std::string> pathsOf(std::span<const SourceFile> sources)
{
    std::vector<std::string> paths;
    for (const SourceFile& source : sources)
        if (!source.path.empty()) paths.push_back(source.path);
    return paths;
}

Result<void> checkIsText(std::string_view text, const std::string& name)
{
    for (const Magic& magic : kMagics)
        if (text.starts_with(magic.bytes)) return badInput(std::string(magic.message), name);
    if (text.find('\0') != std::string_view::npos)
        return badInput("The file is binary, not text; give FASTA, GFF3, GenBank or a text table.", name);
    return {};
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
    const TextEncoding encoding = detectEncoding(text);
    if (encoding != TextEncoding::Utf16)
        if (Result<void> ok = checkIsText(text, source.name); !ok) return ok.error();
    if (auto converted = toUtf8(text, encoding)) {
        inflated = *std::move(converted);
        text = inflated;
        if (Result<void> ok = checkIsText(text, source.name); !ok) return ok.error();
    }
    if (trimmed(text).empty() || trimmed(text) == kByteOrderMark) return badInput("The file is empty.", source.name);

    const bool marked = text.starts_with(kByteOrderMark);
    const bool oldMacintosh = text.find('\r') != std::string_view::npos && text.find('\n') == std::string_view::npos;
    if (inflated.empty() && !oldMacintosh) return SourceText(text.substr(marked ? kByteOrderMark.size() : 0), encoding);
    if (inflated.empty()) inflated = text;
    if (marked) inflated.erase(0, kByteOrderMark.size());
    if (oldMacintosh) std::ranges::replace(inflated, '\r', '\n');
    return SourceText(std::move(inflated), encoding);
}

std::optional<Note> encodingNote(const SourceText& text, const std::string& file)
{
    if (text.encoding() == TextEncoding::Utf8) return {};
    std::string words = "The file is not UTF-8; it was read as " + std::string(encodingName(text.encoding())) + ".";
    if (text.encoding() == TextEncoding::Windows1252) words += " If letters are wrong, save it as UTF-8.";
    return Note{Severity::Info, "file.encoding", std::move(words), 1, {}, file};
}

}  // namespace pleio
