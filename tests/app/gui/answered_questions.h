// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>
#include <QStringList>
#include <QTimer>

namespace pleio::test {

/// Answers every question that opens while it lives with the same button, and keeps what was asked.
class AnsweredQuestions {
public:
    explicit AnsweredQuestions(QMessageBox::StandardButton answer);

    /// All texts of each question in one string, oldest first.
    [[nodiscard]] const QStringList& asked() const { return m_asked; }
    [[nodiscard]] QString last() const { return m_asked.isEmpty() ? QString() : m_asked.back(); }

private:
    QStringList m_asked;
    QTimer m_look;
};

}  // namespace pleio::test
