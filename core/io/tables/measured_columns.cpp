// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/measured_columns.h"

#include "core/base/ascii.h"
#include "core/io/sniff_lines.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

struct MeasuredHeader {
    std::string_view words;  ///< as headerLetters() writes them
    Measured what;
};

using enum Measured;
// Of several columns that hold the same, the one that stands first here is taken: logarithms before ratios.
constexpr std::array kMeasuredHeaders{
    // DESeq, DESeq2, edgeR, limma, TRANSIT, sleuth, Cuffdiff, ashr, drugZ, BAGEL, casTLE, Bio-TraDIS and their kind
    MeasuredHeader{"log2foldchange", Effect}, MeasuredHeader{"logfoldchange", Effect}, MeasuredHeader{"logfc", Effect},
    MeasuredHeader{"log2fc", Effect}, MeasuredHeader{"lfc", Effect}, MeasuredHeader{"l2fc", Effect},
    MeasuredHeader{"log2fold", Effect}, MeasuredHeader{"log2ratio", Effect}, MeasuredHeader{"log10fc", Effect},
    MeasuredHeader{"log10foldchange", Effect}, MeasuredHeader{"lnfc", Effect}, MeasuredHeader{"posteriormean", Effect},
    MeasuredHeader{"betahat", Effect}, MeasuredHeader{"normz", Effect}, MeasuredHeader{"castleeffect", Effect},
    MeasuredHeader{"combocastleeffect", Effect}, MeasuredHeader{"bf", Effect}, MeasuredHeader{"insindex", Effect},
    MeasuredHeader{"insertionindex", Effect}, MeasuredHeader{"zbar", Effect}, MeasuredHeader{"foldchange", Effect},
    MeasuredHeader{"fc", Effect}, MeasuredHeader{"deltamean", Effect}, MeasuredHeader{"fitness", Score},
    MeasuredHeader{"fitnessscore", Score}, MeasuredHeader{"logratio", Score}, MeasuredHeader{"beta", Score},
    MeasuredHeader{"estimate", Score}, MeasuredHeader{"effect", Score}, MeasuredHeader{"effectsize", Score},
    MeasuredHeader{"coefficient", Score}, MeasuredHeader{"coef", Score}, MeasuredHeader{"sscore", Score},
    MeasuredHeader{"zscore", Score}, MeasuredHeader{"score", Score}, MeasuredHeader{"stat", T},
    MeasuredHeader{"tvalue", T}, MeasuredHeader{"tstat", T}, MeasuredHeader{"tstatistic", T},
    MeasuredHeader{"waldstat", T}, MeasuredHeader{"teststat", T}, MeasuredHeader{"t", T}, MeasuredHeader{"pvalue", P},
    MeasuredHeader{"pval", P}, MeasuredHeader{"ptwosided", P}, MeasuredHeader{"castlepvalue", P},
    MeasuredHeader{"p", P}, MeasuredHeader{"padj", Q}, MeasuredHeader{"adjpval", Q}, MeasuredHeader{"adjpvalue", Q},
    MeasuredHeader{"pvalueadj", Q}, MeasuredHeader{"pvaladj", Q}, MeasuredHeader{"adjustedpvalue", Q},
    MeasuredHeader{"qvalue", Q}, MeasuredHeader{"qval", Q}, MeasuredHeader{"fdr", Q}, MeasuredHeader{"svalue", Q},
    MeasuredHeader{"q", Q}, MeasuredHeader{"fwer", Technical}, MeasuredHeader{"basemean", Technical},
    MeasuredHeader{"basemeana", Technical}, MeasuredHeader{"basemeanb", Technical}, MeasuredHeader{"lfcse", Technical},
    MeasuredHeader{"se", Technical}, MeasuredHeader{"seb", Technical}, MeasuredHeader{"sebetahat", Technical},
    MeasuredHeader{"posteriorsd", Technical}, MeasuredHeader{"lfsr", Technical}, MeasuredHeader{"lfdr", Technical},
    MeasuredHeader{"negativeprob", Technical}, MeasuredHeader{"positiveprob", Technical},
    MeasuredHeader{"stderr", Technical}, MeasuredHeader{"standarderror", Technical}, MeasuredHeader{"std", Technical},
    MeasuredHeader{"aveexpr", Technical}, MeasuredHeader{"logcpm", Technical}, MeasuredHeader{"logconc", Technical},
    MeasuredHeader{"lr", Technical}, MeasuredHeader{"f", Technical}, MeasuredHeader{"b", Technical},
    MeasuredHeader{"fstat", Technical}, MeasuredHeader{"msr", Technical}, MeasuredHeader{"mse", Technical},
    MeasuredHeader{"meanobs", Technical}, MeasuredHeader{"varobs", Technical}, MeasuredHeader{"techvar", Technical},
    MeasuredHeader{"sigmasq", Technical}, MeasuredHeader{"smoothsigmasq", Technical},
    MeasuredHeader{"finalsigmasq", Technical}, MeasuredHeader{"rss", Technical},
    MeasuredHeader{"degreesfree", Technical}, MeasuredHeader{"sites", Technical}, MeasuredHeader{"numsites", Technical},
    MeasuredHeader{"tasites", Technical}, MeasuredHeader{"tas", Technical}, MeasuredHeader{"meanctrl", Technical},
    MeasuredHeader{"meanexp", Technical}, MeasuredHeader{"sumctrl", Technical}, MeasuredHeader{"sumexp", Technical},
    MeasuredHeader{"rank", Technical}, MeasuredHeader{"sumz", Technical}, MeasuredHeader{"numobs", Technical},
    MeasuredHeader{"recall", Technical}, MeasuredHeader{"precision", Technical},
    MeasuredHeader{"castlescore", Technical}, MeasuredHeader{"combocastlescore", Technical},
    MeasuredHeader{"minimumeffectestimate", Technical}, MeasuredHeader{"maximumeffectestimate", Technical},
    MeasuredHeader{"ncrna", Technical},
    // places and sizes: featureCounts, StringTie, Salmon, kallisto, RSEM, Bakta, Rockhopper
    MeasuredHeader{"start", Technical}, MeasuredHeader{"end", Technical}, MeasuredHeader{"stop", Technical},
    MeasuredHeader{"begin", Technical}, MeasuredHeader{"left", Technical}, MeasuredHeader{"right", Technical},
    MeasuredHeader{"transcriptionstart", Technical}, MeasuredHeader{"transcriptionstop", Technical},
    MeasuredHeader{"translationstart", Technical}, MeasuredHeader{"translationstop", Technical},
    MeasuredHeader{"position", Technical}, MeasuredHeader{"pos", Technical}, MeasuredHeader{"strand", Technical},
    MeasuredHeader{"chr", Technical}, MeasuredHeader{"chromosome", Technical}, MeasuredHeader{"length", Technical},
    MeasuredHeader{"len", Technical}, MeasuredHeader{"width", Technical}, MeasuredHeader{"size", Technical},
    MeasuredHeader{"lengthbp", Technical}, MeasuredHeader{"genelength", Technical},
    MeasuredHeader{"proteinlength", Technical}, MeasuredHeader{"efflength", Technical},
    MeasuredHeader{"effectivelength", Technical}, MeasuredHeader{"coverage", Technical},
    MeasuredHeader{"isopct", Technical}, MeasuredHeader{"taxid", Technical},
    // TreeView
    MeasuredHeader{"gweight", Technical}, MeasuredHeader{"gorder", Technical},
    // abundances
    MeasuredHeader{"tpm", Abundance}, MeasuredHeader{"fpkm", Abundance}, MeasuredHeader{"rpkm", Abundance},
    MeasuredHeader{"cpm", Abundance}, MeasuredHeader{"expression", Abundance}, MeasuredHeader{"abundance", Abundance},
    MeasuredHeader{"numreads", Count}, MeasuredHeader{"estcounts", Count}, MeasuredHeader{"expectedcount", Count},
    MeasuredHeader{"count", Count}, MeasuredHeader{"counts", Count}, MeasuredHeader{"readcount", Count},
    MeasuredHeader{"reads", Count}, MeasuredHeader{"rawcounts", Count}, MeasuredHeader{"rawcount", Count},
    MeasuredHeader{"normalizedcounts", Count}, MeasuredHeader{"inscount", Count}};

