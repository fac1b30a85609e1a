// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"

#include <QAbstractItemModel>
#include <QString>

#include <vector>

namespace pleio {

/// A note and the step that made it ("Reading the genome").
struct Problem {
    Note note;
    QString origin;
};

/// What was excluded, unmatched or failed: one row a note, most severe first, with its examples below it.
class NotesModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { TextColumn, CountColumn, OriginColumn, WhereColumn, ColumnCount };
    enum Role {
        ExampleRole = Qt::UserRole + 1,  ///< text of an example (often a gene id); empty for a note
        SeverityRole,                    ///< int of pleio::Severity
    };

    explicit NotesModel(QObject* parent = nullptr);

    void setProblems(std::vector<Problem> problems);
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    /// Things the notes of severity Warning and Problem are about, summed.
    [[nodiscard]] qint64 problemCount() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Problem> m_problems;
};

}  // namespace pleio
