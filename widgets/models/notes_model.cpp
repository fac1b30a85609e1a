// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/notes_model.h"

#include "core/base/text.h"
#include "widgets/models/text.h"

#include <algorithm>

namespace pleio {

namespace {

/// internalId of a note's row; examples carry the row of their note plus 1.
constexpr quintptr kNoteRow = 0;

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return NotesModel::tr("Information");
    case Severity::Warning:
        return NotesModel::tr("Warning");
    case Severity::Problem:
        return NotesModel::tr("Problem");
    }
    return {};
}

}  // namespace

NotesModel::NotesModel(QObject* parent) : QAbstractItemModel(parent) {}

void NotesModel::setProblems(std::vector<Problem> problems)
{
    beginResetModel();
    m_problems = std::move(problems);
    std::ranges::stable_sort(m_problems, std::ranges::greater{}, [](const Problem& p) { return p.note.severity; });
    endResetModel();
}

qint64 NotesModel::problemCount() const
{
    qint64 count = 0;
    for (const Problem& problem : m_problems)
        if (problem.note.severity != Severity::Info) count += problem.note.count;
    return count;
}

QModelIndex NotesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kNoteRow);
}

QModelIndex NotesModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kNoteRow) return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kNoteRow);
}

int NotesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return static_cast<int>(m_problems.size());
    if (parent.internalId() != kNoteRow || parent.column() != 0) return 0;
    return static_cast<int>(m_problems[static_cast<std::size_t>(parent.row())].note.examples.size());
}

int NotesModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant NotesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const bool isExample = index.internalId() != kNoteRow;
    const auto noteRow = isExample ? index.internalId() - 1 : static_cast<quintptr>(index.row());
    const Problem& problem = m_problems[noteRow];
    if (role == SeverityRole) return static_cast<int>(problem.note.severity);
    if (isExample) {
        const QString example = qtext(problem.note.examples[static_cast<std::size_t>(index.row())]);
        if (role == ExampleRole) return example;
        return role == Qt::DisplayRole && index.column() == TextColumn ? QVariant(example) : QVariant();
    }
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == TextColumn) return qtext(problem.note.text);
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2").arg(severityText(problem.note.severity), qtext(problem.note.text));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case TextColumn:
        return qtext(problem.note.text);
    case CountColumn:
        return qtext(displayCount(problem.note.count));
    case OriginColumn:
        return problem.origin;
    case WhereColumn:
        return qtext(problem.note.where);
    default:
        return {};
    }
}

QVariant NotesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case TextColumn:
        return tr("What was found");
    case CountColumn:
        return tr("Number");
    case OriginColumn:
        return tr("Step");
    case WhereColumn:
        return tr("Where");
    default:
        return {};
    }
}

}  // namespace pleio
