// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/choice_box.h"

#include <QComboBox>

#include <algorithm>

namespace pleio {

namespace {

constexpr int kMinChoiceWidth = 120;
constexpr int kMaxChoiceWidth = 420;

}  // namespace

QComboBox* choiceBox(const QString& name)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setMinimumWidth(kMinChoiceWidth);
    box->setMaximumWidth(kMaxChoiceWidth);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

int indexOf(const QComboBox& box, const QString& id) { return std::max(box.findData(id), 0); }

}  // namespace pleio
