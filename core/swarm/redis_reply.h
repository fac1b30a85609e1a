// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct redisReader;

namespace pleio {

/// What a Redis server answers (RESP 2).
struct RedisReply {
    enum class Kind { Nil, Status, Error, Integer, Text, List };

    Kind kind = Kind::Nil;
    std::int64_t integer = 0;
    std::string text;               ///< of a text, a status or an error; any bytes
    std::vector<RedisReply> items;  ///< of a list

    [[nodiscard]] bool isNil() const { return kind == Kind::Nil; }
    [[nodiscard]] bool isError() const { return kind == Kind::Error; }
    [[nodiscard]] bool isText() const { return kind == Kind::Text || kind == Kind::Status; }
    [[nodiscard]] bool isList() const { return kind == Kind::List; }
};

/// Takes bytes as they come from a server and gives whole replies, by the reader of hiredis. The server is not trusted:
/// what is no reply, nests deeper than seven lists or is longer than the limit is an error, after which the connection
/// is of no use.
class RedisReplyReader {
public:
    /// `mostBytes` of one reply.
    explicit RedisReplyReader(std::size_t mostBytes);

    [[nodiscard]] Result<void> feed(std::string_view bytes);
    /// The next whole reply, or nothing until more bytes are fed.
    [[nodiscard]] Result<std::optional<RedisReply>> next();

private:
    struct Free {
        void operator()(redisReader* reader) const;
    };
    std::unique_ptr<redisReader, Free> m_reader;
    std::size_t m_mostBytes;
    std::size_t m_waiting = 0;  ///< bytes fed since the last whole reply
};

/// A command in the form that servers read; words may hold any bytes.
[[nodiscard]] std::string redisCommand(std::span<const std::string> words);

}  // namespace pleio
