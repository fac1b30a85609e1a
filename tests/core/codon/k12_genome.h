// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/genomes/genome_reader.h"
#include "tests/support/test_data.h"

#include <QString>

namespace pleio::test {

/// The RefSeq genome of E. coli K-12 MG1655 among the real data, or empty if it is not there.
inline QString k12File() { return dataFile(QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz")); }

inline Result<Genome> genomeFrom(const QString& path)
{
    NoProgress progress;
    const Result<SourceFile> file = readSourceFile(path.toStdString(), SourceRole::Genome, progress);
    if (!file) return file.error();
    return readGenome(*file, nullptr, {}, progress);
}

}  // namespace pleio::test
