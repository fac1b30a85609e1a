// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/blob_store.h"

#include "core/base/text.h"
#include "core/io/compression.h"

namespace pleio {

namespace {

constexpr std::size_t kMostPackedBytes = 500'000'000;
constexpr std::int64_t kMostBytes = std::int64_t{4} * 1024 * 1024 * 1024;
constexpr std::size_t kMostDigits = 20;
constexpr const char* kKept = "2592000";  // seconds since it was last sent

}  // namespace

Result<std::string> packed(std::string_view bytes, Progress& progress)
{
    auto frame = compressZstd(bytes, progress);
    if (!frame) return frame;
    return std::to_string(bytes.size()) + '\n' + *frame;
}

Result<std::string> unpacked(std::string_view bytes, std::int64_t mostBytes, Progress& progress)
{
    const std::size_t line = bytes.substr(0, kMostDigits).find('\n');
    std::int64_t size = -1;
    if (line == std::string_view::npos || !parseInteger(bytes.substr(0, line), size) || size < 0 || size > mostBytes)
        return badInput("What the server keeps is damaged.");
    return decompressZstd(bytes.substr(line + 1), size, progress);
}

Result<void> BlobStore::put(const SourceFile& source, Progress& progress)
{
    const auto known = m_redis.require({"EXPIRE", m_keys.blob(source.sha256), kKept});
    if (!known) return known.error();
    if (known->integer == 1) return {};
    auto value = packed(source.bytes, progress);
    if (!value) return value.error();
    if (value->size() > kMostPackedBytes)
        return badInput("The file is too large to be sent through Redis; run the analysis on this machine.",
                        source.name);
    const auto set = m_redis.require({"SET", m_keys.blob(source.sha256), std::move(*value), "EX", kKept});
    if (!set) return set.error();
    return {};
}

Result<SourceFile> BlobStore::get(const TaskInput& input, Progress& progress)
{
    const auto reply = m_redis.require({"GET", m_keys.blob(input.sha256)});
    if (!reply) return reply.error();
    if (reply->isNil())
        return Error{ErrorKind::Io, "The input is no longer on the server; submit the task again.", input.name};
    auto bytes = unpacked(reply->text, kMostBytes, progress);
    if (!bytes) {
        if (bytes.error().kind == ErrorKind::Cancelled) return bytes.error();
        // Another worker may have the memory.
        if (bytes.error().kind == ErrorKind::Internal)
            return Error{ErrorKind::Internal, bytes.error().message, input.name};
        return Error{ErrorKind::Io, "The input on the server is damaged; purge the namespace and submit again.",
                     input.name};
    }
    SourceFile source = sourceFromBytes(input.name, std::move(*bytes), input.role);
    if (source.sha256 != input.sha256)
        return Error{ErrorKind::Io,
                     "The input on the server is not what its hash says; purge the namespace and "
                     "submit again.",
                     input.name};
    return source;
}

}  // namespace pleio
