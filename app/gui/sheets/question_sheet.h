// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/question.h"
#include "widgets/forms/side_sheet.h"

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace pleio {

/// Asks what reading could not decide by itself: which of several columns is meant. Each answer is shown with its first
/// cells. Close gives the reading up.
class QuestionSheet final : public SideSheet {
    Q_OBJECT
public:
    explicit QuestionSheet(QWidget* parent = nullptr);

    void ask(const Question& question);
    [[nodiscard]] QButtonGroup& answers() { return *m_group; }

signals:
    void answered(const QString& value);

private:
    QLabel* m_text = nullptr;
    QVBoxLayout* m_answers = nullptr;
    QButtonGroup* m_group = nullptr;
    Question m_question;
};

}  // namespace pleio
