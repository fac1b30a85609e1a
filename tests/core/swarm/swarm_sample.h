// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/worker.h"
#include "tests/core/synth/sample_dataset.h"

#include <atomic>
#include <thread>

namespace pleio::test {

/// An analysis of the sample that takes a moment.
[[nodiscard]] Request quick(std::uint64_t seed = 1);
/// One that takes some seconds.
[[nodiscard]] Request lasting(std::uint64_t seed = 1);
/// Takes hours, and stops within a second when asked.
[[nodiscard]] Request slow();

/// A worker in a thread of its own, that ends with it.
class RunningWorker {
public:
    RunningWorker(const Swarm& swarm, const std::string& name, int capacity = 1);
    ~RunningWorker() { end(); }

    void end();
    [[nodiscard]] bool hasFailed() const { return m_failed; }

private:
    WorkerOptions m_options;
    std::atomic<bool> m_stop{false}, m_failed{false};
    std::thread m_thread;
};

}  // namespace pleio::test
