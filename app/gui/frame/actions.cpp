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

QList<QAction*> Actions::adding(Need need) const
{
    switch (need) {
    case Need::Sequence:
        return {openGenome};
    case Need::Traits:
        return {addTraits};
    case Need::Phenotypes:
        return {addPhenotypes, addTraits};
    case Need::Measurements:
        return {addPhenotypes};
    }
    return {};
}

}  // namespace pleio
