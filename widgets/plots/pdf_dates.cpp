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

/// Overwrites an XML attribute, name, prefix and value, with blanks, wherever it occurs.
void blankAttribute(QByteArray& bytes, QByteArrayView name)
{
    const QByteArray start = name.toByteArray() + "=\"";
    for (qsizetype at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
        const qsizetype close = bytes.indexOf('"', at + start.size());
        if (close < 0) return;
        const qsizetype from = bytes.lastIndexOf(' ', at) + 1;
        bytes.replace(from, close + 1 - from, QByteArray(close + 1 - from, ' '));
    }
}

}  // namespace

QByteArray withoutDates(QByteArray pdf)
{
    blank(pdf, "/CreationDate (", ")");
    blank(pdf, "/ModDate (", ")");
    blank(pdf, "/ID [", "]");
    for (const char* attribute : {"CreateDate", "ModifyDate", "MetadataDate", "DocumentID", "InstanceID"})
        blankAttribute(pdf, attribute);
    return pdf;
}

}  // namespace pleio
