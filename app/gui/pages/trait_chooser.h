// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/selection.h"

#include <QComboBox>

namespace pleio {

class Session;

/// Chooses the trait of the shared selection; follows it when it is chosen elsewhere.
class TraitChooser final : public QComboBox {
    Q_OBJECT
public:
    explicit TraitChooser(Session& session, QWidget* parent = nullptr);

private:
    void fill();
    void follow();

    Session& m_session;
};

}  // namespace pleio
