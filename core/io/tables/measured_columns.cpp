// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/measured_columns.h"

#include "core/base/ascii.h"
#include "core/io/sniff_lines.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace pleio {

namespace {

struct MeasuredHeader {
    std::string_view words;  ///< as headerLetters() writes them
    Measured what;
};

using enum Measured;
/// No header reads so.
constexpr std::string_view kLogOfP = "-log p";
// Of several columns that hold the same, the one that stands first here is taken: logarithms before ratios.
constexpr std::array kMeasuredHeaders{
    // DESeq, DESeq2, edgeR, limma, TRANSIT, sleuth, Cuffdiff, ashr, drugZ, BAGEL, casTLE, Bio-TraDIS and their kind
    MeasuredHeader{"log2foldchange", Effect}, MeasuredHeader{"logfoldchange", Effect}, MeasuredHeader{"logfc", Effect},
    MeasuredHeader{"log2fc", Effect}, MeasuredHeader{"lfc", Effect}, MeasuredHeader{"l2fc", Effect},
    MeasuredHeader{"log2fold", Effect}, MeasuredHeader{"log2ratio", Effect}, MeasuredHeader{"log10fc", Effect},
    // Seurat, TRANSIT GI
    MeasuredHeader{"avglog2fc", Effect}, MeasuredHeader{"avglogfc", Effect}, MeasuredHeader{"meandeltalogfc", Effect},
    MeasuredHeader{"deltalogfc", Effect}, MeasuredHeader{"log10foldchange", Effect}, MeasuredHeader{"lnfc", Effect},
    MeasuredHeader{"posteriormean", Effect}, MeasuredHeader{"betahat", Effect}, MeasuredHeader{"normz", Effect},
    MeasuredHeader{"castleeffect", Effect}, MeasuredHeader{"combocastleeffect", Effect}, MeasuredHeader{"bf", Effect},
    MeasuredHeader{"insindex", Effect}, MeasuredHeader{"insertionindex", Effect}, MeasuredHeader{"zbar", Effect},
    MeasuredHeader{"foldchange", Effect}, MeasuredHeader{"fc", Effect}, MeasuredHeader{"deltamean", Effect},
    // scanpy
    MeasuredHeader{"logfoldchanges", Effect}, MeasuredHeader{"scores", Score}, MeasuredHeader{"pvals", P},
    MeasuredHeader{"pvalues", P}, MeasuredHeader{"pvalsadj", Q}, MeasuredHeader{"qvalues", Q},
    MeasuredHeader{"qvals", Q}, MeasuredHeader{"abundanceratiolog2", Effect}, MeasuredHeader{"abundanceratio", Effect},
    MeasuredHeader{"fitness", Score}, MeasuredHeader{"fitnessscore", Score}, MeasuredHeader{"logratio", Score},
    MeasuredHeader{"beta", Score}, MeasuredHeader{"estimate", Score}, MeasuredHeader{"effect", Score},
    MeasuredHeader{"effectsize", Score}, MeasuredHeader{"coefficient", Score}, MeasuredHeader{"coef", Score},
    MeasuredHeader{"sscore", Score}, MeasuredHeader{"zscore", Score}, MeasuredHeader{"score", Score},
    MeasuredHeader{"difference", Score}, MeasuredHeader{"diff", Score}, MeasuredHeader{"ratio", Score},
    MeasuredHeader{"mean", Score}, MeasuredHeader{"average", Score}, MeasuredHeader{"median", Score},
    MeasuredHeader{"stat", T}, MeasuredHeader{"statistic", T}, MeasuredHeader{"teststatistic", T},
    MeasuredHeader{"tvalue", T}, MeasuredHeader{"tstat", T}, MeasuredHeader{"tstatistic", T},
    MeasuredHeader{"waldstat", T}, MeasuredHeader{"teststat", T}, MeasuredHeader{"t", T}, MeasuredHeader{"pvalue", P},
    MeasuredHeader{"pval", P}, MeasuredHeader{"ptwosided", P}, MeasuredHeader{"castlepvalue", P},
    MeasuredHeader{"p", P}, MeasuredHeader{"padj", Q}, MeasuredHeader{"adjpval", Q}, MeasuredHeader{"adjpvalue", Q},
    MeasuredHeader{"pvalueadj", Q}, MeasuredHeader{"pvaladj", Q}, MeasuredHeader{"adjustedpvalue", Q},
    MeasuredHeader{"qvalue", Q}, MeasuredHeader{"qval", Q}, MeasuredHeader{"fdr", Q}, MeasuredHeader{"svalue", Q},
    MeasuredHeader{"q", Q}, MeasuredHeader{"padjusted", Q}, MeasuredHeader{"padjust", Q},
    MeasuredHeader{"pvalueadjusted", Q}, MeasuredHeader{"pvaladjusted", Q}, MeasuredHeader{"adjp", Q},
    MeasuredHeader{"fdrbh", Q}, MeasuredHeader{"bhfdr", Q}, MeasuredHeader{"abundanceratiopvalue", P},
    MeasuredHeader{"abundanceratioadjpvalue", Q}, MeasuredHeader{"fwer", Technical},
    MeasuredHeader{"basemean", Technical}, MeasuredHeader{"basemeana", Technical},
    MeasuredHeader{"basemeanb", Technical}, MeasuredHeader{"lfcse", Technical}, MeasuredHeader{"se", Technical},
    MeasuredHeader{"seb", Technical}, MeasuredHeader{"sebetahat", Technical}, MeasuredHeader{"posteriorsd", Technical},
    MeasuredHeader{"lfsr", Technical}, MeasuredHeader{"lfdr", Technical}, MeasuredHeader{"negativeprob", Technical},
    MeasuredHeader{"positiveprob", Technical}, MeasuredHeader{"stderr", Technical},
    MeasuredHeader{"standarderror", Technical}, MeasuredHeader{"std", Technical}, MeasuredHeader{"aveexpr", Technical},
    MeasuredHeader{"logcpm", Technical}, MeasuredHeader{"logconc", Technical}, MeasuredHeader{"lr", Technical},
    MeasuredHeader{"f", Technical}, MeasuredHeader{"b", Technical}, MeasuredHeader{"fstat", Technical},
    MeasuredHeader{"msr", Technical}, MeasuredHeader{"mse", Technical}, MeasuredHeader{"meanobs", Technical},
    MeasuredHeader{"varobs", Technical}, MeasuredHeader{"techvar", Technical}, MeasuredHeader{"sigmasq", Technical},
    MeasuredHeader{"smoothsigmasq", Technical}, MeasuredHeader{"finalsigmasq", Technical},
    MeasuredHeader{"rss", Technical}, MeasuredHeader{"degreesfree", Technical}, MeasuredHeader{"sites", Technical},
    MeasuredHeader{"numsites", Technical}, MeasuredHeader{"tasites", Technical}, MeasuredHeader{"tas", Technical},
    MeasuredHeader{"meanctrl", Technical}, MeasuredHeader{"meanexp", Technical}, MeasuredHeader{"sumctrl", Technical},
    MeasuredHeader{"sumexp", Technical}, MeasuredHeader{"rank", Technical}, MeasuredHeader{"sumz", Technical},
    MeasuredHeader{"numobs", Technical}, MeasuredHeader{"recall", Technical}, MeasuredHeader{"precision", Technical},
    MeasuredHeader{"castlescore", Technical}, MeasuredHeader{"combocastlescore", Technical},
    MeasuredHeader{"minimumeffectestimate", Technical}, MeasuredHeader{"maximumeffectestimate", Technical},
    MeasuredHeader{"ncrna", Technical},
    // what stands for -log10 of any word of p or q; spread, ranks and verdicts of DEP, NOISeq, Perseus, Proteome
    // Discoverer, Seurat and tables that people make
    MeasuredHeader{kLogOfP, Technical}, MeasuredHeader{"sd", Technical}, MeasuredHeader{"sem", Technical},
    MeasuredHeader{"stdev", Technical}, MeasuredHeader{"stddev", Technical},
    MeasuredHeader{"standarddeviation", Technical}, MeasuredHeader{"standarderrorofmean", Technical},
    MeasuredHeader{"cv", Technical}, MeasuredHeader{"variance", Technical}, MeasuredHeader{"n", Technical},
    MeasuredHeader{"cil", Technical}, MeasuredHeader{"cir", Technical}, MeasuredHeader{"cilow", Technical},
    MeasuredHeader{"cihigh", Technical}, MeasuredHeader{"cilower", Technical}, MeasuredHeader{"ciupper", Technical},
    MeasuredHeader{"significant", Technical}, MeasuredHeader{"significance", Technical},
    MeasuredHeader{"centered", Technical}, MeasuredHeader{"ranking", Technical}, MeasuredHeader{"prob", Technical},
    MeasuredHeader{"theta", Technical}, MeasuredHeader{"pct1", Technical}, MeasuredHeader{"pct2", Technical},
    MeasuredHeader{"abundanceratiovariability", Technical}, MeasuredHeader{"abundanceratioweight", Technical},
    // GI, Tn5Gaps and HMM of TRANSIT
    MeasuredHeader{"numberoftasites", Technical}, MeasuredHeader{"meancount", Technical},
    MeasuredHeader{"lowerbounddeltalogfc", Technical}, MeasuredHeader{"upperbounddeltalogfc", Technical},
    MeasuredHeader{"probofdeltalogfcbeingwithinrope", Technical}, MeasuredHeader{"adjustedprobability", Technical},
    MeasuredHeader{"adjustedprobabilitybfdr", Technical}, MeasuredHeader{"ishdioutsiderope", Technical},
    MeasuredHeader{"ovr", Technical}, MeasuredHeader{"lenovr", Technical}, MeasuredHeader{"totalsites", Technical},
    MeasuredHeader{"essites", Technical}, MeasuredHeader{"gdsites", Technical}, MeasuredHeader{"nesites", Technical},
    MeasuredHeader{"gasites", Technical}, MeasuredHeader{"saturation", Technical}, MeasuredHeader{"nzmean", Technical},
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

bool isPlainSeparator(char c) { return std::string_view("_.|:- ").find(c) != std::string_view::npos; }
bool isSeparator(char c) { return isPlainSeparator(c) || std::string_view("()[]").find(c) != std::string_view::npos; }

/// Where the bracket at `open` is closed, or npos.
std::size_t closingBracket(std::string_view text, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '(' || text[i] == '[') ++depth;
        if ((text[i] == ')' || text[i] == ']') && --depth == 0) return i;
    }
    return std::string_view::npos;
}

