// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/side_sheet.h"

namespace pleio {

/// What the program is, its licence, and the keys.
class HelpSheet final : public SideSheet {
    Q_OBJECT
public:
    explicit HelpSheet(QWidget* parent = nullptr);
};

}  // namespace pleio
