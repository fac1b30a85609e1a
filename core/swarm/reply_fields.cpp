// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/reply_fields.h"

#include "core/base/text.h"

namespace pleio {

ReplyFields fieldsOf(const RedisReply& list)
{
    ReplyFields fields;
    for (std::size_t i = 0; i + 1 < list.items.size(); i += 2) fields[list.items[i].text] = list.items[i + 1].text;
    return fields;
}

std::string textIn(const ReplyFields& fields, const char* name)
{
    const auto at = fields.find(name);
    return at == fields.end() ? std::string() : at->second;
}

std::int64_t numberIn(const ReplyFields& fields, const char* name)
{
    const auto at = fields.find(name);
    std::int64_t value = 0;
    return at != fields.end() && parseInteger(at->second, value) ? value : 0;
}

std::int64_t integerOf(const RedisReply& reply)
{
    std::int64_t value = reply.integer;
    if (reply.isText() && !parseInteger(reply.text, value)) return 0;
    return value;
}

Error unexpectedReply()
{
    return {ErrorKind::Io,
            "The Redis server answers in a way that is not expected; look whether another program uses "
            "the same namespace.",
            {}};
}

}  // namespace pleio
