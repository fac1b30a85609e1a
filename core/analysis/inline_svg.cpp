// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/inline_svg.h"

#include <QByteArray>
#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr std::array<std::string_view, 22> kElements{
    "svg",      "g",    "defs",           "title",          "desc", "path",   "rect",  "circle",
    "ellipse",  "line", "polyline",       "polygon",        "text", "tspan",  "image", "use",
    "clipPath", "mask", "linearGradient", "radialGradient", "stop", "pattern"};

constexpr QLatin1StringView kSvgNamespace("http://www.w3.org/2000/svg");

std::string utf8(QStringView text) { return text.toUtf8().toStdString(); }

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// " name="value"" or nothing if the attribute could run or load something.
std::string safeAttribute(const QXmlStreamAttribute& attribute, std::string_view prefix)
{
    const std::string name = utf8(attribute.qualifiedName());
    std::string value = utf8(attribute.value());
    if (name.starts_with("on")) return {};
    if (name == "id") {
        value.insert(0, prefix);
    } else if (name == "href" || name == "xlink:href") {
        if (value.starts_with('#'))
            value.insert(1, prefix);
        else if (!value.starts_with("data:image/png") && !value.starts_with("data:image/jpeg"))
            return {};
    } else if (value.find("url(") != std::string::npos) {
        replaceAll(value, "url(#", "url(#" + std::string(prefix));
        std::string rest = value;
        replaceAll(rest, "url(#", "");
        if (rest.find("url(") != std::string::npos) return {};
    }
    return " " + name + "=\"" + escapedHtml(value) + "\"";
}

}  // namespace

std::string escapedHtml(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::optional<std::string> inlineSvg(std::string_view svg, std::string_view idPrefix, std::string_view label)
{
    QXmlStreamReader reader(QByteArray(svg.data(), static_cast<qsizetype>(svg.size())));
    std::string out;
    bool root = true;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            const std::string name = utf8(reader.name());
            const bool known = std::ranges::find(kElements, name) != kElements.end();
            if (root && name != "svg") return std::nullopt;
            if (!known || (!reader.namespaceUri().isEmpty() && reader.namespaceUri() != kSvgNamespace)) {
                reader.skipCurrentElement();
                break;
            }
            out += "<" + name;
            if (root)
                out += " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                       " role=\"img\" aria-label=\"" +
                       escapedHtml(label) + "\"";
            root = false;
            for (const QXmlStreamAttribute& attribute : reader.attributes()) out += safeAttribute(attribute, idPrefix);
            out += ">";
            break;
        }
        case QXmlStreamReader::EndElement:
            out += "</" + utf8(reader.name()) + ">";
            break;
        case QXmlStreamReader::Characters:
            if (!root) out += escapedHtml(utf8(reader.text()));
            break;
        default:
            break;
        }
    }
    if (reader.hasError() || root) return std::nullopt;
    return out;
}

}  // namespace pleio
