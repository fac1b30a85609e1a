// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/genome_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace pleio {

namespace {

constexpr std::size_t kFeatureColumn = 21;  // qualifiers of a flat file start here
constexpr std::size_t kLineWidth = 79;

std::string accessionOf(const Replicon& replicon) { return replicon.id.substr(0, replicon.id.find('.')); }

/// A feature line or qualifier, continued over as many lines as it takes.
void appendFeatureLines(std::string& out, std::string_view key, std::string_view text)
{
    constexpr std::size_t kWidth = kLineWidth - kFeatureColumn;
    std::string head = "     ";
    head += key;
    head.resize(kFeatureColumn, ' ');
    do {
        out += head;
        out += text.substr(0, kWidth);
        out += '\n';
        text.remove_prefix(std::min(kWidth, text.size()));
        head.assign(kFeatureColumn, ' ');
    } while (!text.empty());
}

void appendQualifier(std::string& out, std::string_view name, std::string_view value)
{
    if (value.empty()) return;
    appendFeatureLines(out, {}, '/' + std::string(name) + "=\"" + std::string(value) + '"');
}

void appendQualifier(std::string& out, std::string_view name, std::int64_t value)
{
    appendFeatureLines(out, {}, '/' + std::string(name) + '=' + std::to_string(value));
}

/// Words of a paragraph, broken at blanks, behind the keyword column of a flat file.
void appendParagraph(std::string& out, std::string_view keyword, std::string_view text)
{
    constexpr std::size_t kTextColumn = 12;
    std::string line(keyword);
    line.resize(kTextColumn, ' ');
    bool empty = true;
    for (const std::string_view word : splitView(text, ' ')) {
        if (!empty && line.size() + 1 + word.size() > kLineWidth) {
            out += line + '\n';
            line.assign(kTextColumn, ' ');
            empty = true;
        }
        if (!empty) line += ' ';
        line += word;
        empty = false;
    }
    out += line + '\n';
}

void appendGenbankGene(std::string& out, const Gene& gene)
{
    // The gene reaches over what its CDS skips.
    const Location whole{.parts = {{gene.location.start(), gene.location.end(), gene.location.strand()}}};
    for (const bool coding : {false, true}) {
        appendFeatureLines(out, coding ? "CDS" : "gene", coding ? gene.location.text() : whole.text());
        appendQualifier(out, "gene", gene.symbol);
        appendQualifier(out, "locus_tag", gene.locusTag);
        if (coding && gene.ribosomalSlippage) appendFeatureLines(out, {}, "/ribosomal_slippage");
        if (coding) appendQualifier(out, "codon_start", gene.codonStart);
        if (coding) appendQualifier(out, "transl_table", gene.geneticCode);
        if (gene.pseudo) appendFeatureLines(out, {}, "/pseudo");
        if (!coding) continue;
        appendQualifier(out, "product", gene.product);
        appendQualifier(out, "protein_id", gene.proteinId);
        appendQualifier(out, "translation", gene.translation);
    }
}

void appendOrigin(std::string& out, std::string_view sequence)
{
    out += "ORIGIN\n";
    std::array<char, 24> number{};
    for (std::size_t at = 0; at < sequence.size(); at += 60) {
        std::snprintf(number.data(), number.size(), "%9zu", at + 1);
        out += number.data();
        const std::string_view line = sequence.substr(at, 60);
        for (std::size_t block = 0; block < line.size(); block += 10) out += ' ' + toLowerAscii(line.substr(block, 10));
        out += '\n';
    }
    out += "//\n";
}

std::string gffAttributes(const Gene& gene, bool coding)
{
    std::string text =
        coding ? "ID=cds-" + gene.locusTag + ";Parent=gene-" + gene.locusTag : "ID=gene-" + gene.locusTag;
    const auto add = [&text](std::string_view name, std::string_view value) {
        if (!value.empty()) text += ';' + std::string(name) + '=' + std::string(value);
    };
    add("locus_tag", gene.locusTag);
    add("gene", gene.symbol);
    if (coding) {
        add("product", gene.product);
        add("protein_id", gene.proteinId);
        add("transl_table", std::to_string(gene.geneticCode));
        if (gene.ribosomalSlippage) add("exception", "ribosomal slippage");
    }
    if (gene.pseudo) add("pseudo", "true");
    return text;
}

void appendGffLine(std::string& out, std::string_view replicon, std::string_view type, const Location::Part& part,
                   std::string_view phase, std::string_view attributes)
{
    out += replicon;
    out += "\tPleioscope\t";
    out += type;
    out += '\t' + std::to_string(part.start + 1) + '\t' + std::to_string(part.end) + "\t.\t";
    out += part.strand == Strand::Forward ? '+' : '-';
    out += '\t';
    out += phase;
    out += '\t';
    out += attributes;
    out += '\n';
}

void appendGffGene(std::string& out, std::string_view replicon, const Gene& gene)
{
    const Location::Part whole{gene.location.start(), gene.location.end(), gene.location.strand()};
    appendGffLine(out, replicon, "gene", whole, ".", gffAttributes(gene, false));
    std::int64_t read = 0;
    for (const Location::Part& part : gene.location.parts) {
        appendGffLine(out, replicon, "CDS", part, std::to_string((3 - read % 3) % 3), gffAttributes(gene, true));
        read += part.end - part.start;
    }
}

}  // namespace

