// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/intake/found_files.h"

#include <vector>

namespace pleio {

/// Decides about the tables that FEBA writes into one folder, whose contents are alike and whose names tell them apart
/// (FEBA_Save_Tables, https://bitbucket.org/berkeleylab/feba), and about the downloads of the Fitness Browser
/// (https://fit.genomics.lbl.gov: fit_organism_X.tsv, t_organism_X.tsv, exp_organism_X.txt, organism_X_genes.tab).
///
/// Fitness of all experiments is taken as phenotypes, with its t values and the table of experiments; a table of genes
/// as the genome, which genome files decide about later. Excerpts, halves, raw counts and standard errors are left out.
/// Nothing is decided where no file has the header of such a table.
void sortFebaFiles(std::vector<FoundFile>& files);

}  // namespace pleio
