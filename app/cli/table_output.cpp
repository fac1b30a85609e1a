// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_output.h"

#include "core/base/terminal.h"
#include "core/base/text.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace pleio::cli {

namespace {

QString ofUtf8(const std::string& text) { return QString::fromStdString(text); }

QJsonValue cellToJson(const Column& column, std::size_t row)
{
    if (const auto* reals = std::get_if<std::vector<double>>(&column.values))
        return std::isfinite((*reals)[row]) ? QJsonValue((*reals)[row]) : QJsonValue(QJsonValue::Null);
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&column.values))
        return QJsonValue(qint64{(*integers)[row]});
    return ofUtf8(cellText(column, row));
}

QString shownIn(const Column& column, std::size_t row)
{
    if (const auto* reals = std::get_if<std::vector<double>>(&column.values))
        return ofUtf8(displayNumber((*reals)[row]));
    std::string text = cellText(column, row);
    std::ranges::transform(text, text.begin(), tsvCharacter);
    return ofUtf8(text);
}

}  // namespace

QJsonObject tableToJson(const Table& table)
{
    QJsonArray columns, rows;
    for (const Column& column : table.columns)
        columns.append(
            QJsonObject{{"id", ofUtf8(column.id)}, {"title", ofUtf8(column.title)}, {"help", ofUtf8(column.help)}});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        QJsonArray cells;
        for (const Column& column : table.columns) cells.append(cellToJson(column, row));
        rows.append(cells);
    }
    return {{"id", ofUtf8(table.id)}, {"title", ofUtf8(table.title)}, {"columns", columns}, {"rows", rows}};
}

void printJson(const QJsonObject& object) { say("%s", QJsonDocument(object).toJson().constData()); }
void printJson(const QJsonArray& array) { say("%s", QJsonDocument(array).toJson().constData()); }

void printTable(const Table& table, std::size_t mostRows)
{
    constexpr qsizetype kWidest = 60;
    const std::size_t shown = std::min(mostRows, table.rows());
    std::vector<QStringList> columns;
    for (const Column& column : table.columns) {
        QStringList cells{ofUtf8(column.title)};
        for (std::size_t row = 0; row < shown; ++row) cells.append(shownIn(column, row));
        qsizetype width = 0;
        for (QString& cell : cells) {
            if (cell.size() > kWidest) cell = cell.left(kWidest - 1) + QChar(0x2026);
            width = std::max(width, cell.size());
        }
        const bool isLast = &column == &table.columns.back();
        for (QString& cell : cells)
            if (!isLast) cell = cell.leftJustified(width);
        columns.push_back(std::move(cells));
    }
    for (qsizetype row = 0; row <= static_cast<qsizetype>(shown); ++row) {
        QStringList line;
        for (const QStringList& cells : columns) line.append(cells[row]);
        say("%s\n", line.join(QStringLiteral("  ")).toUtf8().constData());
    }
    if (shown < table.rows())
        say("… and %s more\n", displayCount(static_cast<std::int64_t>(table.rows() - shown)).c_str());
}

}  // namespace pleio::cli
