// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <csignal>
#include <cstdlib>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

namespace pleio::test {

/// Cancels when told for the n-th time how far the work is, and watches that it never goes back.
class CancelAt final : public Progress {
public:
    explicit CancelAt(int call) : m_left(call) {}
    void report(double fraction, std::string_view) override
    {
        --m_left;
        m_ordered = m_ordered && fraction >= m_last;
        m_last = fraction;
    }
    [[nodiscard]] bool isCancelled() const override { return m_left <= 0; }
    [[nodiscard]] bool isOrdered() const { return m_ordered; }

private:
    int m_left;
    bool m_ordered = true;
    double m_last = 0;
};

/// While it lives, no file of this process can grow beyond `bytes`, as on a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

/// While it lives, this process may do what users may: root, as whom tests run in containers, writes everywhere. What a
/// test is to read then must be readable to all.
class AsUser {
public:
    AsUser()
    {
        constexpr uid_t kNobody = 65'534;
        if (m_before == 0 && setresuid(kNobody, kNobody, m_before) != 0) std::abort();
    }
    AsUser(const AsUser&) = delete;
    AsUser& operator=(const AsUser&) = delete;
    ~AsUser()
    {
        if (m_before == 0 && setresuid(m_before, m_before, m_before) != 0) std::abort();
    }

private:
    uid_t m_before = geteuid();
};

}  // namespace pleio::test
