// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/part_result.h"

#include <QCborArray>
#include <QCborStreamReader>
#include <QCborValue>
#include <QtEndian>

namespace pleio {

namespace {

constexpr qint64 kMost = qint64{1} << 40;
constexpr qsizetype kFields = 6;

QString format() { return QStringLiteral("pleioscope.part"); }

bool readNumber(const QCborValue& value, std::int64_t& out)
{
    out = value.toInteger(-1);
    return value.isInteger() && out >= 0 && out <= kMost;
}

}  // namespace

QByteArray partToCbor(const std::optional<ItemValues>& part)
{
    if (!part) return QCborValue(QCborArray{format()}).toCbor();
    const auto count = static_cast<qsizetype>(part->values.size());
    QByteArray bytes(count * qsizetype{sizeof(double)}, Qt::Uninitialized);
    if (count > 0) qToLittleEndian<quint64>(part->values.data(), count, bytes.data());
    return QCborValue(QCborArray{format(), qint64{part->items}, qint64{part->width}, qint64{part->range.first},
                                 qint64{part->range.last}, bytes})
        .toCbor();
}

Result<std::optional<ItemValues>> partFromCbor(const QByteArray& bytes)
{
    QCborStreamReader stream(bytes);
    const QCborArray fields = QCborValue::fromCbor(stream).toArray();
    const bool whole = stream.lastError() == QCborError::NoError && stream.currentOffset() == bytes.size() &&
                       fields.at(0).isString() && fields.at(0).toString() == format();
    if (whole && fields.size() == 1) return std::optional<ItemValues>();
    ItemValues part;
    const bool good = whole && fields.size() == kFields && readNumber(fields.at(1), part.items) &&
                      readNumber(fields.at(2), part.width) && readNumber(fields.at(3), part.range.first) &&
                      readNumber(fields.at(4), part.range.last) && part.range.first <= part.range.last &&
                      part.range.last <= part.items && fields.at(5).isByteArray();
    const QByteArray raw = good ? fields.at(5).toByteArray() : QByteArray();
    const qint64 count = raw.size() / qsizetype{sizeof(double)};
    // Divided, not multiplied: the numbers may be anything.
    const bool fits = good && raw.size() % qsizetype{sizeof(double)} == 0 &&
                      (part.width == 0 || part.range.size() == 0
                           ? count == 0
                           : count % part.width == 0 && count / part.width == part.range.size());
    if (!fits) return badInput("What the server keeps is damaged.");
    part.values.resize(static_cast<std::size_t>(count));
    if (count > 0) qFromLittleEndian<quint64>(raw.constData(), count, part.values.data());
    return std::optional(std::move(part));
}

}  // namespace pleio
