// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/decode_index.h"

#include "core/base/undefined.h"
#include "widgets/models/text.h"

#include <algorithm>
#include <unordered_map>

namespace pleio {

namespace {

double decodeNumber(const Table* table, std::string_view columnId, std::size_t row)
{
    const Column* column = table ? table->find(columnId) : nullptr;
    return column ? cellNumber(*column, row) : kUndefined;
}

QString decodeText(const Table* table, std::string_view columnId, std::size_t row)
{
    const Column* column = table ? table->find(columnId) : nullptr;
    return column ? qtext(cellText(*column, row)) : QString();
}

/// Which rows each of `groups` has; rows of -1 have none.
std::vector<std::vector<std::int32_t>> grouped(const std::vector<std::int32_t>& groupOfRow, std::size_t groups)
{
    std::vector<std::vector<std::int32_t>> rows(groups);
    for (std::size_t row = 0; row < groupOfRow.size(); ++row)
        if (groupOfRow[row] >= 0)
            rows[static_cast<std::size_t>(groupOfRow[row])].push_back(static_cast<std::int32_t>(row));
    return rows;
}

std::vector<std::int32_t> rowsOf(const std::vector<std::vector<std::int32_t>>& groups, int group)
{
    const bool known = group >= 0 && group < static_cast<int>(groups.size());
    return known ? groups[static_cast<std::size_t>(group)] : std::vector<std::int32_t>();
}

}  // namespace

DecodeIndex::DecodeIndex(std::shared_ptr<const Report> report) : ResultIndex(std::move(report))
{
    const Table* traits = this->report().table("traits");
    const std::size_t count = traits && traits->find("trait") ? traits->rows() : 0;
    for (std::size_t row = 0; row < count; ++row)
        m_traits.push_back({decodeText(traits, "trait", row), decodeText(traits, "source", row)});
    m_traitOfDecode = traitsOf(this->report().table("decode"));
    m_decodeRows = grouped(m_traitOfDecode, m_traits.size());
    m_keyRows = grouped(traitsOf(this->report().table("keys")), m_traits.size());
}

std::vector<std::int32_t> DecodeIndex::traitsOf(const Table* table) const
{
    if (!table || !table->find("trait") || m_traits.empty()) return {};
    const bool bySource = table->find("source") != nullptr;
    const auto keyAt = [bySource](const Table& of, std::size_t row) {
        std::string key = cellText(*of.find("trait"), row);
        if (const Column* source = bySource ? of.find("source") : nullptr) key += '\0' + cellText(*source, row);
        return key;
    };
    std::unordered_map<std::string, std::int32_t> rowOfTrait;
    for (std::size_t row = 0; row < m_traits.size(); ++row) {
        const auto [at, isNew] =
            rowOfTrait.emplace(keyAt(*report().table("traits"), row), static_cast<std::int32_t>(row));
        if (!isNew) at->second = -1;  // nothing tells whose row it is
    }
    std::vector<std::int32_t> traits(table->rows());
    std::string key;
    std::int32_t trait = -1;
    for (std::size_t row = 0; row < traits.size(); ++row) {
        std::string own = keyAt(*table, row);
        if (row == 0 || own != key) {  // rows of a trait mostly follow each other
            key = std::move(own);
            const auto found = rowOfTrait.find(key);
            trait = found == rowOfTrait.end() ? -1 : found->second;
        }
        traits[row] = trait;
    }
    return traits;
}

int DecodeIndex::traitRow(const TraitId& trait) const
{
    for (std::size_t row = 0; row < m_traits.size(); ++row)
        if (m_traits[row].name == trait.name && (trait.source.isEmpty() || m_traits[row].source == trait.source))
            return static_cast<int>(row);
    return -1;
}

double DecodeIndex::traitNumber(int row, std::string_view columnId) const
{
    return decodeNumber(report().table("traits"), columnId, static_cast<std::size_t>(row));
}

QString DecodeIndex::traitText(int row, std::string_view columnId) const
{
    return decodeText(report().table("traits"), columnId, static_cast<std::size_t>(row));
}

std::vector<Evidence> DecodeIndex::evidence(const QString& gene) const
{
    std::vector<Evidence> found;
    const Table* decode = report().table("decode");
    for (const std::int32_t at : geneRows("decode", gene)) {
        const auto row = static_cast<std::size_t>(at);
        if (row >= m_traitOfDecode.size() || m_traitOfDecode[row] < 0) continue;
        Evidence evidence;
        evidence.trait = m_traitOfDecode[row];
        evidence.row = at;
        evidence.member = decodeNumber(decode, "member", row) > 0;
        evidence.z = decodeNumber(decode, "z", row);
        evidence.p = decodeNumber(decode, "p", row);
        evidence.q = decodeNumber(decode, "q", row);
        evidence.probability = decodeNumber(decode, "probability", row);
        found.push_back(evidence);
    }
    std::ranges::stable_sort(found, {}, &Evidence::trait);
    return found;
}

std::vector<std::int32_t> DecodeIndex::decodeRows(int traitRow) const { return rowsOf(m_decodeRows, traitRow); }

std::vector<std::int32_t> DecodeIndex::keyRows(int traitRow) const { return rowsOf(m_keyRows, traitRow); }

}  // namespace pleio
