// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/plot/plot_spec.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <string>

class QAction;
class QStackedLayout;
class QVBoxLayout;

namespace pleio {

class EmptyState;
class FigurePanel;
class Session;
struct Actions;

/// A page of the window: what it shows, or why it is empty and what to do about that; above it, when a
/// result is out of date, which and why.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(const QString& title, const QString& iconName, Session& session, const Actions& actions);

    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const QString& iconName() const { return m_iconName; }
    /// Whether the page explains itself instead of showing something.
    [[nodiscard]] virtual bool isEmpty() const;
    [[nodiscard]] bool isStaleShown() const;

    /// What "Export figure" and "Export table" of the menu write; null if there is none.
    [[nodiscard]] virtual const PlotSpec* figure() const { return nullptr; }
    [[nodiscard]] virtual std::shared_ptr<const Table> table() const { return nullptr; }
    virtual void focusFilter() {}
    /// Which part of the page is in front; empty where it has no parts.
    [[nodiscard]] virtual std::string partInFront() const { return {}; }

signals:
    void exportFigureRequested(const PlotSpec& spec);
    void exportTableRequested(std::shared_ptr<const Table> table);
    /// figure() and table() are others, though document and selection are the same: another tab or item is in
    /// front, or what the page computes itself has come.
    void shownChanged();

protected:
    void setContent(QWidget* content);
    void showContent();
    /// One sentence and the actions that help, the most useful first.
    void showEmpty(const QString& sentence, const QList<QAction*>& helpful);
    /// From now on tells above the page why the result of `analysis` no longer belongs to what is loaded, and what it
    /// warns of.
    void watchStaleness(std::string_view analysis);
    /// Lets a figure of the page be exported, with its numbers, and say what went wrong.
    void addFigure(FigurePanel& panel);

    [[nodiscard]] Session& session() const { return m_session; }
    [[nodiscard]] const Actions& actions() const { return m_actions; }

private:
    QString m_title;
    QString m_iconName;
    Session& m_session;
    const Actions& m_actions;
    QStackedLayout* m_stack = nullptr;
    QWidget* m_content = nullptr;
    EmptyState* m_empty = nullptr;
    QVBoxLayout* m_layout = nullptr;
};

}  // namespace pleio
