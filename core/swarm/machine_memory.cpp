// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/machine_memory.h"

#include <fstream>
#include <limits>
#include <string>

#include <unistd.h>

namespace pleio {

std::int64_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    file >> all >> resident;
    return file ? resident * sysconf(_SC_PAGESIZE) : 0;
}

double availableMemoryShare()
{
    std::ifstream file("/proc/meminfo");  // "MemTotal:  24576 kB", a line each
    double total = 0, available = -1;
    std::string name;
    for (double amount = 0; file >> name >> amount; file.ignore(std::numeric_limits<std::streamsize>::max(), '\n')) {
        if (name == "MemTotal:") total = amount;
        if (name == "MemAvailable:") available = amount;
    }
    return total > 0 && available >= 0 ? available / total : 1;
}

}  // namespace pleio
