// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/side_sheet.h"

#include "core/base/table.h"

#include <memory>

namespace pleio {

class DataTable;
class Session;

/// What was done to the project: the steps since it was opened, to go back to any of them, and all that its file knows.
class HistorySheet final : public SideSheet {
    Q_OBJECT
public:
    explicit HistorySheet(Session& session, QWidget* parent = nullptr);

    /// Reads what is kept.
    void fill();
    [[nodiscard]] DataTable& kept() { return *m_kept; }

signals:
    void exportTableRequested(std::shared_ptr<const Table> table);

private:
    Session& m_session;
    DataTable* m_kept = nullptr;
};

}  // namespace pleio
