// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/machine_memory.h"

#include "core/base/text.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace pleio {

namespace {

constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kBytesPerKib = 1024;
constexpr std::uint64_t kWorthAsking = 1 << 24;
constexpr double kBytesPerMegabyte = 1e6;

/// /proc/meminfo in kB by name.
std::map<std::string, std::int64_t> memoryInfo()
{
    std::ifstream file("/proc/meminfo");  // "MemTotal:  24576 kB", a line each
    std::map<std::string, std::int64_t> info;
    std::string name;
    for (std::int64_t amount = 0; file >> name >> amount;
         file.ignore(std::numeric_limits<std::streamsize>::max(), '\n'))
        info[name] = amount;
    return info;
}

/// The process' own address space.
std::int64_t addressBytes()
{
    std::ifstream file("/proc/self/statm");
    std::int64_t pages = 0;
    return file >> pages ? pages * sysconf(_SC_PAGESIZE) : 0;
}

std::int64_t addressRoom()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
        limit.rlim_cur > static_cast<rlim_t>(kNoLimit))
        return kNoLimit;
    return static_cast<std::int64_t>(limit.rlim_cur) - addressBytes();
}

/// Of a container: the limit of its control group (version 2), less what this process holds.
std::int64_t groupRoom()
{
    std::ifstream groups("/proc/self/cgroup");  // "0::/user.slice"
    std::string line;
    while (std::getline(groups, line)) {
        if (!line.starts_with("0::/")) continue;
        std::ifstream file("/sys/fs/cgroup" + line.substr(3) + "/memory.max");
        std::int64_t most = 0;
        return file >> most ? most - residentBytes() : kNoLimit;  // "max" is no number
    }
    return kNoLimit;
}

std::string megabytes(double bytes) { return displayNumber(bytes / kBytesPerMegabyte) + " MB"; }

}  // namespace

std::int64_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    file >> all >> resident;
    return file ? resident * sysconf(_SC_PAGESIZE) : 0;
}

double availableMemoryShare()
{
    const auto info = memoryInfo();
    const auto total = info.find("MemTotal:"), available = info.find("MemAvailable:");
    if (total == info.end() || available == info.end() || total->second <= 0) return 1;
    return static_cast<double>(available->second) / static_cast<double>(total->second);
}

std::int64_t availableBytes()
{
    auto info = memoryInfo();
    const std::int64_t machine =
        info.contains("MemAvailable:") ? (info["MemAvailable:"] + info["SwapFree:"]) * kBytesPerKib : kNoLimit;
    return std::max<std::int64_t>(0, std::min({machine, addressRoom(), groupRoom()}));
}

Result<void> checkRoom(std::uint64_t bytes)
{
    if (bytes < kWorthAsking) return {};
    const std::int64_t room = availableBytes();
    if (bytes <= static_cast<std::uint64_t>(room)) return {};
    return Error{ErrorKind::Internal,
                 "This needs at least " + megabytes(static_cast<double>(bytes)) + " of memory and there are " +
                     megabytes(static_cast<double>(room)) +
                     "; close other programs, use a smaller input or a larger machine.",
                 {}};
}

Result<void> makeRoom(std::string& text, std::size_t more)
{
    const std::size_t needed = text.size() + more;
    if (needed <= text.capacity()) return {};
    const std::size_t next = std::max(needed, 2 * text.capacity());
    if (Result<void> ok = checkRoom(next); !ok) return ok;
    text.reserve(next);
    return {};
}

}  // namespace pleio
