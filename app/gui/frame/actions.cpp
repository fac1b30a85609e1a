// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/actions.h"

#include "widgets/models/text.h"

#include <algorithm>

namespace pleio {

QAction* Actions::form(std::string_view analysis) const
{
    const QString id = qtext(analysis);
    const auto found = std::ranges::find_if(forms, [&](const QAction* action) { return action->data() == id; });
    Q_ASSERT(found != forms.end());
    return *found;
}

}  // namespace pleio
