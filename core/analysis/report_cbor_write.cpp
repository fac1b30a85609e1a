// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_fields.h"
#include "core/analysis/report_json.h"

#include <QCborStreamWriter>
#include <QString>
#include <QtEndian>

#include <cassert>
#include <limits>
#include <map>

namespace pleio {

namespace {

class Writer {
public:
    explicit Writer(QByteArray& bytes) : m_out(&bytes) {}

    void writeEnvelope(const Report& report)
    {
        m_out.startMap(3);
        write(std::string_view("format"));
        write(detail::kReportFormat);
        write(std::string_view("version"));
        write(detail::kReportVersion);
        write(std::string_view("report"));
        write(report);
        m_out.endMap();
    }

private:
    template <class S>
    requires std::is_class_v<S>
    void write(const S& record)
    {
        m_out.startMap();
        detail::visitFields(record, [this](std::string_view name, const auto& value) {
            write(name);
            write(value);
        });
        m_out.endMap();
    }

    void write(bool value) { m_out.append(value); }
    void write(int value) { m_out.append(qint64{value}); }
    void write(std::int64_t value) { m_out.append(qint64{value}); }
    /// As text, because common readers hold no integer above 2^63.
    void write(std::uint64_t value) { write(std::to_string(value)); }
    void write(double value) { m_out.append(value); }

    template <class E>
    requires std::is_enum_v<E>
    void write(E value) { write(static_cast<std::int64_t>(value)); }

    void write(const std::string& value) { write(std::string_view(value)); }
    /// Text that would not survive Unicode conversion (a Latin-1 file name) is kept as bytes.
    void write(std::string_view value)
    {
        const auto size = static_cast<qsizetype>(value.size());
        const QByteArray bytes = QByteArray::fromRawData(value.data(), size);
        if (QString::fromUtf8(bytes).toUtf8() == bytes)
            m_out.appendTextString(value.data(), size);
        else
            m_out.appendByteString(value.data(), size);
    }

    void write(const std::vector<double>& values) { writeTyped(values); }
    void write(const std::vector<std::int32_t>& values) { writeTyped(values); }
    void write(const std::vector<std::int64_t>& values) { writeTyped(values); }

    /// All texts of a list in one byte string, so that long columns stay fast.
    void write(const std::vector<std::string>& values)
    {
        std::vector<std::uint32_t> lengths;
        lengths.reserve(values.size());
        std::string text;
        for (const std::string& value : values) {
            assert(value.size() <= std::numeric_limits<std::uint32_t>::max());
            lengths.push_back(static_cast<std::uint32_t>(value.size()));
            text += value;
        }
        m_out.startArray(2);
        writeTyped(lengths);
        m_out.appendByteString(text.data(), static_cast<qsizetype>(text.size()));
        m_out.endArray();
    }

    template <class T>
    void write(const std::vector<T>& values)
    {
        m_out.startArray(values.size());
        for (const T& value : values) write(value);
        m_out.endArray();
    }

    template <class T>
    void write(const std::optional<T>& value)
    {
        if (value)
            write(*value);
        else
            m_out.append(nullptr);
    }

    template <class A, class B>
    void write(const std::pair<A, B>& pair)
    {
        m_out.startArray(2);
        write(pair.first);
        write(pair.second);
        m_out.endArray();
    }

    template <class... T>
    void write(const std::variant<T...>& value)
    {
        m_out.startArray(2);
        write(detail::kAlternatives<std::variant<T...>>[value.index()]);
        std::visit([this](const auto& alternative) { this->write(alternative); }, value);
        m_out.endArray();
    }

    void write(const Parameters& parameters)
    {
        m_out.startMap(parameters.values().size());
        for (const auto& [id, value] : parameters.values()) {
            write(id);
            write(value);
        }
        m_out.endMap();
    }

    template <class T>
    void writeTyped(const std::vector<T>& values)
    {
        QByteArray bytes(static_cast<qsizetype>(values.size() * sizeof(T)), Qt::Uninitialized);
        // An empty vector has no address to copy from.
        if (!values.empty()) qToLittleEndian<T>(values.data(), static_cast<qsizetype>(values.size()), bytes.data());
        m_out.append(QCborTag(detail::kArrayTag<T>));
        m_out.append(bytes);
    }

    QCborStreamWriter m_out;
};

}  // namespace

QByteArray reportToCbor(const Report& report)
{
    QByteArray bytes;
    Writer(bytes).writeEnvelope(report);
    return bytes;
}

}  // namespace pleio
