// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/edit_history.h"

namespace pleio {

namespace {

/// Each may hold another reading of a whole genome.
constexpr int kMostSteps = 100;

}  // namespace

EditHistory::EditHistory(QObject* parent) : QObject(parent)
{
    m_stack.setUndoLimit(kMostSteps);
    connect(&m_stack, &QUndoStack::indexChanged, this, &EditHistory::onIndexChanged);
}

EditHistory::~EditHistory()
{
    // It tells of its end as if all steps were undone, when there is nobody left to hear it.
    m_stack.blockSignals(true);
}

void EditHistory::endTyping()
{
    if (!m_typing.isEmpty()) emit happened(m_typed);
    m_typing.clear();
}

void EditHistory::clear()
{
    m_typing.clear();  // of a project that is gone
    m_pushing = true;
    m_stack.clear();
    m_pushing = false;
    m_at = 0;
}

void EditHistory::onIndexChanged(int index)
{
    if (m_pushing) return;
    endTyping();
    // A list of steps may go over several at once.
    const auto tell = [this](const QString& what) {
        emit happened(what);
        emit told(what);
    };
    for (; m_at > index; --m_at) tell(tr("Undone: %1").arg(m_stack.text(m_at - 1)));
    for (; m_at < index; ++m_at) tell(tr("Done again: %1").arg(m_stack.text(m_at)));
}

}  // namespace pleio
