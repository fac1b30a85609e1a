// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/pdf_dates.h"

#include <QByteArrayView>

namespace pleio {

namespace {

/// Overwrites everything from `start` to `end` (both markers included) with blanks, wherever it occurs.
void blank(QByteArray& bytes, QByteArrayView start, QByteArrayView end)
{
    for (qsizetype at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at)) {
        const qsizetype close = bytes.indexOf(end, at + start.size());
        if (close < 0) return;
        const qsizetype length = close + end.size() - at;
        bytes.replace(at, length, QByteArray(length, ' '));
    }
}

}  // namespace

QByteArray withoutDates(QByteArray pdf)
{
    blank(pdf, "/CreationDate (", ")");
    blank(pdf, "/ModDate (", ")");
    blank(pdf, "/ID [", "]");
    blank(pdf, "<xmp:CreateDate>", "</xmp:CreateDate>");
    blank(pdf, "<xmp:ModifyDate>", "</xmp:ModifyDate>");
    blank(pdf, "<xmp:MetadataDate>", "</xmp:MetadataDate>");
    blank(pdf, "<xmpMM:DocumentID>", "</xmpMM:DocumentID>");
    blank(pdf, "<xmpMM:InstanceID>", "</xmpMM:InstanceID>");
    return pdf;
}

}  // namespace pleio
