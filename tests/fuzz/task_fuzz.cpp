// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bytes to the readers of tasks, of parts of results and of packed blobs. A task that is accepted names no path,
// survives another round through its binary form, and is run or refused with a reason; nothing is unpacked beyond the
// limit.
#include "core/swarm/blob_store.h"
#include "core/swarm/part_result.h"
#include "core/swarm/task.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>

using pleio::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::int64_t kMostUnpacked = 1'000'000;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    pleio::NoProgress progress;
    if (const auto blob = pleio::unpacked({bytes.constData(), size}, kMostUnpacked, progress))
        require(static_cast<std::int64_t>(blob->size()) <= kMostUnpacked);
    if (const auto part = pleio::partFromCbor(bytes); part && *part)
        require(static_cast<std::int64_t>((*part)->values.size()) == (*part)->range.size() * (*part)->width);
    const auto task = pleio::taskFromCbor(bytes);
    if (!task) {
        require(task.error().kind == pleio::ErrorKind::BadInput && !task.error().message.empty());
        return 0;
    }
    for (const pleio::TaskInput& input : task->inputs)
        require(input.name.find('/') == std::string::npos && input.sha256.size() == 64);
    const QByteArray written = pleio::taskToCbor(*task);
    const auto again = pleio::taskFromCbor(written);
    require(again.has_value() && pleio::taskToCbor(*again) == written);
    (void)pleio::refusalOf(*task);
    return 0;
}
