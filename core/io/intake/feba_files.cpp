// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/intake/feba_files.h"

#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/gene_table.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace pleio {

namespace {

constexpr std::string_view kAllFitness = "fit_logratios.tab", kGoodFitness = "fit_logratios_good.tab";
constexpr std::string_view kQualityFile = "fit_quality.tab";

/// Tables that are made of others, or that no analysis reads.
struct Passed {
    std::string_view name;
    std::string_view why;
};
constexpr std::array<Passed, 18> kPassed{{
    {"fit_logratios_unnormalized.tab", "fitness before normalization; fit_logratios.tab has it after"},
    {"fit_logratios_unnormalized_naive.tab", "fitness before normalization; fit_logratios.tab has it after"},
    {"fit_logratios_half1.tab", "fitness from half of the strains"},
    {"fit_logratios_half2.tab", "fitness from half of the strains"},
    {"fit_standard_error_obs.tab", "standard errors of fitness, which no analysis reads"},
    {"fit_standard_error_naive.tab", "standard errors of fitness, which no analysis reads"},
    {"gene_counts.tab", "counts of reads, from which fitness was computed"},
    {"strain_fit.tab", "fitness of single strains; fit_logratios.tab has that of genes"},
    {"strong.tab", "an excerpt of fit_logratios.tab and fit_t.tab"},
    {"high_fitness.tab", "an excerpt of fit_logratios.tab and fit_t.tab"},
    {"specific_phenotypes", "an excerpt of fit_logratios.tab and fit_t.tab"},
    {"specific_phenotypes.tab", "an excerpt of fit_logratios.tab and fit_t.tab"},
    {"polar_effects.tab", "an excerpt of fit_logratios.tab and fit_t.tab"},
    {"cofit", "cofitness, which can be computed from fit_logratios.tab"},
    {"cofit.tab", "cofitness, which can be computed from fit_logratios.tab"},
    {"pool", "barcodes and where their transposons lie"},
    {"pool.n10", "barcodes and where their transposons lie"},
    {"all.poolcount", "counts of barcodes, from which fitness was computed"},
}};

/// The files of one folder.
class FebaFolder {
public:
    explicit FebaFolder(std::vector<FoundFile*> files) : m_files(std::move(files)) {}

    void sort()
    {
        FoundFile* all = named(kAllFitness);
        FoundFile* good = named(kGoodFitness);
        const auto isFitness = [](const FoundFile* file) { return file && headerHas(file->head, {"locusid"}); };
        if (!isFitness(all)) all = nullptr;
        if (!isFitness(good)) good = nullptr;
        if (!all && !good) return;
        sortExperiments();
        // Without quality the experiments that failed cannot be told from the others.
        if (all && good && !m_hasQuality) {
            good->take(SourceRole::Phenotypes, "fitness of the experiments that passed FEBA's checks of quality");
            all->leaveOut("fitness of all experiments, and there is no fit_quality.tab to say which are good");
        } else {
            if (all) all->take(SourceRole::Phenotypes, "fitness of all experiments");
            if (good && all) good->leaveOut("the experiments with u = TRUE of fit_logratios.tab");
            if (good && !all)
                good->take(SourceRole::Phenotypes, "fitness of the experiments that passed FEBA's checks of quality");
        }
        if (FoundFile* t = named("fit_t.tab"); isFitness(t))
            t->take(SourceRole::PhenotypeT, "t values of the fitness, by its name");
        for (const Passed& passed : kPassed)
            if (FoundFile* file = named(passed.name)) file->leaveOut(std::string(passed.why));
        for (FoundFile* file : m_files)
            if (file->base.ends_with(".poolcount"))
                file->leaveOut("counts of barcodes, from which fitness was computed");
        sortGenes();
    }

private:
    [[nodiscard]] FoundFile* named(std::string_view name) const
    {
        const auto found = std::ranges::find(m_files, name, &FoundFile::base);
        return found == m_files.end() || !(*found)->file.isReadable ? nullptr : *found;
    }

    void sortExperiments()
    {
        FoundFile* quality = named(kQualityFile);
        m_hasQuality = quality && headerHas(quality->head, {"name", "short"});
        if (m_hasQuality) quality->take(SourceRole::Conditions, "names, quality and groups of the experiments");
        FoundFile* taken = m_hasQuality ? quality : nullptr;
        for (const std::string_view name : {"expsused", "exps"}) {
            FoundFile* file = named(name);
            if (!file) continue;
            if (taken)
                file->leaveOut(taken->file.name + " has the same experiments" +
                               (m_hasQuality ? ", and their quality" : ""));
            else if (headerHas(file->head, {"setname", "index", "description"}) ||
                     headerHas(file->head, {"name", "short"})) {
                file->take(SourceRole::Conditions, "names and groups of the experiments");
                taken = file;
            }
        }
    }

    void sortGenes()
    {
        FoundFile* genes = named("genes");
        if (!genes) genes = named("genes.tab");
        FoundFile* used = named("fit_genes.tab");
        if (genes && used && isGeneTable(genes->head) && isGeneTable(used->head))
            used->leaveOut("the same genes as in " + genes->file.name);
    }

    std::vector<FoundFile*> m_files;
    bool m_hasQuality = false;
};

void sortBrowserFile(FoundFile& file)
{
    const std::string& base = file.base;
    const auto isNamed = [&base](std::string_view prefix) { return base.starts_with(prefix); };
    const bool isMatrix = headerHas(file.head, {"orgid", "locusid", "sysname"});
    if (isNamed("fit_organism_") && isMatrix)
        file.take(SourceRole::Phenotypes, "fitness of the Fitness Browser");
    else if (isNamed("t_organism_") && isMatrix)
        file.take(SourceRole::PhenotypeT, "t values of the Fitness Browser, by its name");
    else if (isNamed("exp_organism_") && headerHas(file.head, {"expname", "expdesc"}))
        file.take(SourceRole::Conditions, "names and groups of the experiments of the Fitness Browser");
    else if (isNamed("cofit_organism_"))
        file.leaveOut("cofitness, which can be computed from the fitness");
    else if (isNamed("specific_phenotypes_") || isNamed("reanno_"))
        file.leaveOut("conclusions that the Fitness Browser draws from the fitness");
}

}  // namespace

void sortFebaFiles(std::vector<FoundFile>& files)
{
    std::set<std::string> folders;
    bool isBrowser = false;
    for (const FoundFile& file : files) {
        folders.insert(file.folder);
        isBrowser |= file.file.isReadable && file.base.starts_with("fit_organism_");
    }
    for (const std::string& folder : folders) {
        std::vector<FoundFile*> here;
        for (FoundFile& file : files)
            if (file.folder == folder) here.push_back(&file);
        FebaFolder(std::move(here)).sort();
    }
    if (!isBrowser) return;
    for (FoundFile& file : files)
        if (file.file.isReadable) sortBrowserFile(file);
}

}  // namespace pleio
