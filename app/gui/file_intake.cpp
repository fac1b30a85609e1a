// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/file_intake.h"

#include "core/io/formats.h"

#include <algorithm>
#include <fstream>

namespace pleio {

namespace {

/// First bytes of every SQLite file, and so of every project.
constexpr std::string_view kSqliteMagic{"SQLite format 3\0", 16};

bool isProject(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string start(kSqliteMagic.size(), '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    return file && start == kSqliteMagic;
}

Result<SourceRole> roleOf(const SourceFile& source, Progress& progress)
{
    const Result<SourceText> text = sourceText(source, progress);
    if (!text) return text.error();
    const FormatInfo* format = sniffFormat(*text);
    if (!format)
        return badInput("The file is in none of the formats that can be read. Give a genome (GenBank, FASTA, GFF3 with "
                        "sequence), a trait table (TSV, CSV, GMT, GAF, JSON), phenotypes (TSV, CSV), a codon usage "
                        "table (EMBOSS, GCG, CUTG) or "
                        "tRNA copy numbers.",
                        source.name);
    switch (format->kind) {
    case FormatKind::Genome:
        return SourceRole::Genome;
    case FormatKind::Annotation:
        return SourceRole::Annotation;
    case FormatKind::Traits:
        return SourceRole::Traits;
    case FormatKind::CodonTable:
        return SourceRole::CodonTable;
    case FormatKind::Trna:
        return SourceRole::Trna;
    case FormatKind::Phenotypes:
        return SourceRole::Phenotypes;
    case FormatKind::Conditions:
        return SourceRole::Conditions;
    }
    return SourceRole::Traits;
}

}  // namespace

bool FileIntake::hasGenome() const { return std::ranges::count(sources, SourceRole::Genome, &SourceFile::role) > 0; }

Result<FileIntake> readFiles(const std::vector<std::string>& paths, std::optional<SourceRole> role,
                             bool documentHasGenome, Progress& progress)
{
    FileIntake intake;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (progress.isCancelled()) return cancelled();
        const auto count = static_cast<double>(paths.size());
        SubProgress part(progress, static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        if (!role && isProject(paths[i])) {
            if (paths.size() > 1) return badInput("A project is opened alone; leave the other files out.", paths[i]);
            intake.projectPath = paths[i];
            return intake;
        }
        Result<SourceFile> source = readSourceFile(paths[i], role.value_or(SourceRole::Genome), part);
        if (!source) return source.error();
        if (!role) {
            const Result<SourceRole> found = roleOf(*source, part);
            if (!found) return found.error();
            source->role = *found;
        }
        intake.sources.push_back(std::move(*source));
    }
    const auto genomes = std::ranges::count(intake.sources, SourceRole::Genome, &SourceFile::role);
    if (genomes > 1) return badInput("More than one genome was given; open one genome at a time.", paths.front());
    if (genomes == 0 && !documentHasGenome) {
        const auto annotation = std::ranges::find(intake.sources, SourceRole::Annotation, &SourceFile::role);
        if (annotation == intake.sources.end())
            return badInput("Open a genome first; the other files belong to one.", paths.front());
        annotation->role = SourceRole::Genome;
    }
    return intake;
}

}  // namespace pleio
