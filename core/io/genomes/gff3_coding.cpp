// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gff3_coding.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace pleio {

namespace {

/// The parents of a CDS row without the proteins among them: TAIR writes "Parent=AT1G01010.1,AT1G01010.1-Protein".
std::vector<std::string_view> transcriptsOf(std::string_view parents,
                                            const std::function<std::string_view(std::string_view)>& typeOf)
{
    std::vector<std::string_view> all;
    for (const auto parent : splitView(parents, ','))
        if (const auto name = trimmed(parent); !name.empty() && std::ranges::find(all, name) == all.end())
            all.push_back(name);
    const auto isProtein = [&](std::string_view parent) {
        const std::string type = toLowerAscii(typeOf(parent));
        if (type == "protein" || type == "polypeptide") return true;
        // A file of CDS rows alone does not say what its parents are.
        return type.empty() && std::ranges::any_of(all, [&](std::string_view other) {
                   return other.size() < parent.size() && parent.starts_with(other) &&
                          startsWithNoCase(parent.substr(other.size() + 1), "protein");
               });
    };
    std::vector<std::string_view> transcripts;
    std::ranges::remove_copy_if(all, std::back_inserter(transcripts), isProtein);
    return transcripts.empty() ? all : transcripts;
}

/// In the order of translation; false if they overlap or lie on two strands or sequences.
bool inOrder(std::vector<GffRow>& rows)
{
    const GffRow first = rows.front();
    const bool together = std::ranges::all_of(
        rows, [&](const GffRow& row) { return row.strand == first.strand && row.seqid == first.seqid; });
    if (!together) return false;
    std::ranges::sort(rows, {}, &GffRow::start);
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].start <= rows[i - 1].end) return false;
    if (first.strand == '-') std::ranges::reverse(rows);
    return true;
}

std::int64_t lengthOf(const GffRow& row) { return row.end - row.start + 1; }

/// The bases before the first whole codon.
std::int64_t phaseOf(const GffRow& row) { return row.phase >= '0' && row.phase <= '2' ? row.phase - '0' : 0; }

/// True if each row begins a codon where the one before it ends one, which parts of one CDS and CDS of an operon do.
bool beginFramesOfTheirOwn(const std::vector<GffRow>& rows)
{
    return std::ranges::all_of(
        rows, [&](const GffRow& row) { return phaseOf(row) == 0 && (&row == &rows.back() || lengthOf(row) % 3 == 0); });
}

/// True if each row goes on in the frame of the one before it, or the rows are a whole number of codons together.
bool frameRunsOn(const std::vector<GffRow>& rows)
{
    std::int64_t bases = -phaseOf(rows.front());
    bool phasesFit = true;
    for (const GffRow& row : rows) {
        if (&row != &rows.front() && row.phase != '.') phasesFit &= (bases + phaseOf(row)) % 3 == 0;
        bases += lengthOf(row);
    }
    return phasesFit || bases % 3 == 0;
}

}  // namespace

void Gff3CodingRows::add(const GffRow& row) { m_rows.push_back(row); }

void Gff3CodingRows::addExon(const GffRow& row)
{
    for (const auto parent : splitView(gffAttribute(row.attributes, "Parent"), ','))
        if (!trimmed(parent).empty()) m_exons[trimmed(parent)].emplace_back(row.start, row.end);
}

void Gff3CodingRows::addUnit(std::string key, const GffRow& row, std::string_view id,
                             std::vector<std::string_view> parents)
{
    const auto [found, isNew] = m_unitOf.try_emplace(std::move(key), m_units.size());
    if (isNew) {
        const std::string_view parent = parents.empty() ? std::string_view() : parents.front();
        m_units.push_back({{{}, id, parent}, std::move(parents)});
    }
    m_units[found->second].coding.rows.push_back(row);
}

bool Gff3CodingRows::inExonsOfTheirOwn(const std::vector<GffRow>& rows, std::string_view parent) const
{
    const auto found = m_exons.find(parent);
    if (found == m_exons.end()) return false;
    std::unordered_set<std::int64_t> taken;
    return std::ranges::all_of(rows, [&](const GffRow& row) {
        const auto exon = std::ranges::find_if(
            found->second, [&](const auto& bounds) { return bounds.first <= row.start && row.end <= bounds.second; });
        return exon != found->second.end() && taken.insert(exon->first).second;
    });
}