bool isSeparator(char c) { return std::string_view("_.|:-()[] ").find(c) != std::string_view::npos; }

/// Without separators around.
std::string_view withoutSeparators(std::string_view text)
{
    while (!text.empty() && isSeparator(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSeparator(text.back())) text.remove_suffix(1);
    return text;
}

const MeasuredHeader* knownHeader(std::string_view header)
{
    const auto* const found = std::ranges::find(kMeasuredHeaders, headerLetters(header), &MeasuredHeader::words);
    return found == kMeasuredHeaders.end() ? nullptr : found;
}

}  // namespace

std::optional<Measured> measuredBy(std::string_view header)
{
    const MeasuredHeader* known = knownHeader(header);
    return known == nullptr ? std::nullopt : std::optional(known->what);
}

int measuredRank(std::string_view header)
{
    const MeasuredHeader* known = knownHeader(header);
    return static_cast<int>(known == nullptr ? kMeasuredHeaders.size()
                                             : static_cast<std::size_t>(known - kMeasuredHeaders.data()));
}

std::optional<MeasuredCondition> measuredOfCondition(std::string_view header)
{
    std::optional<MeasuredCondition> best;
    std::size_t longest = 0;
    for (std::size_t at = 1; at + 1 < header.size(); ++at) {
        if (!isSeparator(header[at])) continue;
        const std::string_view before = withoutSeparators(header.substr(0, at));
        const std::string_view behind = withoutSeparators(header.substr(at + 1));
        for (const auto& [word, condition] : {std::pair(before, behind), std::pair(behind, before)}) {
            // "adj.P.Val.A" is the adjusted p of A, and not the "P.Val.A" of "adj".
            if (condition.empty() || word.size() <= longest) continue;
            const MeasuredHeader* known = knownHeader(word);
            if (known == nullptr) continue;
            longest = word.size();
            best = MeasuredCondition{condition, word, known->what};
        }
    }
    return best;
}

