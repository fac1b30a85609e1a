// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/source_roles.h"

#include <QtGlobal>

#include <algorithm>

namespace pleio {

std::span<const SourceRoleInfo> sourceRoles()
{
    using enum SourceRole;
    // One row a role. The window translates title and what (context SourceRoles).
    static const std::vector<SourceRoleInfo> kRoles{
        {.role = Genome,
         .id = "genome",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "genome"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "an annotated genome, or its sequence"),
         .option = "--genome",
         .help = "Genome: GenBank, GFF3 with sequence, FASTA of CDS, or genome FASTA; plain, gzip or bgzip.",
         .formats = Genome},
        {.role = Annotation,
         .id = "annotation",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "annotation"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "the GFF3 or GTF file of a genome FASTA"),
         .option = "--annotation",
         .help = "GFF3 or GTF annotation of a genome FASTA.",
         .formats = Annotation},
        {.role = Traits,
         .id = "traits",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "traits"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table of genes and traits"),
         .option = "--traits",
         .help = "Table of genes and traits, or the output of an annotation program; may be given several times.",
         .mayRepeat = true,
         .formats = Traits,
         .choices = {"format", "delimiter", "gene", "trait", "source", "sheet"}},
        {.role = Expression,
         .id = "expression",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "expression"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table of gene and number"),
         .option = "--expression",
         .help = "Table gene, measured expression; replaces CAI in the covariate model.",
         .formats = Phenotypes,
         .choices = {"delimiter", "gene", "value", "decimal_mark", "orientation", "sheet"}},
        {.role = Clusters,
         .id = "clusters",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "gene clusters"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table of cluster and gene"),
         .option = "--clusters",
         .help = "Table cluster, gene; replaces the built-in protein families.",
         .formats = Phenotypes,
         .choices = {"delimiter", "cluster", "gene", "sheet"}},
        {.role = CodonTable,
         .id = "codon_table",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "codon usage tables"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a codon usage table of EMBOSS, GCG or CUTG"),
         .option = "--codon-table",
         .help = "Codon usage table (EMBOSS, GCG or CUTG) to compare with; may be given several times.",
         .mayRepeat = true,
         .formats = CodonTable,
         .choices = {"sheet"}},
        {.role = Trna,
         .id = "trna",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "tRNA copy numbers"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table of anticodon and number, or the output of tRNAscan-SE"),
         .option = "--trna",
         .help = "tRNA gene copy numbers: table of anticodon and number, or the output of tRNAscan-SE; replaces the "
                 "annotation's tRNA genes.",
         .formats = Trna,
         .choices = {"sheet"}},
        {.role = Phenotypes,
         .id = "phenotypes",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "phenotypes"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table of genes and one column of numbers a condition"),
         .option = "--phenotypes",
         .help = "Table of genes and conditions: scores, or calls -1/0/1; may be given several times.",
         .mayRepeat = true,
         .formats = Phenotypes,
         .choices = {"format", "delimiter", "gene", "condition", "dose", "value", "decimal_mark", "orientation",
                     "yes_no", "sheet"}},
        {.role = PhenotypeT,
         .id = "phenotype_t",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "t values of the phenotypes"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table with rows and columns named as the phenotypes"),
         .option = "--phenotype-t",
         .help = "t values of the phenotypes, rows and columns named alike; may be given several times.",
         .mayRepeat = true,
         .formats = Phenotypes,
         .choices = {"format", "delimiter", "gene", "condition", "dose", "value", "decimal_mark", "orientation",
                     "sheet"}},
        {.role = PhenotypeP,
         .id = "phenotype_p",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "p values of the phenotypes"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table with rows and columns named as the phenotypes"),
         .option = "--phenotype-p",
         .help = "Two-sided p values of the phenotypes; may be given several times.",
         .mayRepeat = true,
         .formats = Phenotypes,
         .choices = {"format", "delimiter", "gene", "condition", "dose", "value", "decimal_mark", "orientation",
                     "sheet"}},
        {.role = PhenotypeQ,
         .id = "phenotype_q",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "q values of the phenotypes"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table with rows and columns named as the phenotypes"),
         .option = "--phenotype-q",
         .help = "Adjusted p values of the phenotypes; may be given several times.",
         .mayRepeat = true,
         .formats = Phenotypes,
         .choices = {"format", "delimiter", "gene", "condition", "dose", "value", "decimal_mark", "orientation",
                     "sheet"}},
        {.role = Conditions,
         .id = "conditions",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "conditions"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "a table of condition and group"),
         .option = "--conditions",
         .help = "Table of condition and group (chemical, stress): which conditions measure one trait.",
         .formats = Conditions,
         .choices = {"delimiter", "condition", "group", "use", "controls", "sheet"}},
        {.role = Ontology,
         .id = "ontology",
         .title = QT_TRANSLATE_NOOP("SourceRoles", "ontology"),
         .what = QT_TRANSLATE_NOOP("SourceRoles", "an .obo file with the names and ancestors of terms"),
         .option = "--ontology",
         .help =
             "Ontology in OBO (go.obo): names of terms, whose ancestors get their genes; may be given several times.",
         .mayRepeat = true,
         .formats = Ontology,
         .choices = {"ancestors"}},
    };
    return kRoles;
}

const SourceRoleInfo& sourceRole(SourceRole role) { return sourceRoles()[static_cast<std::size_t>(role)]; }

const SourceRoleInfo* findSourceRole(std::string_view id)
{
    const auto found = std::ranges::find(sourceRoles(), id, &SourceRoleInfo::id);
    return found == sourceRoles().end() ? nullptr : &*found;
}

}  // namespace pleio
