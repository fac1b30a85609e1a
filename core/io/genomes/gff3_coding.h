// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/note_list.h"
#include "core/io/genomes/gff_rows.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pleio {

/// The rows of one CDS.
struct Gff3Coding {
    std::vector<GffRow> rows;
    std::string_view id;      ///< empty if the rows have none, or one each
    std::string_view parent;  ///< the first that is no protein; may be empty
};

/// Gathers the CDS rows of a GFF3 file to coding sequences.
///
/// Rows of one ID and one Parent are the parts of one CDS (GFF3 specification, "Discontinuous features"); rows of one
/// ID and different Parents are different CDS. Rows without ID belong to the CDS of each of their parents. Rows that
/// have an ID each and share a Parent are parts of one CDS (Phytozome, JGI, Helixer, FlyBase) or CDS of an operon; what
/// they are is decided by the rows: they do not overlap, and frames run on from one to the next, or each lies in an
/// exon of its own. Where each begins a frame and there are no exons, the other CDS of the file decide,
/// and without any the rows stay CDS of their own. Rows that have neither ID nor Parent are parts of one CDS if they
/// share a locus_tag, do not overlap and the frame of one runs on in the next.
class Gff3CodingRows {
public:
    void add(const GffRow& row);
    void addExon(const GffRow& row);
    /// `typeOf` gives the type of the feature with an ID, or an empty text.
    [[nodiscard]] std::vector<Gff3Coding> gather(const std::function<std::string_view(std::string_view id)>& typeOf,
                                                 NoteList& notes);

private:
    struct Unit {
        Gff3Coding coding;
        std::vector<std::string_view> parents;
    };
    /// The units of one parent.
    struct Siblings {
        std::vector<std::size_t> units;
        bool joined = false;
    };
    enum class Verdict { Apart, Joined, Unknown };

    void addUnit(std::string key, const GffRow& row, std::string_view id, std::vector<std::string_view> parents);
    /// Makes one unit of those, by sequence and locus_tag, that are parts of one CDS.
    void joinTagged(const std::map<std::string, std::vector<std::size_t>>& byTag, NoteList& notes);
    [[nodiscard]] Verdict verdict(const Siblings& siblings, std::string_view parent) const;
    [[nodiscard]] bool inExonsOfTheirOwn(const std::vector<GffRow>& rows, std::string_view parent) const;

    std::vector<GffRow> m_rows;
    std::unordered_map<std::string_view, std::vector<std::pair<std::int64_t, std::int64_t>>> m_exons;  ///< by parent
    std::vector<Unit> m_units;
    std::unordered_map<std::string, std::size_t> m_unitOf;
};

}  // namespace pleio
