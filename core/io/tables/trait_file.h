// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/io/reading.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// One statement of a trait file: this gene, under whatever name the file uses, carries this trait.
struct TraitRow {
    std::string gene;
    std::int32_t trait = -1;  ///< index into TraitFile::traits
    std::string evidence;     ///< evidence code (GAF) or empty
};

struct TraitName {
    std::string name;
    std::string source;  ///< "COG", "GO", file stem if the file names none
    std::string description;
};

/// A trait file as read, before it is matched to a genome.
struct TraitFile {
    std::string format;  ///< id of its format (formats.h): "long", "gaf" …
    std::string layout;  ///< what was found by content, for people: "tab, gene in column 'locus_tag', …"
    std::vector<TraitName> traits;
    std::vector<TraitRow> rows;
    /// JSON only: coding sequences known to carry a trait, matched to genes of the same sequence.
    std::vector<std::pair<std::int32_t, std::string>> knownSequences;
    /// The other names of a gene that rows name (symbol, synonyms), tried where it fits no gene itself.
    std::map<std::string, std::vector<std::string>> aliases;
    std::vector<Note> notes;  ///< unreadable lines and the like, counted
    Reading reading;
    bool simulated = false;
};

}  // namespace pleio
