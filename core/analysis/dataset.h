// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/gene_codons.h"
#include "core/genome/genome.h"
#include "core/io/codon_tables/codon_table.h"
#include "core/io/genomes/genome_reader.h"
#include "core/io/reading.h"
#include "core/io/source_file.h"
#include "core/io/tables/trait_reader.h"
#include "core/io/tables/trna_table.h"
#include "core/traits/phenotypes.h"
#include "core/traits/trait_table.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pleio {

struct LoadOptions;

/// Everything an analysis may read: the parsed sources and the sources themselves. Built once,
/// then shared read-only between threads (std::shared_ptr<const Dataset>).
struct Dataset {
    Genome genome;
    GeneCodons codons;              ///< start codons kept: what is shown of a gene is made of these counts
    GeneCodons codonsWithoutStart;  ///< start codons dropped: keys are learned from these, genes scored by them
    TraitTable traits;
    std::vector<TraitFile> traitFiles;  ///< as read, for the import page
    MatchReport match;
    std::vector<double> expression;  ///< per gene, NaN where unknown; empty if none was given
    std::string expressionColumn;
    std::vector<std::int32_t> clusters;   ///< per gene, -1 where unknown; empty if none was given
    std::vector<Note> geneValueNotes;     ///< of the expression and cluster files and how their names matched
    std::vector<CodonTable> codonTables;  ///< reference tables in the order of their files
    /// Of the tRNA file, else of the annotation; nothing if neither tells the anticodon of any tRNA.
    std::optional<TrnaCopies> trnaCopies;
    std::vector<Note> trnaNotes;  ///< of the tRNA file
    std::optional<Phenotypes> phenotypes;
    std::vector<SourceFile> sources;  ///< as given, and the genes if they were predicted (see predicted_genes.h)
    std::vector<Reading> readings;    ///< how each of the sources was read
    bool simulated = false;

    /// Counts the codons of `genome` under both conventions; everything that reads counts takes them from here.
    void countCodons();
    [[nodiscard]] const GeneCodons& counted(StartCodon start) const
    {
        return start == StartCodon::Keep ? codons : codonsWithoutStart;
    }
    /// Notes of the genome, the trait files, the match, and the expression, cluster, codon table, tRNA and phenotype
    /// files, in that order.
    [[nodiscard]] std::vector<Note> notes() const;
};

/// What genes can be measured against that names no genes.
struct CodonReferences {
    std::vector<CodonTable> codonTables;
    std::optional<TrnaCopies> trnaCopies;
    std::vector<Note> trnaNotes;
    std::vector<Reading> readings;  ///< of the sources, in their order; empty for those that are not looked at
};
/// Of the sources with the roles of codon tables and tRNA copies; others are not looked at.
[[nodiscard]] Result<CodonReferences> readCodonReferences(const std::vector<SourceFile>& sources,
                                                          const LoadOptions& options, Progress& progress);

struct LoadOptions {
    GenomeOptions genome;
    TraitLayout traits;
    std::string expressionColumn;
    /// What is said about single sources, by SHA-256; it goes before what is said above about all of a kind. The ids
    /// are those of SourceRoleInfo::choices; "traits.gene" speaks of a file in this role alone, where it is given in
    /// several.
    std::map<std::string, ReadChoices> read;
};

/// A genome that was read before.
struct KnownGenome {
    std::shared_ptr<const Dataset> dataset;  ///< with its sources and their readings; may be null
    GenomeOptions options;                   ///< by which it was read
};

/// Parses sources that are in memory: a genome with what belongs to it, one file of a role or several (see
/// source_roles.h), or tables alone; then the genes are the names in the tables (see named_genes.h). Names in
/// expression, cluster and phenotype files are matched to genes as those of traits are (GeneIndex). BadInput for a
/// genome without a usable CDS and for a file of which no name is in the genome.
///
/// The genome of `known` is taken instead of being read again if the same files would be read by the same options;
/// where reading ends with a question, the genome is left there, so that the answer costs no second reading.
[[nodiscard]] Result<Dataset> loadDataset(std::vector<SourceFile> sources, const LoadOptions& options,
                                          Progress& progress, KnownGenome* known = nullptr);
/// The same for those who only look: a genome that comes alone, or with its annotation, may have no usable CDS.
[[nodiscard]] Result<Dataset> loadToLookAt(std::vector<SourceFile> sources, const LoadOptions& options,
                                           Progress& progress);

}  // namespace pleio