std::string genbankText(const Genome& genome, std::string_view comment)
{
    std::string out;
    for (std::size_t r = 0; r < genome.replicons.size(); ++r) {
        const Replicon& replicon = genome.replicons[r];
        const std::string accession = accessionOf(replicon);
        const auto length = static_cast<std::int64_t>(replicon.sequence.size());
        std::array<char, 128> locus{};
        // The date is fixed: the same seed gives the same bytes on every day.
        std::snprintf(locus.data(), locus.size(), "LOCUS       %-16s %11lld bp    DNA     %-8s SYN 01-JAN-2000\n",
                      accession.c_str(), static_cast<long long>(length), replicon.circular ? "circular" : "linear");
        out += locus.data();
        appendParagraph(out, "DEFINITION", replicon.description + '.');
        appendParagraph(out, "ACCESSION", accession);
        appendParagraph(out, "VERSION", replicon.id);
        appendParagraph(out, "KEYWORDS", "Simulated.");
        appendParagraph(out, "SOURCE", genome.organism);
        appendParagraph(out, "  ORGANISM", genome.organism);
        appendParagraph(out, "", "other sequences; artificial sequences.");
        appendParagraph(out, "COMMENT", comment);
        out += "FEATURES             Location/Qualifiers\n";
        appendFeatureLines(out, "source", Location{.parts = {{0, length, Strand::Forward}}}.text());
        appendQualifier(out, "organism", genome.organism);
        appendQualifier(out, "mol_type", "genomic DNA");
        for (const Gene& gene : genome.genes)
            if (gene.replicon == static_cast<std::int32_t>(r)) appendGenbankGene(out, gene);
        appendOrigin(out, replicon.sequence);
    }
    return out;
}

std::string fastaText(const Genome& genome)
{
    constexpr std::size_t kWidth = 80;
    std::string out;
    for (const Replicon& replicon : genome.replicons) {
        out += '>' + replicon.id + ' ' + replicon.description + " [simulated=true]\n";
        for (std::size_t at = 0; at < replicon.sequence.size(); at += kWidth) {
            out.append(replicon.sequence, at, kWidth);
            out += '\n';
        }
    }
    return out;
}

std::string gffText(const Genome& genome)
{
    std::string out = "##gff-version 3\n##pleioscope simulated\n";
    for (const Replicon& replicon : genome.replicons)
        out += "##sequence-region " + replicon.id + " 1 " + std::to_string(replicon.sequence.size()) + '\n';
    for (std::size_t r = 0; r < genome.replicons.size(); ++r) {
        const Replicon& replicon = genome.replicons[r];
        const Location::Part whole{0, static_cast<std::int64_t>(replicon.sequence.size()), Strand::Forward};
        appendGffLine(out, replicon.id, "region", whole, ".",
                      "ID=" + replicon.id + (replicon.circular ? ";Is_circular=true" : "") +
                          ";Name=" + genome.organism + ";mol_type=genomic DNA");
        for (const Gene& gene : genome.genes)
            if (gene.replicon == static_cast<std::int32_t>(r)) appendGffGene(out, replicon.id, gene);
    }
    return out;
}

}  // namespace pleio
