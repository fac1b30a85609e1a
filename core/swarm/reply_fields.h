// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/swarm/redis_reply.h"

#include <cstdint>
#include <map>
#include <string>

namespace pleio {

using ReplyFields = std::map<std::string, std::string>;

/// Fields and values in turn, as hashes and entries of streams are answered.
[[nodiscard]] ReplyFields fieldsOf(const RedisReply& list);
/// Empty, or 0, for a field that is not there or is no number.
[[nodiscard]] std::string textIn(const ReplyFields& fields, const char* name);
[[nodiscard]] std::int64_t numberIn(const ReplyFields& fields, const char* name);
/// 0 for what is no number.
[[nodiscard]] std::int64_t integerOf(const RedisReply& reply);
/// An answer whose form is not that of the command.
[[nodiscard]] Error unexpectedReply();

}  // namespace pleio
