// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/notes_model.h"

#include <QWidget>

class QTreeView;

namespace pleio {

/// What was left out, unmatched or failed, with counts; an example opens what it names.
class ProblemsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(QWidget* parent = nullptr);

    void setProblems(std::vector<Problem> problems);
    [[nodiscard]] const NotesModel& model() const { return *m_model; }
    [[nodiscard]] QTreeView& view() { return *m_view; }

signals:
    /// The user activated an example (click or Return); often a gene id.
    void exampleActivated(const QString& text);

private:
    NotesModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
};

}  // namespace pleio
