// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_reply.h"

#include <hiredis/hiredis.h>

#include <new>

namespace pleio {

namespace {

Error unreadableReply(const char* why)
{
    return {ErrorKind::Io,
            std::string("The server's answer cannot be read (") + why +
                "); check that the address is that of a Redis server.",
            {}};
}

RedisReply::Kind kindOf(int type)
{
    switch (type) {
    case REDIS_REPLY_INTEGER:
        return RedisReply::Kind::Integer;
    case REDIS_REPLY_STRING:
        return RedisReply::Kind::Text;
    case REDIS_REPLY_STATUS:
        return RedisReply::Kind::Status;
    case REDIS_REPLY_ERROR:
        return RedisReply::Kind::Error;
    case REDIS_REPLY_ARRAY:
        return RedisReply::Kind::List;
    default:
        return RedisReply::Kind::Nil;
    }
}

RedisReply replyFrom(const redisReply& raw)
{
    RedisReply reply;
    reply.kind = kindOf(raw.type);
    if (reply.kind == RedisReply::Kind::Integer) reply.integer = raw.integer;
    if (reply.isText() || reply.isError()) reply.text.assign(raw.str, static_cast<std::size_t>(raw.len));
    if (!reply.isList()) return reply;
    reply.items.reserve(raw.elements);
    for (std::size_t i = 0; i < raw.elements; ++i) reply.items.push_back(replyFrom(*raw.element[i]));
    return reply;
}

}  // namespace

void RedisReplyReader::Free::operator()(redisReader* reader) const { redisReaderFree(reader); }

RedisReplyReader::RedisReplyReader(std::size_t mostBytes) : m_reader(redisReaderCreate()), m_mostBytes(mostBytes)
{
    if (!m_reader) throw std::bad_alloc();
}

Result<void> RedisReplyReader::feed(std::string_view bytes)
{
    m_waiting += bytes.size();
    if (redisReaderFeed(m_reader.get(), bytes.data(), bytes.size()) != REDIS_OK)
        return unreadableReply(m_reader->errstr);
    return {};
}

Result<std::optional<RedisReply>> RedisReplyReader::next()
{
    void* raw = nullptr;
    if (redisReaderGetReply(m_reader.get(), &raw) != REDIS_OK) return unreadableReply(m_reader->errstr);
    if (raw == nullptr) {
        if (m_waiting > m_mostBytes) return unreadableReply("it is too long");
        return std::optional<RedisReply>();
    }
    const std::unique_ptr<void, void (*)(void*)> owned(raw, freeReplyObject);
    m_waiting = m_reader->len - m_reader->pos;
    try {
        return std::optional(replyFrom(*static_cast<const redisReply*>(raw)));
    } catch (const std::bad_alloc&) {
        return unreadableReply("there is no memory for it");
    }
}

std::string redisCommand(std::span<const std::string> words)
{
    std::string command = '*' + std::to_string(words.size()) + "\r\n";
    for (const std::string& word : words) {
        command += '$' + std::to_string(word.size()) + "\r\n";
        command += word;
        command += "\r\n";
    }
    return command;
}

}  // namespace pleio
