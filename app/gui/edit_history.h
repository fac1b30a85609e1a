// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUndoCommand>
#include <QUndoStack>

#include <functional>
#include <utility>

namespace pleio {

/// One step of an EditHistory: something had the value `before`, and has the value `after`. States are values that
/// share what is large, so that a step costs nothing.
template <class State>
class Edit final : public QUndoCommand {
public:
    using Apply = std::function<void(const State&)>;
    Edit(const QString& name, State before, State after, Apply apply, QString sameAs)
        : QUndoCommand(name), m_before(std::move(before)), m_after(std::move(after)), m_apply(std::move(apply)),
          m_sameAs(std::move(sameAs))
    {
    }

    void redo() override { m_apply(m_after); }
    void undo() override { m_apply(m_before); }
    /// Steps that follow each other on the same thing are one (a parameter that is typed, a filter).
    [[nodiscard]] int id() const override { return m_sameAs.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* next) override
    {
        const auto* same = dynamic_cast<const Edit*>(next);
        if (!same || same->m_sameAs != m_sameAs) return false;
        m_after = same->m_after;
        setText(same->text());  // it may say what was typed
        return true;
    }

private:
    State m_before, m_after;
    Apply m_apply;
    QString m_sameAs;
};

/// Everything that changes a project is a named step here, which can be undone and done again. Says of each what
/// happened, so that it can be kept.
class EditHistory final : public QObject {
    Q_OBJECT
public:
    explicit EditHistory(QObject* parent = nullptr);
    ~EditHistory() override;

    /// Calls `apply` with `after` now, with `before` when the step is undone, with `after` when it is done again.
    /// `name` says in the past tense what was done ("Removed traits.tsv"). Steps of one `sameAs` that follow each other
    /// are one; empty for a step of its own.
    template <class State>
    void push(const QString& name, State before, State after, typename Edit<State>::Apply apply,
              const QString& sameAs = {})
    {
        const int steps = m_stack.count();
        const int at = m_stack.index();
        m_pushing = true;
        const auto applied = [this, apply = std::move(apply)](const State& state) {
            apply(state);
            emit changed();
        };
        const QString same = sameAs.isEmpty() ? sameAs : QStringLiteral("%1/%2").arg(sameAs).arg(m_phase);
        if (same != m_typing) endTyping();
        m_stack.push(new Edit<State>(name, std::move(before), std::move(after), applied, same));
        m_pushing = false;
        m_at = m_stack.index();
        if (!same.isEmpty()) {
            // Said when it is over, because only then it is known what was typed.
            m_typing = same;
            m_typed = name;
        } else if (m_stack.index() != at || m_stack.count() != steps) {
            emit happened(name);
            emit told(name);
        }
    }

    [[nodiscard]] QUndoStack& stack() { return m_stack; }
    /// What comes now is no part of the steps before it, though it be `sameAs` them.
    void beginNewStep()
    {
        endTyping();
        ++m_phase;
    }
    /// For another project.
    void clear();

signals:
    /// A step was put in place, also one that became part of the step before it.
    void changed();
    /// A step is over: at once, or where it is typed when another begins.
    void happened(const QString& what);
    /// The same, but not for what somebody types, which is seen where it is typed.
    void told(const QString& what);

private:
    void onIndexChanged(int index);
    void endTyping();

    QUndoStack m_stack;
    int m_at = 0;
    int m_phase = 0;
    bool m_pushing = false;
    QString m_typing;  ///< what the steps are the same as that are typed now; empty if none is
    QString m_typed;   ///< the name of what they have become
};

}  // namespace pleio
