// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/text_encoding.h"

#include <QString>
#include <QStringConverter>
#include <QUtf8StringView>

#include <array>

namespace pleio {

namespace {

/// 0x80 to 0x9F of Windows-1252; five bytes stand for the control character of their own number.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr unsigned char kLastAscii = 0x7F;
constexpr unsigned char kFirstLatin = 0xA0;

void appendWindows1252(std::string_view bytes, std::string& text)
{
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= kLastAscii) {
            text += c;
            continue;
        }
        const char16_t letter = byte < kFirstLatin ? kWindows1252[byte - kLastAscii - 1U] : char16_t{byte};
        text += QString(QChar(letter)).toStdString();
    }
}

}  // namespace

std::string_view encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf16:
        return "UTF-16";
    case TextEncoding::Windows1252:
        return "Windows-1252";
    }
    return {};
}

bool isUtf8(std::string_view bytes)
{
    return QUtf8StringView(bytes.data(), static_cast<qsizetype>(bytes.size())).isValidUtf8();
}

TextEncoding detectEncoding(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return TextEncoding::Utf16;
    return isUtf8(bytes) ? TextEncoding::Utf8 : TextEncoding::Windows1252;
}

std::optional<std::string> toUtf8(std::string_view bytes, TextEncoding encoding)
{
    if (encoding == TextEncoding::Utf8) return {};
    if (encoding == TextEncoding::Utf16) {
        QStringDecoder decoder(QStringConverter::Utf16);  // finds the order of bytes by the mark, and leaves it out
        const QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        return text.toStdString();
    }
    constexpr std::size_t kOneIn = 16;  // letters beyond ASCII, to begin with
    std::string text;
    text.reserve(bytes.size() + bytes.size() / kOneIn);
    if (bytes.starts_with(kByteOrderMark)) {
        text = kByteOrderMark;
        bytes.remove_prefix(kByteOrderMark.size());
    }
    while (!bytes.empty()) {
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view line = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
        bytes.remove_prefix(line.size());
        if (isUtf8(line))
            text += line;
        else
            appendWindows1252(line, text);
    }
    return text;
}

}  // namespace pleio
