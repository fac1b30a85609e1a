// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/terminal.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <iostream>

#include <fcntl.h>
#include <unistd.h>

namespace pleio {

namespace {

std::atomic<int> lostBecause{0};  ///< errno of the first write to standard output that failed

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t bytes = 0;  ///< 0: not UTF-8
};

/// The first character of a text that is not empty (RFC 3629, section 4).
CodePoint firstCodePoint(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return {};
    std::uint32_t value = lead & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80) return {};
        value = value << 6 | (byte(i) & 0x3fU);
    }
    static constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    const bool isWrong = value < kLeast[size] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000);
    return isWrong ? CodePoint{} : CodePoint{value, size};
}

bool isCommand(std::uint32_t c)
{
    if (c < 0x80) return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
    return c < 0xa0 || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

void appendHex(std::string& out, std::string_view mark, std::uint32_t value, int digits)
{
    out += mark;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 0xfU];
}

void writeFormatted(std::FILE* to, const char* format, std::va_list arguments)
{
    std::va_list again;
    va_copy(again, arguments);
    std::array<char, 1024> room;
    const int size = std::vsnprintf(room.data(), room.size(), format, arguments);
    std::string text;
    if (size >= 0 && static_cast<std::size_t>(size) < room.size()) {
        text.assign(room.data(), static_cast<std::size_t>(size));
    } else if (size >= 0) {
        text.resize(static_cast<std::size_t>(size) + 1);
        std::vsnprintf(text.data(), text.size(), format, again);
        text.pop_back();
    }
    va_end(again);
    const std::string shown = terminalText(text);
    errno = 0;
    if (std::fwrite(shown.data(), 1, shown.size(), to) != shown.size() && to == stdout && lostBecause == 0)
        lostBecause = errno;
}

/// A stream that writes nowhere fails; one that is read is empty.
void fillPlace(int descriptor, int mode)
{
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) return;
    const int opened = ::open("/dev/null", mode);  // takes the lowest place that is free
    if (opened != -1 && opened != descriptor) {
        ::dup2(opened, descriptor);
        ::close(opened);
    }
}

}  // namespace

std::string terminalText(std::string_view text)
{
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const CodePoint c = firstCodePoint(text);
        const std::size_t bytes = std::max<std::size_t>(1, c.bytes);
        if (c.bytes == 0)
            appendHex(shown, "\\x", static_cast<unsigned char>(text.front()), 2);
        else if (isCommand(c.value))
            appendHex(shown, "\\u", c.value, 4);
        else
            shown += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    return shown;
}

std::string withoutPasswords(std::string_view text)
{
    std::string shown;
    for (std::size_t at; (at = text.find("://")) != std::string_view::npos;) {
        const std::size_t begin = at + 3;
        shown += text.substr(0, begin);
        text.remove_prefix(begin);
        // To the last @ of the word, because a password that is not encoded may hold slashes and more of them.
        const std::string_view word = text.substr(0, text.find_first_of(" \t\n"));
        const std::size_t end = word.rfind('@'), colon = word.find(':');
        if (end == std::string_view::npos || colon > end) continue;
        shown.append(word.substr(0, colon + 1)).append("…");
        text.remove_prefix(end);
    }
    return shown.append(text);
}

void say(const char* format, ...)
{
    std::va_list arguments;
    va_start(arguments, format);
    writeFormatted(stdout, format, arguments);
    va_end(arguments);
}

void warn(const char* format, ...)
{
    std::va_list arguments;
    va_start(arguments, format);
    writeFormatted(stderr, format, arguments);
    va_end(arguments);
}

void prepareStandardStreams()
{
    std::signal(SIGPIPE, SIG_IGN);
    fillPlace(STDIN_FILENO, O_RDONLY);
    fillPlace(STDOUT_FILENO, O_RDONLY);  // so that writing to it fails, and is told
    fillPlace(STDERR_FILENO, O_WRONLY);
}

Result<void> checkStandardOutput()
{
    errno = 0;
    const bool isFlushed = std::fflush(stdout) == 0;
    const int why = lostBecause != 0 ? lostBecause.load() : errno;
    if (isFlushed && std::ferror(stdout) == 0 && std::cout.flush()) return {};
    const std::string reason = why == 0 ? std::string() : std::string(" (") + std::strerror(why) + ")";
    return Error{ErrorKind::Io,
                 "What was to be told could not be written to standard output" + reason +
                     "; look where it leads. Files of results are not concerned.",
                 {}};
}

}  // namespace pleio
