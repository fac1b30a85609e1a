// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/grade_text.h"

#include "core/plot/evidence_words.h"
#include "widgets/models/text.h"

namespace pleio {

QString gradeText(int grade)
{
    constexpr std::array<char16_t, 5> kShapes{u'○', u'◔', u'◑', u'◕', u'●'};
    if (grade < 0 || grade >= static_cast<int>(kShapes.size())) return QStringLiteral("–");
    const auto at = static_cast<std::size_t>(grade);
    return QString(QChar(kShapes[at])) + u' ' + qtext(kGradeWords[at]);
}

}  // namespace pleio
