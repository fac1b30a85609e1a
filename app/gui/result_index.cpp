// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/result_index.h"

#include "core/base/undefined.h"
#include "widgets/models/text.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

double number(const Table* table, std::string_view columnId, std::size_t row)
{
    const Column* column = table ? table->find(columnId) : nullptr;
    return column ? cellNumber(*column, row) : kUndefined;
}

QString text(const Table* table, std::string_view columnId, std::size_t row)
{
    const Column* column = table ? table->find(columnId) : nullptr;
    return column ? qtext(cellText(*column, row)) : QString();
}

QHash<QString, int> rowsByGene(const Table* table)
{
    QHash<QString, int> rows;
    const Column* genes = table ? table->find("gene_id") : nullptr;
    if (!genes) return rows;
    const std::size_t count = table->rows();
    for (std::size_t row = count; row-- > 0;) rows.insert(qtext(cellText(*genes, row)), static_cast<int>(row));
    return rows;
}

}  // namespace

ResultIndex::ResultIndex(std::shared_ptr<const Report> report) : m_report(std::move(report))
{
    indexTraits();
    indexDecode();
    m_geneRows = rowsByGene(m_report->table("genes"));
    m_pleiotropyRows = rowsByGene(m_report->table("pleiotropy"));
}

void ResultIndex::indexTraits()
{
    const Table* traits = m_report->table("traits");
    const std::size_t count = traits ? traits->rows() : 0;
    for (std::size_t row = 0; row < count; ++row)
        m_traits.push_back({text(traits, "trait", row), text(traits, "source", row)});
}

void ResultIndex::indexDecode()
{
    m_decodeStart.assign(m_traits.size() + 1, 0);
    const Table* decode = m_report->table("decode");
    const Column* genes = decode ? decode->find("gene_id") : nullptr;
    const Column* traits = decode ? decode->find("trait") : nullptr;
    if (!genes || !traits) return;
    const std::size_t rows = decode->rows();
    // Rows are grouped by trait in the order of the table "traits". All groups have one size, the scored
    // genes, so that two neighbouring traits of the same name stay apart.
    const std::size_t groups = m_traits.size();
    const std::size_t size = groups == 0 ? 0 : rows / groups;
    for (std::size_t group = 0; group <= groups; ++group)
        m_decodeStart[group] = static_cast<std::int32_t>(group == groups ? rows : group * size);
    for (std::size_t row = 0; row < rows; ++row)
        m_decodeRowsOfGene[qtext(cellText(*genes, row))].push_back(static_cast<std::int32_t>(row));
}

std::shared_ptr<const Table> ResultIndex::table(std::string_view id) const
{
    const Table* found = m_report->table(id);
    return found ? std::shared_ptr<const Table>(m_report, found) : nullptr;
}

int ResultIndex::traitRow(const TraitId& trait) const
{
    for (std::size_t row = 0; row < m_traits.size(); ++row)
        if (m_traits[row].name == trait.name && (trait.source.isEmpty() || m_traits[row].source == trait.source))
            return static_cast<int>(row);
    return -1;
}

double ResultIndex::traitNumber(int row, std::string_view columnId) const
{
    return number(m_report->table("traits"), columnId, static_cast<std::size_t>(row));
}

QString ResultIndex::traitText(int row, std::string_view columnId) const
{
    return text(m_report->table("traits"), columnId, static_cast<std::size_t>(row));
}

std::vector<Evidence> ResultIndex::evidence(const QString& gene) const
{
    std::vector<Evidence> found;
    const Table* decode = m_report->table("decode");
    for (const std::int32_t at : m_decodeRowsOfGene.value(gene)) {
        const auto row = static_cast<std::size_t>(at);
        const auto next = std::ranges::upper_bound(m_decodeStart, at);
        Evidence evidence;
        evidence.trait = static_cast<int>(next - m_decodeStart.begin()) - 1;
        evidence.row = at;
        evidence.member = number(decode, "member", row) > 0;
        evidence.z = number(decode, "z", row);
        evidence.p = number(decode, "p", row);
        evidence.q = number(decode, "q", row);
        evidence.probability = number(decode, "probability", row);
        found.push_back(evidence);
    }
    return found;
}

std::vector<std::int32_t> ResultIndex::decodeRows(int traitRow) const
{
    std::vector<std::int32_t> rows;
    if (traitRow < 0 || traitRow >= traits()) return rows;
    const auto row = static_cast<std::size_t>(traitRow);
    for (std::int32_t at = m_decodeStart[row]; at < m_decodeStart[row + 1]; ++at) rows.push_back(at);
    return rows;
}

std::vector<std::int32_t> ResultIndex::keyRows(int traitRow) const
{
    std::vector<std::int32_t> rows;
    const Table* keys = m_report->table("keys");
    const Column* names = keys ? keys->find("trait") : nullptr;
    if (!names || traitRow < 0 || traitRow >= traits()) return rows;
    const Column* sources = keys->find("source");
    const std::string name = utf8(trait(traitRow).name);
    const std::string source = utf8(trait(traitRow).source);
    const std::size_t count = keys->rows();
    for (std::size_t row = 0; row < count; ++row)
        if (cellText(*names, row) == name && (!sources || cellText(*sources, row) == source))
            rows.push_back(static_cast<std::int32_t>(row));
    return rows;
}

}  // namespace pleio
