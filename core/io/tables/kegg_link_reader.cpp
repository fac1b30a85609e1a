// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace pleio {

namespace {

/// "b0002" of "eco:b0002": an organism has three or four letters, or T and five digits (kegg.jp/kegg/rest/keggapi).
std::string_view geneOfKeggOrganism(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return {};
    const std::string_view organism = text.substr(0, colon);
    static constexpr std::array<std::string_view, 3> kNoOrganisms{"path", "cpd", "dis"};
    const bool letters = organism.size() >= 3 && organism.size() <= 4 &&
                         std::ranges::all_of(organism, [](char c) { return c >= 'a' && c <= 'z'; }) &&
                         std::ranges::find(kNoOrganisms, organism) == kNoOrganisms.end();
    std::int64_t number = 0;
    constexpr std::size_t kNumberedSize = 6;
    const bool numbered =
        organism.size() == kNumberedSize && organism[0] == 'T' && parseInteger(organism.substr(1), number);
    return letters || numbered ? text.substr(colon + 1) : std::string_view();
}

/// A line of the operation "link" of KEGG's interface: a gene with its organism and an entry of another database.
struct KeggLink {
    std::string_view gene;   ///< "eco:b0002"
    std::string_view alias;  ///< "b0002"
    TraitTerm term;
};

std::optional<KeggLink> keggLinkOf(const std::vector<std::string_view>& fields)
{
    if (fields.size() != 2) return {};
    for (const std::size_t gene : {0U, 1U}) {
        const std::string_view name = trimmed(fields[gene]);
        const std::string_view alias = geneOfKeggOrganism(name);
        const auto term = termIn(fields[1 - gene]);
        if (!alias.empty() && !termIn(name) && term && term->name.empty()) return KeggLink{name, alias, *term};
    }
    return {};
}

}  // namespace

bool isKeggLink(std::string_view text)
{
    const auto lines = firstLines(text);
    return !lines.empty() && std::ranges::all_of(lines, [](std::string_view line) {
        return keggLinkOf(splitView(line, '\t')).has_value();
    });
}

Result<TraitFile> readKeggLink(std::string_view text, const std::string& fileName, const TraitContext&,
                               Progress& progress)
{
    DelimitedReader reader(text, {.delimiter = '\t', .quotes = false});
    TraitFileBuilder builder("kegg_link", fileName);
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (!goesOn(reader.line(), reader.position(), text.size(), progress,
                    [&] { return "Reading links, line " + displayCount(reader.line()); }))
            return cancelled();
        const auto link = keggLinkOf(fields);
        if (!link) {
            builder.leaveOut(
                Severity::Warning, "traits.short_line",
                "{line|lines} left out: {it does|they do} not link a gene of an organism and an entry of KEGG.",
                "line " + std::to_string(reader.line()));
            continue;
        }
        const std::string gene(link->gene);
        builder.addRow(gene, builder.trait(link->term.plain, link->term.source, {}));
        builder.addAlias(gene, link->alias);
    }
    if (builder.file().rows.empty())
        return badInput("No line links a gene and an entry of KEGG (\"eco:b0002\", tab, \"path:eco00260\", in either "
                        "order); give the output of KEGG's operation link.",
                        fileName);
    builder.setLayout("links of KEGG: genes with and without the prefix of their organism, traits without the prefix "
                      "of their database");
    return std::move(builder).finish();
}

}  // namespace pleio
