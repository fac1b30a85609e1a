// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <string>

namespace pleio {

class Session;

/// What a reader of a result must know about it: the warnings that the shown run of an analysis gave, above its
/// figures. Those about the files stand on the page Overview and are left out; hidden where there is none.
class ResultWarnings final : public QLabel {
    Q_OBJECT
public:
    ResultWarnings(Session& session, std::string analysis, QWidget* parent = nullptr);

private:
    void update();

    Session& m_session;
    std::string m_analysis;
};

}  // namespace pleio
