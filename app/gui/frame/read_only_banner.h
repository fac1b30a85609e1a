// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace pleio {

class Session;
struct Actions;

/// Says above every page that the project can only be read, who has it, and what can be done; hidden while it can be
/// saved.
class ReadOnlyBanner final : public QWidget {
    Q_OBJECT
public:
    ReadOnlyBanner(Session& session, const Actions& actions, QWidget* parent = nullptr);

private:
    void update();

    Session& m_session;
    QLabel* m_text = nullptr;
};

}  // namespace pleio
