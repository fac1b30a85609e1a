// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// How the bytes of a text stand for its letters.
enum class TextEncoding {
    Utf8,
    Utf16,        ///< with a byte order mark
    Windows1252,  ///< what a Western European Windows writes; holds Latin-1 but for its control characters
};

/// "UTF-8", "UTF-16", "Windows-1252".
[[nodiscard]] std::string_view encodingName(TextEncoding encoding);

inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";  ///< of UTF-8

[[nodiscard]] bool isUtf8(std::string_view bytes);

/// UTF-16 by its byte order mark; UTF-8 where all bytes read so; else Windows-1252, which every text can be: that
/// is a guess, to be shown to people.
[[nodiscard]] TextEncoding detectEncoding(std::string_view bytes);

/// The same text in UTF-8; nothing for UTF-8. UTF-16 loses its byte order mark; halves of pairs become U+FFFD. Of
/// Windows-1252 the lines that are UTF-8 all the same stay as they are, so that a file can be converted piece by piece
/// and files of two origins can be one. The letters are those of the WHATWG Encoding Standard.
[[nodiscard]] std::optional<std::string> toUtf8(std::string_view bytes, TextEncoding encoding);

}  // namespace pleio
