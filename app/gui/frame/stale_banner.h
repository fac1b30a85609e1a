// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

class QLabel;
class QPushButton;

namespace pleio {

class Session;
class TrialBook;
struct Actions;

/// Says why the run of an analysis that is shown does not belong to what is loaded, and that it is shown because
/// somebody pinned it; hidden while there is nothing to say.
class StaleBanner final : public QWidget {
    Q_OBJECT
public:
    StaleBanner(Session& session, const Actions& actions, std::string analysis, QWidget* parent = nullptr);

    [[nodiscard]] bool isStale() const { return m_isStale; }

private:
    void update();

    Session& m_session;
    TrialBook* m_book = nullptr;
    std::string m_analysis;
    QLabel* m_text = nullptr;
    QPushButton* m_unpin = nullptr;
    QPushButton* m_again = nullptr;
    bool m_isStale = false;
};

}  // namespace pleio
