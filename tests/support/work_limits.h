// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

namespace pleio::test {

/// Is cancelled once it has been asked so often.
class CancelledLater final : public Progress {
public:
    explicit CancelledLater(int after) : m_left(after) {}
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

/// While this lives, the process may take only so many bytes more than it has.
class LittleMemory {
public:
    explicit LittleMemory(rlim_t more)
    {
        getrlimit(RLIMIT_AS, &m_before);
        std::FILE* file = std::fopen("/proc/self/statm", "r");
        unsigned long pages = 0;
        if (file == nullptr || std::fscanf(file, "%lu", &pages) != 1) pages = 0;
        if (file != nullptr) std::fclose(file);
        const rlimit limit{pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + more, m_before.rlim_max};
        m_isSet = pages > 0 && setrlimit(RLIMIT_AS, &limit) == 0;
    }
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;
    ~LittleMemory() { setrlimit(RLIMIT_AS, &m_before); }
    [[nodiscard]] bool isSet() const { return m_isSet; }

private:
    rlimit m_before{};
    bool m_isSet = false;
};

}  // namespace pleio::test
