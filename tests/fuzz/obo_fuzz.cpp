// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one file to the reader of ontologies, and asks for what stands above each term.
#include "core/io/tables/obo.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

using pleio::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    pleio::NoProgress progress;
    (void)pleio::isObo(bytes);
    const pleio::SourceFile source = pleio::sourceFromBytes("fuzz.obo", bytes, pleio::SourceRole::Ontology);
    const auto ontology = pleio::readObo(source, {}, progress);
    if (!ontology) {
        require(!ontology.error().message.empty() && !ontology.error().where.empty());
        return 0;
    }
    require(!ontology->terms.empty() && !ontology->reading.decisions.empty());
    for (const auto& [id, index] : ontology->byId) require(index < ontology->terms.size());
    constexpr std::size_t kMost = 200;  // all above all would take the square of the terms
    for (std::size_t i = 0; i < std::min(ontology->terms.size(), kMost); ++i) {
        const pleio::OntologyTerm& term = ontology->terms[i];
        require(!term.id.empty() && ontology->find(term.id) != nullptr);
        const auto above = ontology->ancestorsOf(term);
        require(std::ranges::find(above, &term) == above.end() && above.size() < ontology->terms.size());
    }
    for (const pleio::Note& note : ontology->notes) require(note.count > 0 && !note.text.empty());
    return 0;
}
