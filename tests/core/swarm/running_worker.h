// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/worker.h"

#include <atomic>
#include <string>
#include <thread>

namespace pleio::test {

/// A worker in a thread of its own, that ends with it.
class RunningWorker {
public:
    RunningWorker(const Swarm& swarm, const std::string& name, int capacity = 1)
        : m_options{swarm, capacity, 0, name}, m_thread([this] {
              const auto ran = runWorker(m_options, m_stop, [](std::string_view) {});
              m_failed = !ran;
          })
    {
    }
    ~RunningWorker() { end(); }

    void end()
    {
        m_stop = true;
        if (m_thread.joinable()) m_thread.join();
    }
    [[nodiscard]] bool hasFailed() const { return m_failed; }

private:
    WorkerOptions m_options;
    std::atomic<bool> m_stop{false}, m_failed{false};
    std::thread m_thread;
};

}  // namespace pleio::test
