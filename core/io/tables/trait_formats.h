// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/trait_reader.h"

#include <string>
#include <string_view>

namespace pleio {

// Formats of traits: a sniffer and a reader each, which are a line in formats.cpp. `text` is the inflated content of
// the file, `fileName` what messages call it. `context` is what the user said and the
// genome knows; most readers need neither. docs/reading.md says how
// each format is known, what is read and where its rules come from.

/// Gene Association File 2.x. A row is an annotation under its DB object id, with symbol and synonyms as aliases.
[[nodiscard]] bool isGaf(std::string_view text);
[[nodiscard]] Result<TraitFile> readGaf(std::string_view text, const std::string& fileName, const TraitContext& context,
                                        Progress& progress);

/// Gene Product Association Data 1.x and 2.0.
[[nodiscard]] bool isGpad(std::string_view text);
[[nodiscard]] Result<TraitFile> readGpad(std::string_view text, const std::string& fileName,
                                         const TraitContext& context, Progress& progress);

/// gene2go of NCBI; genes are GeneIDs.
[[nodiscard]] bool isGene2Go(std::string_view text);
[[nodiscard]] Result<TraitFile> readGene2Go(std::string_view text, const std::string& fileName,
                                            const TraitContext& context, Progress& progress);

/// Table exported by QuickGO.
[[nodiscard]] bool isQuickGo(std::string_view text);
[[nodiscard]] Result<TraitFile> readQuickGo(std::string_view text, const std::string& fileName,
                                            const TraitContext& context, Progress& progress);

/// Annotations of eggNOG-mapper 1 and 2.
[[nodiscard]] bool isEggnog(std::string_view text);
[[nodiscard]] Result<TraitFile> readEggnog(std::string_view text, const std::string& fileName,
                                           const TraitContext& context, Progress& progress);

/// TSV output of InterProScan 5.
[[nodiscard]] bool isInterproscan(std::string_view text);
[[nodiscard]] Result<TraitFile> readInterproscan(std::string_view text, const std::string& fileName,
                                                 const TraitContext& context, Progress& progress);

/// Feature table of Bakta; traits are the references to GO, COG, EC, KEGG, Pfam, NCBIfam and VFDB.
[[nodiscard]] bool isBakta(std::string_view text);
[[nodiscard]] Result<TraitFile> readBakta(std::string_view text, const std::string& fileName,
                                          const TraitContext& context, Progress& progress);

/// Feature table of Prokka.
[[nodiscard]] bool isProkka(std::string_view text);
[[nodiscard]] Result<TraitFile> readProkka(std::string_view text, const std::string& fileName,
                                           const TraitContext& context, Progress& progress);

/// Table exported by UniProt; genes are accessions, with names of genes and loci as aliases.
[[nodiscard]] bool isUniprot(std::string_view text);
[[nodiscard]] Result<TraitFile> readUniprot(std::string_view text, const std::string& fileName,
                                            const TraitContext& context, Progress& progress);

/// Table of terms with p values and lists of genes: DAVID chart, clusterProfiler, Enrichr, g:Profiler, STRING.
[[nodiscard]] bool isEnrichment(std::string_view text);
[[nodiscard]] Result<TraitFile> readEnrichment(std::string_view text, const std::string& fileName,
                                               const TraitContext& context, Progress& progress);

/// Details of KofamScan, with tabs or blanks. A line with '*' is a hit above the threshold of its family; the others
/// are left out and counted.
[[nodiscard]] bool isKofamscan(std::string_view text);
[[nodiscard]] Result<TraitFile> readKofamscan(std::string_view text, const std::string& fileName,
                                              const TraitContext& context, Progress& progress);

/// Tables of HMMER (--tblout, --domtblout): of hmmscan the gene is the query, of hmmsearch the target; traits are the
/// families, by their accession where they have one.
[[nodiscard]] bool isHmmer(std::string_view text);
[[nodiscard]] Result<TraitFile> readHmmer(std::string_view text, const std::string& fileName,
                                          const TraitContext& context, Progress& progress);

/// Two columns of KEGG's operation link, "eco:b0002" and "path:eco00260", in either order.
[[nodiscard]] bool isKeggLink(std::string_view text);
[[nodiscard]] Result<TraitFile> readKeggLink(std::string_view text, const std::string& fileName,
                                             const TraitContext& context, Progress& progress);

/// An array of {name, description, source, associated_genes, known_sequences}, or an object with that array
/// under "traits" (and, for simulated data, "simulated": true); or an object of gene sets by name, as MSigDB writes it.
[[nodiscard]] bool isTraitJson(std::string_view text);
[[nodiscard]] Result<TraitFile> readTraitJson(std::string_view text, const std::string& fileName,
                                              const TraitContext& context, Progress& progress);

/// Gene Matrix Transposed (GSEA), also with weights (Enrichr): set, description, genes; tab-separated unless
/// `context.layout.delimiter` is given.
[[nodiscard]] bool isGmt(std::string_view text);
/// Whether a file is named so and is no table. Gene sets of equal size look like a table; their name decides then.
[[nodiscard]] bool isNamedGmt(std::string_view text, std::string_view fileName);
[[nodiscard]] Result<TraitFile> readGmt(std::string_view text, const std::string& fileName, const TraitContext& context,
                                        Progress& progress);

/// Long or wide table. `layout.format` "long" or "wide" decides, else the content does.
[[nodiscard]] Result<TraitFile> readTraitTable(std::string_view text, const std::string& fileName,
                                               const TraitContext& context, Progress& progress);

}  // namespace pleio
