// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/note_list.h"
#include "core/io/tables/phenotype_layout.h"
#include "core/io/tables/phenotype_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pleio {

/// Fills a table of phenotypes row by row. The layout must outlive it.
class PhenotypeRows {
public:
    /// With `areProbabilities` a bound ("<0.001") is the value itself, as it is of p and q in any case.
    PhenotypeRows(const PhenotypeLayout& layout, bool areProbabilities, const std::string& file);

    /// The fields of a row of the file; Internal where there is no room for more.
    Result<void> add(const std::vector<std::string_view>& fields, std::int64_t line);
    /// Rows added so far, of which some may have named no gene.
    [[nodiscard]] std::size_t added() const { return m_added; }
    /// Rows, conditions, numbers and notes. Internal where a long table needs more room than there is.
    Result<PhenotypeTable> take();

private:
    /// The numbers of a condition in a row.
    struct Values {
        double effect, t, p, q;
    };
    /// A row of a long table.
    struct Measurement {
        std::size_t gene, condition;
        Values values;
    };

    Values valuesIn(const std::vector<std::string_view>& fields, const ConditionColumns& condition, std::int64_t line);
    double twoSidedP(const ConditionColumns& condition, const std::vector<std::string_view>& fields, std::int64_t line,
                     double p, Values& values);
    double numberIn(const std::vector<std::string_view>& fields, std::size_t column, bool isProbability,
                    std::int64_t line);
    double flagIn(const std::vector<std::string_view>& fields, const ConditionColumns& condition, std::int64_t line);
    void noteOf(const CellNumber& number, std::string where);
    void noteMixedPercent();
    void push(const Values& values);
    Result<void> addMeasurement(const std::vector<std::string_view>& fields, std::string_view gene, std::int64_t line);
    [[nodiscard]] std::string doseIn(const std::vector<std::string_view>& fields) const;
    [[nodiscard]] std::string furtherIn(const std::vector<std::string_view>& fields) const;
    std::size_t conditionIn(const std::vector<std::string_view>& fields, std::string_view name);
    Result<void> pivot();

    const PhenotypeLayout& m_layout;
    bool m_areProbabilities;
    bool m_hasT = false, m_hasP = false, m_hasQ = false;
    std::size_t m_added = 0;
    std::string_view m_condition;  ///< whose numbers are being read
    PhenotypeTable m_table;
    NoteList m_notes;
    std::vector<PercentUse> m_percents;  ///< by column
    // of a long table
    std::vector<Measurement> m_measurements;
    std::unordered_map<std::string, std::size_t> m_genes, m_conditions;
};

}  // namespace pleio
