// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bytes, in pieces of a size that the first byte gives, to the reader of server replies. Whatever the pieces, the
// replies are the same, and what is refused says so.
#include "core/swarm/redis_reply.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using pleio::fuzz::require;

namespace {

constexpr std::size_t kMostBytes = 100'000;

/// Replies written out, then whether the bytes were refused.
std::string replies(std::string_view bytes, std::size_t piece)
{
    pleio::RedisReplyReader reader(kMostBytes);
    std::string out;
    const auto write = [&out](const pleio::RedisReply& reply, const auto& self) -> void {
        out += static_cast<char>('0' + static_cast<int>(reply.kind));
        out += std::to_string(reply.integer) + ' ' + reply.text + ' ' + std::to_string(reply.items.size());
        for (const pleio::RedisReply& item : reply.items) self(item, self);
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        if (!reader.feed(bytes.substr(at, piece))) return out + "refused";
        for (;;) {
            const auto next = reader.next();
            if (!next) {
                require(next.error().kind == pleio::ErrorKind::Io && !next.error().message.empty());
                return out + "refused";
            }
            if (!*next) break;
            write(**next, write);
        }
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0 || size > kMostBytes / 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    require(replies(bytes, std::size_t{1} + data[0]) == replies(bytes, std::max<std::size_t>(1, bytes.size())));
    return 0;
}
