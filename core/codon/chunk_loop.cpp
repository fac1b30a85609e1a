// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/chunk_loop.h"

#include "core/base/text.h"

#include <tbb/parallel_for.h>

#include <atomic>
#include <string>

namespace pleio {

bool forEachChunk(std::size_t chunks, std::string_view text, Progress& progress,
                  const std::function<void(std::size_t)>& work)
{
    constexpr std::size_t kReports = 100;
    const std::size_t between = chunks / kReports + 1;
    std::atomic<std::size_t> done{0};
    tbb::parallel_for(std::size_t{0}, chunks, [&](std::size_t chunk) {
        if (progress.isCancelled()) return;
        work(chunk);
        const std::size_t finished = ++done;
        if (finished % between == 0)
            progress.report(static_cast<double>(finished) / static_cast<double>(chunks),
                            std::string(text) + ", " + displayCount(static_cast<std::int64_t>(finished)) + " of " +
                                displayCount(static_cast<std::int64_t>(chunks)));
    });
    return !progress.isCancelled();
}

}  // namespace pleio
