// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_fields.h"
#include "core/analysis/report_json.h"
#include "core/base/text.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamReader>
#include <QCborValue>
#include <QString>
#include <QtEndian>

#include <charconv>
#include <limits>
#include <map>

namespace pleio {

namespace {

QLatin1StringView latin1(std::string_view text) { return {text.data(), static_cast<qsizetype>(text.size())}; }

/// Every read() is false when the value is not of the form that the writer makes.
class Reader {
public:
    /// The version of the report that is read from now on.
    void setVersion(std::int64_t version) { m_version = version; }
    /// The name of the field that could not be read.
    [[nodiscard]] const std::string& where() const { return m_where; }

    template <class S>
    requires std::is_class_v<S>
    bool read(const QCborValue& value, S& record)
    {
        if (!value.isMap()) return false;
        const QCborMap map = value.toMap();
        bool good = true;
        detail::visitFields(record, [&](std::string_view name, auto& field) {
            if (!good || m_version < detail::versionOf(name) || read(map.value(latin1(name)), field)) return;
            good = false;
            m_where.insert(0, m_where.empty() ? std::string(name) : std::string(name) + ".");
        });
        return good;
    }

    bool read(const QCborValue& value, bool& out)
    {
        out = value.toBool();
        return value.isBool();
    }

    bool read(const QCborValue& value, std::int64_t& out)
    {
        out = value.toInteger();
        return value.isInteger();
    }

    bool read(const QCborValue& value, std::int32_t& out)
    {
        const qint64 wide = value.toInteger();
        out = static_cast<std::int32_t>(wide);
        return value.isInteger() && out == wide;
    }

    bool read(const QCborValue& value, std::uint64_t& out)
    {
        std::string text;
        if (!read(value, text)) return false;
        const char* const textEnd = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data(), textEnd, out);
        return error == std::errc() && end == textEnd;
    }

    bool read(const QCborValue& value, double& out)
    {
        out = value.toDouble();
        return value.isDouble();
    }

    template <class E>
    requires std::is_enum_v<E>
    bool read(const QCborValue& value, E& out)
    {
        std::int64_t number = -1;
        if (!read(value, number) || number < 0 || number >= detail::kEnumCount<E>) return false;
        out = static_cast<E>(number);
        return true;
    }

    bool read(const QCborValue& value, std::string& out)
    {
        if (value.isString())
            out = value.toString().toStdString();
        else if (value.isByteArray())
            out = value.toByteArray().toStdString();
        else
            return false;
        return true;
    }

    bool read(const QCborValue& value, std::vector<double>& out) { return readTyped(value, out); }
    bool read(const QCborValue& value, std::vector<std::int32_t>& out) { return readTyped(value, out); }
    bool read(const QCborValue& value, std::vector<std::int64_t>& out) { return readTyped(value, out); }

    bool read(const QCborValue& value, std::vector<std::string>& out)
    {
        const QCborArray parts = value.toArray();
        std::vector<std::uint32_t> lengths;
        if (parts.size() != 2 || !readTyped(parts.at(0), lengths) || !parts.at(1).isByteArray()) return false;
        const QByteArray text = parts.at(1).toByteArray();
        const char* at = text.constData();
        const char* const end = at + text.size();
        out.clear();
        out.reserve(lengths.size());
        for (const std::uint32_t length : lengths) {
            if (end - at < static_cast<std::ptrdiff_t>(length)) return false;
            out.emplace_back(at, length);
            at += length;
        }
        return at == end;
    }

    template <class T>
    bool read(const QCborValue& value, std::vector<T>& out)
    {
        if (!value.isArray()) return false;
        const QCborArray array = value.toArray();
        out.clear();
        for (const QCborValue& item : array) {
            const std::size_t index = out.size();
            if (read(item, out.emplace_back())) continue;
            m_where.insert(0, "[" + std::to_string(index) + "]" + (m_where.empty() ? "" : "."));
            return false;
        }
        return true;
    }

    template <class T>
    bool read(const QCborValue& value, std::optional<T>& out)
    {
        out.reset();
        return value.isNull() || read(value, out.emplace());
    }

    template <class A, class B>
    bool read(const QCborValue& value, std::pair<A, B>& out)
    {
        const QCborArray parts = value.toArray();
        return parts.size() == 2 && read(parts.at(0), out.first) && read(parts.at(1), out.second);
    }

    template <class... T>
    bool read(const QCborValue& value, std::variant<T...>& out)
    {
        const QCborArray parts = value.toArray();
        std::string name;
        return parts.size() == 2 && read(parts.at(0), name) &&
               readAlternative(parts.at(1), name, out, std::index_sequence_for<T...>{});
    }

    bool read(const QCborValue& value, Parameters& out)
    {
        if (!value.isMap()) return false;
        std::map<std::string, ParameterValue> values;
        const QCborMap map = value.toMap();
        for (const auto& [key, item] : map) {
            std::string id;
            ParameterValue parameter;
            if (!read(key, id) || !read(item, parameter)) return false;
            values[id] = std::move(parameter);
        }
        out = Parameters(std::move(values));
        return true;
    }

private:
    template <class Variant, std::size_t... I>
    bool readAlternative(const QCborValue& value, const std::string& name, Variant& out, std::index_sequence<I...>)
    {
        return ((name == detail::kAlternatives<Variant>[I] && read(value, out.template emplace<I>())) || ...);
    }

    template <class T>
    static bool readTyped(const QCborValue& value, std::vector<T>& out)
    {
        if (!value.isTag() || value.tag() != QCborTag(detail::kArrayTag<T>)) return false;
        const QCborValue content = value.taggedValue();
        const QByteArray bytes = content.toByteArray();
        if (!content.isByteArray() || bytes.size() % static_cast<qsizetype>(sizeof(T)) != 0) return false;
        out.resize(static_cast<std::size_t>(bytes.size()) / sizeof(T));
        // An empty vector has no address to copy to.
        if (!out.empty()) qFromLittleEndian<T>(bytes.constData(), static_cast<qsizetype>(out.size()), out.data());
        return true;
    }

    std::int64_t m_version = detail::kReportVersion;
    std::string m_where;
};

Error damaged(const std::string& where)
{
    return badInput("The stored report is damaged and cannot be shown; run the analysis again.", where);
}

}  // namespace

Result<Report> reportFromCbor(const QByteArray& bytes)
{
    QCborStreamReader stream(bytes);
    const QCborValue document = QCborValue::fromCbor(stream);
    if (stream.lastError() != QCborError::NoError || stream.currentOffset() != bytes.size() || !document.isMap())
        return damaged({});
    const QCborMap envelope = document.toMap();
    Reader reader;
    std::string format;
    std::int64_t version = 0;
    if (!reader.read(envelope.value(latin1("format")), format) || format != detail::kReportFormat ||
        !reader.read(envelope.value(latin1("version")), version))
        return damaged("format");
    if (version > detail::kReportVersion)
        return badInput("The stored report was written by a newer Pleioscope; open it with that version.", "version");
    Report report;
    reader.setVersion(version);
    if (version < 1 || !reader.read(envelope.value(latin1("report")), report)) return damaged(reader.where());
    if (const Result<void> shapes = checkShapes(report); !shapes) return damaged(shapes.error().where);
    return report;
}

}  // namespace pleio
