// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/swarm_run.h"
#include "widgets/forms/side_sheet.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace pleio {

class SwarmLink;
class WindowSettings;

/// Where the swarm is and who asks. The password goes to the link and, if the user wants that, to the keyring of the
/// desktop; it is written nowhere else.
class SwarmSheet final : public SideSheet {
    Q_OBJECT
public:
    /// Both must outlive the sheet.
    SwarmSheet(SwarmLink& link, WindowSettings& settings, QWidget* parent = nullptr);

    /// Fills the form with what is known of the last connection.
    void fill();

signals:
    /// The link tries to connect now.
    void joined();

private:
    void join();
    [[nodiscard]] Result<Swarm> swarm() const;
    void fetchPassword();
    void keepPassword(const Swarm& swarm);
    void update();

    SwarmLink& m_link;
    WindowSettings& m_settings;
    QLineEdit* m_address = nullptr;
    QLineEdit* m_namespace = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_password = nullptr;
    QCheckBox* m_keep = nullptr;
    QLabel* m_keyring = nullptr;
    QLabel* m_problem = nullptr;
};

}  // namespace pleio
