// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/selection.h"

#include <QLineEdit>
#include <QList>

class QAction;
class QCompleter;
class QStandardItemModel;

namespace pleio {

class Session;

/// Finds genes by any of their names or product, traits, analyses, and actions of the window.
class SearchBox final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchBox(Session& session, QWidget* parent = nullptr);

    /// Actions, and forms of analyses, that can be found by their text.
    void setActions(const QList<QAction*>& actions, const QList<QAction*>& analyses);
    /// As narrow as it may be: a tool bar hides what does not fit by its hint, and this gives way before that.
    [[nodiscard]] QSize sizeHint() const override { return {minimumWidth(), QLineEdit::sizeHint().height()}; }

signals:
    void geneChosen(const QString& gene);
    void traitChosen(const TraitId& trait);

private:
    void fill();
    void choose(const QModelIndex& index);
    void chooseTyped();

    Session& m_session;
    QList<QAction*> m_actions;
    QList<QAction*> m_analyses;
    QStandardItemModel* m_model = nullptr;
    QCompleter* m_completer = nullptr;
};

}  // namespace pleio
