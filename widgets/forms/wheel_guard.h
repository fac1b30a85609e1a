// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pleio {

/// Keeps combo boxes and spin boxes from changing while somebody scrolls over them: they take the wheel only while they
/// have the focus, which the wheel does not give them; else it goes to what scrolls around them. It watches the whole
/// program, because fields come and go with forms and questions, and one that is forgotten changes a result in silence.
class WheelGuard final : public QObject {
    Q_OBJECT
public:
    /// From now on, while it lives.
    explicit WheelGuard(QObject& application);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace pleio
