// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/trial.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace pleio {

class TrialBook;

/// What a person writes about one run: name, star and tags in a line, hypothesis and note below. It is written into the
/// project while it is typed.
class TrialForm final : public QWidget {
    Q_OBJECT
public:
    explicit TrialForm(TrialBook& book, QWidget* parent = nullptr);

    void setTrial(std::shared_ptr<const Trial> trial);
    /// Name, star and tags.
    [[nodiscard]] QWidget& headline() { return *m_headline; }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// Enter or Escape in a line: what comes next is meant for what stands around the form.
    void lineDone();

private:
    void fill(const TrialNotes& notes);
    [[nodiscard]] TrialNotes typed() const;
    void write();

    TrialBook& m_book;
    std::shared_ptr<const Trial> m_trial;
    TrialNotes m_written;  ///< what stands in the project
    bool m_filling = false;
    QWidget* m_headline = nullptr;
    QToolButton* m_star = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_tags = nullptr;
    QPlainTextEdit* m_hypothesis = nullptr;
    QPlainTextEdit* m_note = nullptr;
};

}  // namespace pleio
