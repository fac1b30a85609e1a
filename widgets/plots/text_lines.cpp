// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/text_lines.h"

namespace pleio {

QStringList wrapped(const QString& text, const QFontMetricsF& metrics, double width)
{
    QStringList lines;
    for (const QString& paragraph : text.split(QLatin1Char('\n'))) {
        QString line;
        for (const QString& word : paragraph.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
            if (metrics.horizontalAdvance(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) lines.append(line);
            line = metrics.elidedText(word, Qt::ElideMiddle, width);
        }
        lines.append(line);
    }
    return lines;
}

}  // namespace pleio
