// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/intake/intake.h"
#include "widgets/forms/side_sheet.h"

#include <QStringList>

class QLabel;
class QVBoxLayout;

namespace pleio {

class Session;

/// What files are taken for, before anything is read in: each with its role, which can be changed, and the reason;
/// and what is left out. Open reads them in, Cancel leaves the open document as it is.
class IntakeSheet final : public SideSheet {
    Q_OBJECT
public:
    explicit IntakeSheet(Session& session, QWidget* parent = nullptr);

    /// `paths` are those that were given.
    void setIntake(const Intake& intake, const QStringList& paths);
    /// As the user has changed it.
    [[nodiscard]] const Intake& intake() const { return m_intake; }

private:
    void fill();
    void addFile(std::size_t index);
    void setRole(std::size_t index, std::optional<SourceRole> role);
    /// Says what keeps the files from being read in together.
    void check();
    void open();

    Session& m_session;
    Intake m_intake;
    Intake m_proposed;  ///< before the user changed it
    QStringList m_paths;
    QLabel* m_problem = nullptr;
    QVBoxLayout* m_files = nullptr;
    std::vector<QLabel*> m_reasons;  ///< one a file, or null where it has no row
};

}  // namespace pleio
