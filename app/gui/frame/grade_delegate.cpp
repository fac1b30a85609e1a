// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/grade_delegate.h"

#include "app/gui/grade_text.h"

namespace pleio {

QString GradeDelegate::displayText(const QVariant& value, const QLocale&) const { return gradeText(value.toInt()); }

}  // namespace pleio
