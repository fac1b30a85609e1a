// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/intake/intake.h"

#include "core/base/text.h"
#include "core/io/containers/zip_archive.h"
#include "core/io/input_file.h"
#include "core/io/intake/feba_files.h"
#include "core/io/intake/found_files.h"
#include "core/io/intake/genome_files.h"
#include "core/io/sniff_lines.h"
#include "core/io/source_roles.h"
#include "core/io/tables/amount_table.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace pleio {

namespace {

constexpr const char* kByContent = "by its content";

bool isOpen(const FoundFile& file) { return file.file.isReadable && !file.isTaken() && file.file.why.empty(); }

/// The digest of what a file holds, read whole.
Result<std::string> digestOf(const FoundFile& file, Progress& progress)
{
    if (file.file.member.empty()) return sha256OfFile(file.file.path);
    const auto archive = readSourceFile(file.file.path, SourceRole::Genome, progress);
    if (!archive) return archive.error();
    auto content = archiveFile(archive->bytes, file.file.member, progress);
    if (!content) return content.error();
    Sha256 hash;
    hash.add(*content);
    return hash.finish();
}

Result<void> leaveOutDuplicates(std::vector<FoundFile>& files, Progress& progress)
{
    // Only what begins alike is read whole.
    std::map<std::string_view, std::vector<FoundFile*>> byHead;
    for (FoundFile& file : files)
        if (isOpen(file)) byHead[file.head].push_back(&file);
    for (const auto& [head, alike] : byHead) {
        std::map<std::string, const FoundFile*> byDigest;
        for (FoundFile* file : alike) {
            const auto twin = std::ranges::find_if(alike, [file](const FoundFile* other) {
                return other != file && other->folder == file->folder && other->base == file->base;
            });
            const auto sameSize = std::ranges::count(alike, file->size, &FoundFile::size);
            if (twin != alike.end() && (*twin)->file.why.empty() &&
                file->file.name.size() > (*twin)->file.name.size()) {
                file->leaveOut("a compressed copy of " + (*twin)->file.name);
                continue;
            }
            if (sameSize < 2) continue;
            if (progress.isCancelled()) return cancelled();
            const auto digest = digestOf(*file, progress);
            if (!digest) {
                if (digest.error().kind == ErrorKind::Cancelled) return digest.error();
                continue;  // reading it in will say what is wrong
            }
            const auto [first, isNew] = byDigest.try_emplace(*digest, file);
            if (!isNew) file->leaveOut("the same content as " + first->second->file.name);
        }
    }
    return {};
}

/// Whether a table that nobody pointed to says by a header that it is about genes. Tables of other things are as
/// common in folders.
bool namesGenes(const FoundFile& file)
{
    NoProgress progress;
    const auto table = DelimitedTable::read(file.head, {}, {}, progress);
    return table && TableColumns(*table, {}).find(ColumnRole::Gene).has_value();
}

bool holdsTraitsInJson(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> kKeys{"\"associated_genes\"", "\"known_sequences\"",
                                                           "\"geneSymbols\"", "\"genes\"", "\"traits\""};
    return std::ranges::any_of(kKeys,
                               [text](std::string_view key) { return text.find(key) != std::string_view::npos; });
}

/// Whether a name says that numbers are amounts of RNA or protein, which are no phenotypes of genes.
bool saysExpression(const std::string& base)
{
    static constexpr std::array<std::string_view, 11> kWords{
        "expression",      "tpm",      "fpkm",       "rpkm",      "rnaseq",       "transcriptome",
        "transcriptomics", "proteome", "proteomics", "abundance", "featurecounts"};
    const std::string words = comparableHeader(base);
    return std::ranges::any_of(splitView(words, '_'),
                               [](std::string_view word) { return std::ranges::find(kWords, word) != kWords.end(); });
}

void sortByContent(FoundFile& file, const IntakeContext& context)
{
    if (!file.format) {
        file.leaveOut("in none of the formats that can be read");
        return;
    }
    const std::string_view id = file.format->id;
    if (file.file.isFound) {
        if (file.base.starts_with("readme") || file.base.starts_with("license"))
            return file.leaveOut("words about the files, by its name");
        if (id == "json" && !holdsTraitsInJson(file.head)) return file.leaveOut("JSON that holds no traits");
        if ((id == "long" || id == "wide") && !namesGenes(file))
            return file.leaveOut("a table of which no column is named as genes are; give it by itself if it is one "
                                 "of traits");
        const bool isOfPhenotypes = file.format->role == SourceRole::Phenotypes;
        const bool saysSo = isOfPhenotypes && context.role != SourceRole::Expression && saysExpression(file.base);
        if (saysSo && valueColumnsOf(file.head) == 1)
            return file.take(SourceRole::Expression, "amounts of RNA or protein, by its name");
        if (id == "amounts" && amountColumns(file.head) > 1 && context.role != SourceRole::Expression)
            return file.leaveOut("amounts of RNA or protein in several samples; give it as expression, and say which "
                                 "column, if it is to be used");
        if (saysSo)
            return file.leaveOut("amounts of RNA or protein, by its name; give it as expression if it is to be used");
    }
    file.take(file.format->role, kByContent);
}

/// "conditions A, B, C": the first line but for its first field.
std::string_view headerLine(const FoundFile& file)
{
    const auto lines = firstLines(file.head);
    return lines.empty() ? std::string_view() : lines.front();
}

/// What the words in a name say that numbers are.
std::optional<SourceRole> companionRole(const std::string& base)
{
    static const std::map<std::string_view, SourceRole> kWords{
        {"t", SourceRole::PhenotypeT},       {"tscore", SourceRole::PhenotypeT},  {"tscores", SourceRole::PhenotypeT},
        {"tstat", SourceRole::PhenotypeT},   {"tvalue", SourceRole::PhenotypeT},  {"tvalues", SourceRole::PhenotypeT},
        {"p", SourceRole::PhenotypeP},       {"pval", SourceRole::PhenotypeP},    {"pvals", SourceRole::PhenotypeP},
        {"pvalue", SourceRole::PhenotypeP},  {"pvalues", SourceRole::PhenotypeP}, {"q", SourceRole::PhenotypeQ},
        {"qval", SourceRole::PhenotypeQ},    {"qvals", SourceRole::PhenotypeQ},   {"qvalue", SourceRole::PhenotypeQ},
        {"qvalues", SourceRole::PhenotypeQ}, {"padj", SourceRole::PhenotypeQ},    {"fdr", SourceRole::PhenotypeQ}};
    const std::string words = comparableHeader(base.substr(0, base.rfind('.')));
    for (const std::string_view word : splitView(words, '_'))
        if (const auto found = kWords.find(word); found != kWords.end()) return found->second;
    return {};
}

/// Tables of t, p and q look like that of the phenotypes: a name says which is which where the headers are the same.
void sortCompanions(std::vector<FoundFile>& files)
{
    const auto isPhenotypes = [](const FoundFile& file) {
        return file.file.role == SourceRole::Phenotypes && file.file.why == kByContent;
    };
    for (FoundFile& file : files) {
        const auto role = companionRole(file.base);
        if (!isPhenotypes(file) || !role) continue;
        const auto main = std::ranges::find_if(files, [&](const FoundFile& other) {
            return &other != &file && other.folder == file.folder && isPhenotypes(other) &&
                   !companionRole(other.base) && headerLine(other) == headerLine(file);
        });
        if (main == files.end()) continue;
        file.take(*role, "its columns are those of " + main->file.name + ", and its name says " +
                             std::string(sourceRole(*role).title));
    }
}

/// Of several tables of amounts that were found nobody can say which is meant.
void leaveOutRivals(std::vector<FoundFile>& files, const IntakeContext& context)
{
    const auto isFoundExpression = [](const FoundFile& file) {
        return file.file.isFound && file.file.role == SourceRole::Expression;
    };
    const auto count = std::ranges::count_if(files, isFoundExpression);
    if (count < 2 || context.role == SourceRole::Expression) return;
    for (FoundFile& file : files)
        if (isFoundExpression(file))
            file.leaveOut("one of " + displayCount(count) +
                          " tables of amounts of RNA or protein; give as expression the one that is to be used");
}

void applyContext(std::vector<FoundFile>& files, const IntakeContext& context)
{
    for (FoundFile& file : files) {
        if (!file.isTaken()) continue;
        if (context.role && file.file.isFound && file.file.why == kByContent &&
            *file.file.role == sourceRole(*context.role).formats)
            file.take(*context.role, "as was said");
        const SourceRoleInfo& info = sourceRole(*file.file.role);
        const bool belongsToPhenotypes = info.formats == SourceRole::Phenotypes && info.role != SourceRole::Phenotypes;
        if ((!info.mayRepeat || belongsToPhenotypes) &&
            std::ranges::find(context.given, info.role) != context.given.end())
            file.leaveOut("the " + std::string(info.title) + (info.title.ends_with('s') ? " are" : " is") +
                          " given by itself");
    }
}

std::string upperFirst(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

/// Why nothing can be read in.
Error nothingTaken(const Intake& intake)
{
    if (intake.files.empty()) return badInput("There are no files there but hidden ones; give the folder of the data.");
    std::string kinds;
    for (const SourceRoleInfo& role : sourceRoles())
        if (role.formats == role.role) kinds += (kinds.empty() ? "" : "; ") + std::string(role.what);
    const IntakeFile& first = intake.files.front();
    if (intake.files.size() == 1)
        return badInput((first.isReadable ? "The file is " + first.why + ". What can be read is: " + kinds
                                          : upperFirst(first.why)) +
                            ".",
                        first.name);
    return badInput("None of the " + displayCount(std::ssize(intake.files)) + " files can be read (" + first.name +
                        ": " + first.why + "). What can be read is: " + kinds + ".",
                    first.path);
}

}  // namespace

bool mayHoldSeveral(const std::string& path)
{
    if (QFileInfo(QString::fromStdString(path)).isDir()) return true;
    InputFile file(path);
    std::array<char, 4> start{};
    if (!file.open()) return false;
    const auto got = file.read(start.data(), start.size());
    return got && isZip({start.data(), *got});
}

bool Intake::has(SourceRole role) const
{
    return std::ranges::any_of(files, [role](const IntakeFile& file) { return file.role == role; });
}

Result<Intake> sortIn(const std::vector<std::string>& paths, const IntakeContext& context, Progress& progress)
{
    Intake intake;
    for (const std::string& path : paths) {
        if (context.role || !isProjectFile(path)) continue;
        if (paths.size() > 1) return badInput("A project is opened alone; leave the other files out.", path);
        intake.project = path;
        return intake;
    }
    auto files = findFiles(paths, progress);
    if (!files) return files.error();
    if (context.role)
        for (FoundFile& file : *files)
            if (!file.file.isFound && file.file.isReadable) file.take(*context.role, "as was said");
    if (Result<void> ok = leaveOutDuplicates(*files, progress); !ok) return ok.error();
    sortFebaFiles(*files);
    sortGenomeFiles(*files, context);
    for (FoundFile& file : *files)
        if (isOpen(file)) sortByContent(file, context);
    sortCompanions(*files);
    leaveOutRivals(*files, context);
    applyContext(*files, context);
    for (FoundFile& file : *files) intake.files.push_back(std::move(file.file));
    return intake;
}

Result<void> checkIntake(const Intake& intake)
{
    if (!intake.project.empty()) return {};
    if (std::ranges::none_of(intake.files, [](const IntakeFile& file) { return file.role.has_value(); }))
        return nothingTaken(intake);
    for (const SourceRoleInfo& info : sourceRoles()) {
        if (info.mayRepeat) continue;
        std::vector<const IntakeFile*> files;
        for (const IntakeFile& file : intake.files)
            if (file.role == info.role) files.push_back(&file);
        if (files.size() < 2) continue;
        const IntakeFile& first = *files.front();
        if (std::ranges::all_of(files, [&first](const IntakeFile* file) {
                return file->path == first.path && file->member == first.member;
            }))
            return badInput("The file " + first.name + " was given more than once, and reads as " +
                                std::string(info.title) +
                                " each time; give it once, and for the other option the file that belongs there.",
                            first.name);
        std::string all;
        for (const IntakeFile* file : files) addToList(all, file->name);
        return badInput((info.role == SourceRole::Genome
                             ? "There is more than one genome; take one at a time: "
                             : "There is more than one file of " + std::string(info.title) + "; take one: ") +
                            all + ".",
                        first.name);
    }
    return {};
}

Result<std::vector<SourceFile>> readIn(const Intake& intake, Progress& progress)
{
    if (Result<void> ok = checkIntake(intake); !ok) return ok.error();
    std::vector<const IntakeFile*> taken;
    for (const IntakeFile& file : intake.files)
        if (file.role) taken.push_back(&file);
    std::vector<SourceFile> sources;
    SourceFile archive;  // the last that was read; its files lie one behind the other
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (progress.isCancelled()) return cancelled();
        const IntakeFile& file = *taken[i];
        const auto count = static_cast<double>(taken.size());
        SubProgress part(progress, static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        if (!file.member.empty() && archive.path == file.path) {
            part.report(0, "Reading " + file.name);
        } else {
            auto source = readSourceFile(file.path, *file.role, part);
            if (!source) return source.error();
            if (file.member.empty()) {
                sources.push_back(*std::move(source));
                continue;
            }
            archive = *std::move(source);
        }
        auto content = archiveFile(archive.bytes, file.member, part);
        if (!content) return content.error();
        sources.push_back(
            sourceFromBytes(file.member.substr(file.member.rfind('/') + 1), *std::move(content), *file.role));
        sources.back().path = file.path;
    }
    return sources;
}

std::vector<Note> intakeNotes(const Intake& intake)
{
    Note taken{Severity::Info, "intake.taken", {}, 0, {}, {}},
        leftOut{Severity::Info, "intake.left_out", {}, 0, {}, {}};
    for (const IntakeFile& file : intake.files) {
        if (file.role && !file.isFound) continue;
        Note& note = file.role ? taken : leftOut;
        ++note.count;
        if (note.examples.size() < kMaxExamples)
            note.examples.push_back(file.name + ": " +
                                    (file.role ? std::string(sourceRole(*file.role).title) + ", " : "") + file.why);
    }
    taken.text = counted(taken.count, "file that was found was taken in.", "files that were found were taken in.");
    leftOut.text = counted(leftOut.count, "file that was found was left out.", "files that were found were left out.");
    std::vector<Note> notes;
    for (Note* note : {&taken, &leftOut})
        if (note->count > 0) notes.push_back(std::move(*note));
    return notes;
}

}  // namespace pleio
