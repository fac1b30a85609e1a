// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/table_model.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pleio {

namespace {

bool containsNoCase(std::string_view text, std::string_view lowerNeedle)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto same = [&](char c, char needle) { return lower(c) == needle; };
    return lowerNeedle.empty() ||
           std::search(text.begin(), text.end(), lowerNeedle.begin(), lowerNeedle.end(), same) != text.end();
}

/// Marks rows whose text holds the needle; numeric columns mark none.
void markMatches(const Column& column, std::string_view lowerNeedle, const std::vector<std::int32_t>& rows,
                 std::vector<char>& matches)
{
    std::visit(Overloaded{[&](const std::vector<std::string>& texts) {
                              for (std::size_t i = 0; i < rows.size(); ++i)
                                  if (!matches[i])
                                      matches[i] =
                                          containsNoCase(texts[static_cast<std::size_t>(rows[i])], lowerNeedle);
                          },
                          [&](const Categories& categories) {
                              std::vector<char> hit;
                              for (const std::string& level : categories.levels)
                                  hit.push_back(containsNoCase(level, lowerNeedle));
                              for (std::size_t i = 0; i < rows.size(); ++i) {
                                  const std::int32_t code = categories.codes[static_cast<std::size_t>(rows[i])];
                                  if (code >= 0 && hit[static_cast<std::size_t>(code)]) matches[i] = 1;
                              }
                          },
                          [](const auto&) {}},
               column.values);
}

/// Sorts row numbers by value(row); undefined(row) last, ties by row number.
template <class Value, class Undefined>
void sortBy(std::vector<std::int32_t>& rows, bool descending, Value value, Undefined undefined)
{
    const auto firstUndefined =
        std::stable_partition(rows.begin(), rows.end(), [&](std::int32_t r) { return !undefined(r); });
    std::stable_sort(rows.begin(), firstUndefined, [&](std::int32_t a, std::int32_t b) {
        return descending ? value(b) < value(a) : value(a) < value(b);
    });
}

/// Rank of each text in alphabetical order without regard to ASCII case; equal texts share a rank.
std::vector<std::int32_t> alphabeticalRanks(const std::vector<std::string>& texts)
{
    std::vector<std::string> lowered;
    lowered.reserve(texts.size());
    for (const std::string& text : texts) lowered.push_back(toLowerAscii(text));
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return lowered[i]; });
    std::vector<std::int32_t> ranks(texts.size());
    std::int32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && lowered[order[i]] != lowered[order[i - 1]]) ++rank;
        ranks[order[i]] = rank;
    }
    return ranks;
}

}  // namespace

TableModel::TableModel(QObject* parent) : QAbstractTableModel(parent) {}

void TableModel::setTable(std::shared_ptr<const Table> table, std::string_view keyColumn)
{
    beginResetModel();
    m_table = std::move(table);
    m_key = m_table ? m_table->find(keyColumn) : nullptr;
    m_subset.reset();
    m_filterText.clear();
    m_sortColumn = -1;
    m_rows = filteredRows();
    endResetModel();
}

void TableModel::setSubset(std::optional<std::vector<std::int32_t>> rows)
{
    m_subset = std::move(rows);
    rebuild();
}

void TableModel::setFilterText(const QString& text)
{
    if (text == m_filterText) return;
    m_filterText = text;
    rebuild();
}

void TableModel::rebuild()
{
    beginResetModel();
    m_rows = filteredRows();
    sortRows(m_rows);
    endResetModel();
}

std::vector<std::int32_t> TableModel::filteredRows() const
{
    std::vector<std::int32_t> rows;
    if (!m_table) return rows;
    if (m_subset) {
        rows = *m_subset;
    } else {
        rows.resize(m_table->rows());
        std::iota(rows.begin(), rows.end(), 0);
    }
    const std::string needle = toLowerAscii(trimmed(utf8(m_filterText)));
    if (needle.empty()) return rows;
    std::vector<char> matches(rows.size(), 0);
    for (const Column& column : m_table->columns) markMatches(column, needle, rows, matches);
    std::vector<std::int32_t> kept;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (matches[i]) kept.push_back(rows[i]);
    return kept;
}