/// Whether a bracket at the end closes none of the text.
bool closesNone(std::string_view text)
{
    if (!text.ends_with(')') && !text.ends_with(']')) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] == '(' || text[i] == '[') && closingBracket(text, i) + 1 == text.size()) return false;
    return true;
}

/// Without separators around, and without brackets around all of it; those of "(A) / (B)" stay.
std::string_view withoutSeparators(std::string_view text)
{
    while (!text.empty()) {
        const bool isOpen = text.front() == '(' || text.front() == '[';
        const std::size_t close = isOpen ? closingBracket(text, 0) : 0;
        if (isPlainSeparator(text.front()) || text.front() == ')' || text.front() == ']' ||
            (isOpen && close == std::string_view::npos))
            text.remove_prefix(1);
        else if (isPlainSeparator(text.back()) || text.back() == '(' || text.back() == '[' || closesNone(text))
            text.remove_suffix(1);
        else if (isOpen && close + 1 == text.size())
            text = text.substr(1, text.size() - 2);
        else
            return text;
    }
    return text;
}

const MeasuredHeader* headerOfLetters(std::string_view letters)
{
    const auto* const found = std::ranges::find(kMeasuredHeaders, letters, &MeasuredHeader::words);
    return found == kMeasuredHeaders.end() ? nullptr : found;
}