void Gff3CodingRows::joinTagged(const std::map<std::string, std::vector<std::size_t>>& byTag, NoteList& notes)
{
    std::unordered_set<std::size_t> gone;
    for (const auto& [tag, units] : byTag) {
        if (units.size() < 2) continue;
        std::vector<GffRow> rows;
        for (const std::size_t unit : units) rows.push_back(m_units[unit].coding.rows.front());
        // Rows that each begin a frame may be genes of their own that were given one name.
        if (!inOrder(rows) || beginFramesOfTheirOwn(rows) || !frameRunsOn(rows)) continue;
        m_units[units.front()].coding.rows = rows;
        gone.insert(units.begin() + 1, units.end());
        notes.add(Severity::Info, "gff3.joined_by_tag",
                  "CDS were joined from rows without ID and Parent that share a locus_tag, because the frame of one "
                  "runs on in the next.",
                  unescapedGff(gffAttribute(rows.front().attributes, "locus_tag")));
    }
    if (gone.empty()) return;
    std::vector<Unit> kept;
    for (std::size_t i = 0; i < m_units.size(); ++i)
        if (!gone.contains(i)) kept.push_back(std::move(m_units[i]));
    m_units = std::move(kept);
}

Gff3CodingRows::Verdict Gff3CodingRows::verdict(const Siblings& siblings, std::string_view parent) const
{
    std::vector<GffRow> rows;
    for (const std::size_t unit : siblings.units) {
        const Gff3Coding& coding = m_units[unit].coding;
        if (coding.id.empty() || coding.rows.size() != 1) return Verdict::Apart;
        rows.push_back(coding.rows.front());
    }
    if (!inOrder(rows)) return Verdict::Apart;
    if (inExonsOfTheirOwn(rows, parent)) return Verdict::Joined;
    if (!beginFramesOfTheirOwn(rows)) return frameRunsOn(rows) ? Verdict::Joined : Verdict::Apart;
    return m_exons.contains(parent) ? Verdict::Apart : Verdict::Unknown;
}

std::vector<Gff3Coding> Gff3CodingRows::gather(const std::function<std::string_view(std::string_view)>& typeOf,
                                               NoteList& notes)
{
    std::map<std::string, std::vector<std::size_t>> byTag;  // rows that have nothing else in common
    for (const GffRow& row : m_rows) {
        const std::string_view id = gffAttribute(row.attributes, "ID");
        const auto parents = transcriptsOf(gffAttribute(row.attributes, "Parent"), typeOf);
        const std::string sequence = std::string(row.seqid) + '\t';
        if (!id.empty()) {
            std::string key = sequence + 'I' + std::string(id);
            for (const auto parent : parents) key += '\t' + std::string(parent);
            addUnit(std::move(key), row, id, parents);
        } else if (!parents.empty()) {
            // Without ID a row is part of the CDS of each of its transcripts.
            for (const auto parent : parents) addUnit(sequence + 'P' + std::string(parent), row, {}, {parent});
        } else {
            const std::string tag(gffAttribute(row.attributes, "locus_tag"));
            if (!tag.empty()) byTag[sequence + tag].push_back(m_units.size());
            m_units.push_back({{{row}, {}, {}}, {}});
        }
    }
    joinTagged(byTag, notes);

    std::unordered_map<std::string_view, Siblings> byParent;
    for (std::size_t i = 0; i < m_units.size(); ++i)
        for (const auto parent : m_units[i].parents) byParent[parent].units.push_back(i);
    std::vector<std::string_view> unknown;
    bool anyJoined = false;
    bool anyApart = false;
    for (auto& [parent, siblings] : byParent) {
        if (siblings.units.size() < 2) continue;
        const Verdict found = verdict(siblings, parent);
        siblings.joined = found == Verdict::Joined;
        anyJoined |= siblings.joined;
        anyApart |= found == Verdict::Apart;
        if (found == Verdict::Unknown) unknown.push_back(parent);
    }
    for (const auto parent : unknown) byParent[parent].joined = anyJoined && !anyApart;

    std::vector<Gff3Coding> all;
    for (std::size_t i = 0; i < m_units.size(); ++i) {
        Unit& unit = m_units[i];
        const auto isJoined = [&](std::string_view parent) { return byParent[parent].joined; };
        if (std::ranges::none_of(unit.parents, isJoined)) {
            all.push_back(unit.coding);
            continue;
        }
        for (const auto parent : unit.parents) {
            const Siblings& siblings = byParent[parent];
            if (siblings.joined && siblings.units.front() != i) continue;  // has come with its first part
            Gff3Coding coding{{}, {}, parent};
            for (const std::size_t part : siblings.units)
                if (siblings.joined || part == i)
                    coding.rows.insert(coding.rows.end(), m_units[part].coding.rows.begin(),
                                       m_units[part].coding.rows.end());
            if (siblings.joined)
                notes.add(Severity::Info, "gff3.joined_segments",
                          "CDS were joined from rows that have an ID each and share a Parent.", unescapedGff(parent));
            all.push_back(std::move(coding));
        }
    }
    return all;
}

}  // namespace pleio
