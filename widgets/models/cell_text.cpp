// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/cell_text.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "widgets/models/text.h"

#include <cmath>

namespace pleio {

namespace {

/// std::to_chars pads exponents to two digits; tables read better without ("1.2e-5").
QString withShortExponent(QString text)
{
    const qsizetype e = text.indexOf(u'e');
    if (e < 0 || e + 3 >= text.size()) return text;
    qsizetype digits = e + 2;
    while (digits < text.size() - 1 && text[digits] == u'0') text.remove(digits, 1);
    if (text[e + 1] == u'+') text.remove(e + 1, 1);
    return text;
}

}  // namespace

QString numberText(double value, NumberStyle style)
{
    switch (style) {
    case NumberStyle::Probability:
        return withShortExponent(qtext(displayNumber(value, 2)));
    case NumberStyle::Percent:
        return qtext(displayNumber(value * 100.0));
    case NumberStyle::Plain:
        break;
    }
    return withShortExponent(qtext(displayNumber(value)));
}

QString displayText(const Column& column, std::size_t row)
{
    return std::visit(Overloaded{[row](const std::vector<std::string>& v) { return qtext(v[row]); },
                                 [&](const std::vector<double>& v) { return numberText(v[row], column.style); },
                                 [row](const std::vector<std::int64_t>& v) { return qtext(displayCount(v[row])); },
                                 [row](const Categories& c) {
                                     return c.codes[row] < 0 ? QStringLiteral("–")
                                                             : qtext(c.levels[static_cast<std::size_t>(c.codes[row])]);
                                 }},
                      column.values);
}

bool isNumeric(const Column& column)
{
    return std::holds_alternative<std::vector<double>>(column.values) ||
           std::holds_alternative<std::vector<std::int64_t>>(column.values);
}

}  // namespace pleio
