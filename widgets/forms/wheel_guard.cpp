// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace pleio {

namespace {

QWidget* steppedByWheel(QObject* object)
{
    if (auto* box = qobject_cast<QComboBox*>(object)) return box;
    return qobject_cast<QAbstractSpinBox*>(object);
}

}  // namespace

WheelGuard::WheelGuard(QObject& application) { application.installEventFilter(this); }

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish) return false;
    QWidget* field = steppedByWheel(watched);
    if (!field) return false;
    if (event->type() == QEvent::Polish) {
        // Qt lets the wheel give the focus to these.
        if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (field->hasFocus()) return false;
    event->ignore();  // so that it is offered to the widgets around
    return true;
}

}  // namespace pleio
