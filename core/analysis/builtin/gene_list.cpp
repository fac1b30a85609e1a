// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/gene_list.h"

#include "core/base/text.h"
#include "core/traits/gene_index.h"

#include <algorithm>
#include <set>

namespace pleio::builtin {

std::vector<std::string> namesIn(const std::string& text)
{
    std::vector<std::string> names;
    std::string name;
    for (const char c : text + " ") {
        if (c != ',' && c != ';' && c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            name += c;
        } else if (!name.empty()) {
            names.push_back(std::move(name));
            name.clear();
        }
    }
    return names;
}

Result<std::vector<std::int32_t>> listedGenes(const Genome& genome, const std::string& list,
                                              const std::string& parameter, std::vector<Note>& notes)
{
    const GeneIndex index(genome);
    std::set<std::int32_t> genes;
    std::vector<std::string> unknown;
    for (std::string& name : namesIn(list)) {
        if (const auto match = index.find(name))
            genes.insert(match->genes.begin(), match->genes.end());
        else
            unknown.push_back(std::move(name));
    }
    if (genes.empty())
        return Error{ErrorKind::Usage,
                     "None of the names in the list is a gene of the genome; write locus tags or symbols.", parameter};
    if (!unknown.empty()) {
        const auto count = static_cast<std::int64_t>(unknown.size());
        unknown.resize(std::min(unknown.size(), kMaxExamples));
        notes.push_back({Severity::Warning,
                         "genes.unknown",
                         "Names in the list that no gene of the genome bears: " + displayCount(count) + ".",
                         count,
                         std::move(unknown),
                         {}});
    }
    return std::vector<std::int32_t>(genes.begin(), genes.end());
}

}  // namespace pleio::builtin
