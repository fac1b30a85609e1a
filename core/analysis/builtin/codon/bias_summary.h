// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/codon/gene_bias.h"
#include "core/genome/codon_counts.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio::builtin {

/// What is reported of all genes together, added up gene by gene.
class BiasSummary {
public:
    explicit BiasSummary(const BiasModel& model) : m_model(model) {}

    /// `pooled`: the gene makes up the genome's codon usage.
    void add(const GeneBias& bias, std::string_view gene, bool pooled);

    /// `usualCai`: see measuresUsualCai().
    [[nodiscard]] std::vector<Scalar> scalars(std::size_t referenceGenes, StartCodon start, bool usualCai) const;
    /// Table "undefined": for each statistic that is undefined in some gene, the reason, how many genes and examples.
    [[nodiscard]] Table undefined() const;

private:
    struct Mean {
        double sum = 0, n = 0;
        void add(double value);
        [[nodiscard]] double value() const { return sum / n; }
    };
    struct Found {
        std::int64_t genes = 0;
        std::string examples;
    };
    static constexpr std::size_t kReasons = static_cast<std::size_t>(UndefinedReason::AtReference) + 1;
    static constexpr std::size_t kColumns = 50;  // as biasColumns()

    const BiasModel& m_model;
    std::int64_t m_genes = 0, m_pooled = 0;
    double m_codons = 0;
    Mean m_gc3s, m_nc, m_cai;
    std::array<std::array<Found, kReasons>, kColumns> m_undefined;
};

}  // namespace pleio::builtin
