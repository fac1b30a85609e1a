// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace pleio {

/// What stands in place of content that is not there: a title, one sentence, and the actions that help.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString& title, QWidget* parent = nullptr);

    /// The most useful action comes first.
    void explain(const QString& sentence, const QList<QAction*>& helpful);

private:
    QLabel* m_sentence = nullptr;
    QVBoxLayout* m_buttons = nullptr;
};

}  // namespace pleio