bool isNumberOfMeasurement(std::string_view header)
{
    static constexpr std::array<std::string_view, 17> kWords{
        "replicate", "replicates", "rep",        "repl",  "replica", "replicateid", "replicatenumber",
        "biorep",    "techrep",    "plate",      "batch", "well",    "run",         "lane",
        "library",   "year",       "nreplicates"};
    return std::ranges::find(kWords, headerLetters(header)) != kWords.end();
}

bool isNumberOfCondition(std::string_view header)
{
    static constexpr std::array<std::string_view, 15> kWords{
        "time", "timepoint", "timeh",   "timemin", "timehours",   "hour",         "hours", "hpi",
        "day",  "days",      "minutes", "ph",      "temperature", "temperaturec", "temp"};
    return std::ranges::find(kWords, headerLetters(header)) != kWords.end();
}

bool isRatio(std::string_view header)
{
    const std::string letters = headerLetters(header);
    return letters == "foldchange" || letters == "fc";
}

bool isTechnicalRow(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> kWritten{
        "EWEIGHT", "AID", "EORDER", "N_unmapped", "N_multimapping", "N_noFeature", "N_ambiguous", "SD", "SEM", "WT"};
    static constexpr std::array<std::string_view, 21> kWords{
        "wildtype", "wildtypestrain", "wildtypecontrol", "parentalstrain",    "mean",      "means",  "average",
        "averages", "median",         "medians",         "standarddeviation", "stdev",     "stddev", "sum",
        "sums",     "total",          "totals",          "grandtotal",        "wtcontrol", "wtmean", "overallmean"};
    if (std::ranges::find(kWritten, name) != kWritten.end() || name.starts_with("__")) return true;
    // Most names of genes hold a figure, and there are many of them.
    return std::ranges::none_of(name, isDigit) && std::ranges::find(kWords, headerLetters(name)) != kWords.end();
}

}  // namespace pleio
