// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"

#include <QAbstractTableModel>

namespace pleio {

/// The jobs of a JobRunner, newest first.
class JobsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TitleColumn, StateColumn, TextColumn, TimeColumn, ColumnCount };
    enum Role {
        FractionRole = Qt::UserRole + 1,  ///< 0..1
        IdRole,                           ///< job id for JobRunner::cancel
        CanCancelRole,                    ///< waiting or running
        ShownRole,                        ///< false of what the program does of itself, unless it failed
    };

    /// `runner` must outlive the model.
    explicit JobsModel(const JobRunner& runner, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int rowOf(int jobIndex) const { return m_count - 1 - jobIndex; }

    const JobRunner& m_runner;
    int m_count = 0;
};

}  // namespace pleio
