// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/measured_columns.h"

#include "core/io/sniff_lines.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

struct MeasuredHeader {
    std::string_view words;  ///< as headerLetters() writes them
    Measured what;
};

using enum Measured;
constexpr std::array kMeasuredHeaders{
    // DESeq2, edgeR, limma, TRANSIT, sleuth and their kind
    MeasuredHeader{"log2foldchange", Effect}, MeasuredHeader{"logfoldchange", Effect}, MeasuredHeader{"logfc", Effect},
    MeasuredHeader{"log2fc", Effect}, MeasuredHeader{"lfc", Effect}, MeasuredHeader{"foldchange", Effect},
    MeasuredHeader{"deltamean", Effect}, MeasuredHeader{"stat", T}, MeasuredHeader{"t", T}, MeasuredHeader{"tvalue", T},
    MeasuredHeader{"tstat", T}, MeasuredHeader{"tstatistic", T}, MeasuredHeader{"waldstat", T}, MeasuredHeader{"p", P},
    MeasuredHeader{"pvalue", P}, MeasuredHeader{"pval", P}, MeasuredHeader{"ptwosided", P}, MeasuredHeader{"q", Q},
    MeasuredHeader{"padj", Q}, MeasuredHeader{"adjpval", Q}, MeasuredHeader{"adjpvalue", Q},
    MeasuredHeader{"pvalueadj", Q}, MeasuredHeader{"pvaladj", Q}, MeasuredHeader{"fdr", Q}, MeasuredHeader{"qvalue", Q},
    MeasuredHeader{"qval", Q}, MeasuredHeader{"fwer", Technical}, MeasuredHeader{"basemean", Technical},
    MeasuredHeader{"lfcse", Technical}, MeasuredHeader{"se", Technical}, MeasuredHeader{"stderr", Technical},
    MeasuredHeader{"standarderror", Technical}, MeasuredHeader{"aveexpr", Technical},
    MeasuredHeader{"logcpm", Technical}, MeasuredHeader{"lr", Technical}, MeasuredHeader{"f", Technical},
    MeasuredHeader{"b", Technical}, MeasuredHeader{"sites", Technical}, MeasuredHeader{"numsites", Technical},
    MeasuredHeader{"tasites", Technical}, MeasuredHeader{"meanctrl", Technical}, MeasuredHeader{"meanexp", Technical},
    MeasuredHeader{"sumctrl", Technical}, MeasuredHeader{"sumexp", Technical}, MeasuredHeader{"rank", Technical},
    // places and sizes: featureCounts, StringTie, Salmon, kallisto, RSEM, Bakta
    MeasuredHeader{"start", Technical}, MeasuredHeader{"end", Technical}, MeasuredHeader{"stop", Technical},
    MeasuredHeader{"begin", Technical}, MeasuredHeader{"left", Technical}, MeasuredHeader{"right", Technical},
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
    MeasuredHeader{"reads", Count}};

}  // namespace

std::optional<Measured> measuredBy(std::string_view header)
{
    const auto found = std::ranges::find(kMeasuredHeaders, headerLetters(header), &MeasuredHeader::words);
    if (found == kMeasuredHeaders.end()) return {};
    return found->what;
}

int abundanceRank(std::string_view header)
{
    const auto found = std::ranges::find(kMeasuredHeaders, headerLetters(header), &MeasuredHeader::words);
    return static_cast<int>(found - kMeasuredHeaders.begin());
}

bool isTechnicalRow(std::string_view name)
{
    return name == "EWEIGHT" || name == "AID" || name == "EORDER" || name.starts_with("__");
}

}  // namespace pleio
