// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

class QLabel;

namespace pleio {

class Session;
struct Actions;

/// Says why the last result of an analysis no longer belongs to what is loaded; hidden while it does.
class StaleBanner final : public QWidget {
    Q_OBJECT
public:
    StaleBanner(Session& session, const Actions& actions, std::string analysis, QWidget* parent = nullptr);

private:
    void update();

    Session& m_session;
    std::string m_analysis;
    QLabel* m_text = nullptr;
};

}  // namespace pleio