/// Without one of the beginnings, if it has one.
std::string_view behindAnyOf(std::string_view letters, std::span<const std::string_view> beginnings)
{
    for (const std::string_view each : beginnings)
        if (letters.size() > each.size() && letters.starts_with(each)) return letters.substr(each.size());
    return letters;
}

/// Perseus writes the test before each word ("Student's T-test p-value"), and many give p and q as -log10.
const MeasuredHeader* knownHeader(std::string_view header)
{
    static constexpr std::array<std::string_view, 4> kTests{"studentsttest", "welchsttest", "ttest", "anova"};
    static constexpr std::array<std::string_view, 11> kLogs{
        "neglog10", "neglog2", "neglog", "minuslog10", "minuslog", "nlog10", "nlog", "mlog10", "log10", "log2", "log"};
    const std::string letters = headerLetters(header);
    if (const MeasuredHeader* known = headerOfLetters(letters)) return known;
    std::string_view rest = behindAnyOf(letters, kLogs);
    if (rest.starts_with("log10")) rest.remove_prefix(5);
    const bool isLogarithm = rest.size() < letters.size();
    const MeasuredHeader* known = headerOfLetters(behindAnyOf(rest, kTests));
    if (known == nullptr || !isLogarithm) return known;
    return known->what == P || known->what == Q ? headerOfLetters(kLogOfP) : nullptr;
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
    return letters == "foldchange" || letters == "fc" || letters == "ratio" || letters == "abundanceratio";
}

bool isOfCondition(std::string_view word)
{
    static constexpr std::array<std::string_view, 28> kWords{"sd",
                                                             "se",
                                                             "sem",
                                                             "stdev",
                                                             "stddev",
                                                             "standarddeviation",
                                                             "standarderrorofmean",
                                                             "stderr",
                                                             "standarderror",
                                                             "std",
                                                             "lfcse",
                                                             "cv",
                                                             "variance",
                                                             "n",
                                                             "numobs",
                                                             "cil",
                                                             "cir",
                                                             "cilow",
                                                             "cihigh",
                                                             "cilower",
                                                             "ciupper",
                                                             "rank",
                                                             "ranking",
                                                             "significant",
                                                             "significance",
                                                             "lfsr",
                                                             "lfdr",
                                                             "prob"};
    const MeasuredHeader* known = knownHeader(word);
    if (known == nullptr) return false;
    return known->what != Technical || known->words == kLogOfP ||
           std::ranges::find(kWords, known->words) != kWords.end();
}

bool isSpread(std::string_view header)
{
    static constexpr std::array<std::string_view, 4> kWords{"sd", "se", "cv", "n"};
    return std::ranges::find(kWords, headerLetters(header)) != kWords.end();
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