void TableModel::sortRows(std::vector<std::int32_t>& rows) const
{
    if (m_sortColumn < 0 || !m_table) return;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    const auto never = [](std::int32_t) { return false; };
    std::visit(
        Overloaded{[&](const std::vector<double>& v) {
                       sortBy(
                           rows, descending, [&](std::int32_t r) { return v[static_cast<std::size_t>(r)]; },
                           [&](std::int32_t r) { return std::isnan(v[static_cast<std::size_t>(r)]); });
                   },
                   [&](const std::vector<std::int64_t>& v) {
                       sortBy(
                           rows, descending, [&](std::int32_t r) { return v[static_cast<std::size_t>(r)]; }, never);
                   },
                   [&](const std::vector<std::string>& v) {
                       const std::vector<std::int32_t> ranks = alphabeticalRanks(v);
                       sortBy(
                           rows, descending, [&](std::int32_t r) { return ranks[static_cast<std::size_t>(r)]; },
                           [&](std::int32_t r) { return v[static_cast<std::size_t>(r)].empty(); });
                   },
                   [&](const Categories& c) {
                       const std::vector<std::int32_t> ranks = alphabeticalRanks(c.levels);
                       const auto code = [&](std::int32_t r) { return c.codes[static_cast<std::size_t>(r)]; };
                       sortBy(
                           rows, descending, [&](std::int32_t r) { return ranks[static_cast<std::size_t>(code(r))]; },
                           [&](std::int32_t r) { return code(r) < 0; });
                   }},
        m_table->columns[static_cast<std::size_t>(m_sortColumn)].values);
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column >= 0 && column < columnCount() ? column : -1;
    m_sortOrder = order;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<std::int32_t> before = m_rows;
    std::ranges::sort(m_rows);
    sortRows(m_rows);
    std::vector<std::int32_t> rowOfSource(m_table ? m_table->rows() : 0, -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        rowOfSource[static_cast<std::size_t>(m_rows[i])] = static_cast<std::int32_t>(i);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex& at : old)
        moved << index(rowOfSource[static_cast<std::size_t>(before[static_cast<std::size_t>(at.row())])], at.column());
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, VerticalSortHint);
}

QString TableModel::key(int row) const
{
    return m_key ? qtext(cellText(*m_key, static_cast<std::size_t>(sourceRow(row)))) : QString();
}

std::vector<int> TableModel::rowsOf(const QSet<QString>& keys) const
{
    std::vector<int> rows;
    if (!m_key || keys.isEmpty()) return rows;
    for (int row = 0; row < rowCount(); ++row)
        if (keys.contains(key(row))) rows.push_back(row);
    return rows;
}

int TableModel::columnOf(std::string_view columnId) const
{
    if (!m_table) return -1;
    for (std::size_t c = 0; c < m_table->columns.size(); ++c)
        if (m_table->columns[c].id == columnId) return static_cast<int>(c);
    return -1;
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns.size());
}

Qt::Alignment TableModel::alignment(const Column& column) const
{
    const bool right = isNumeric(column) && !m_leftAligned.contains(qtext(column.id));
    return (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_table) return {};
    const Column& column = m_table->columns[static_cast<std::size_t>(index.column())];
    const auto row = static_cast<std::size_t>(sourceRow(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return displayText(column, row);
    case Qt::ToolTipRole: {
        if (!isNumeric(column)) return displayText(column, row);
        const double value = cellNumber(column, row);
        if (std::isnan(value)) return tr("Not defined here. %1").arg(qtext(column.help));
        return qtext(cellText(column, row));
    }
    case Qt::TextAlignmentRole:
        return QVariant(alignment(column));
    case SortRole:
        return isNumeric(column) ? QVariant(cellNumber(column, row)) : QVariant(qtext(cellText(column, row)));
    case KeyRole:
        return key(index.row());
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_table || section < 0) return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section < rowCount() ? QVariant(sourceRow(section) + 1) : QVariant();
    if (section >= columnCount()) return {};
    const Column& column = m_table->columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return qtext(column.title.empty() ? column.id : column.title);
    case Qt::ToolTipRole:
        return tr("<b>%1</b> (column %2)<br>%3")
            .arg(qtext(column.title).toHtmlEscaped(), qtext(column.id).toHtmlEscaped(),
                 qtext(column.help).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant(alignment(column));
    case ColumnIdRole:
        return qtext(column.id);
    default:
        return {};
    }
}

}  // namespace pleio
