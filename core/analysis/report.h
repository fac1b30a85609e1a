// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/base/note.h"
#include "core/base/result.h"
#include "core/base/table.h"
#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// One number of a report with its meaning.
struct Scalar {
    std::string id;
    std::string title;
    double value = 0;  ///< NaN: undefined
    std::string help;  ///< definition and unit
};

/// What a report was made from; enough to make it again.
struct Provenance {
    struct Input {
        std::string role;  ///< "genome"
        std::string name;  ///< file name
        std::string sha256;
        std::string reading;  ///< how it was read (Reading::text); empty before 0.3.0
    };
    std::string program;         ///< "Pleioscope"; with its version in reports that versions before 0.2.0 wrote
    std::string programVersion;  ///< "0.2.0 (abc1234)", see core/base/version.h
    std::string analysis;        ///< id
    int analysisVersion = 1;
    Parameters parameters;
    std::uint64_t seed = 1;
    std::vector<Input> inputs;
    std::vector<int> geneticCodes;
    std::vector<std::pair<std::string, std::int64_t>> exclusions;  ///< reason, genes
    bool simulated = false;
};

/// "Pleioscope 0.2.0 (abc1234)"
[[nodiscard]] std::string programText(const Provenance& provenance);

/// What an analysis found. A report holds no time and no host, so that equal work gives equal bytes.
struct Report {
    std::string title;
    std::vector<Scalar> scalars;
    std::vector<Table> tables;
    std::vector<PlotSpec> plots;
    std::vector<Note> notes;
    Provenance provenance;

    [[nodiscard]] const Table* table(std::string_view id) const;
    [[nodiscard]] const PlotSpec* plot(std::string_view id) const;
    [[nodiscard]] const Scalar* scalar(std::string_view id) const;
};

/// Internal if a column or a layer of a plot holds lists that do not fit each other, so that views may
/// index them unseen. Every report that runAnalysis returns or that is read back has passed this.
[[nodiscard]] Result<void> checkShapes(const Report& report);

}  // namespace pleio
