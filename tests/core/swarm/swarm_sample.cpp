// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/swarm/swarm_sample.h"

namespace pleio::test {

Request quick(std::uint64_t seed) { return {"cipher.decode", Parameters({{"rotations", std::int64_t{20}}}), seed}; }

Request lasting(std::uint64_t seed) { return {"cipher.decode", Parameters({{"rotations", std::int64_t{5000}}}), seed}; }

Request slow() { return {"cipher.decode", Parameters({{"rotations", std::int64_t{100000}}}), 1}; }

RunningWorker::RunningWorker(const Swarm& swarm, const std::string& name, int capacity)
    : m_options{swarm, capacity, 0, name, kOfflineAfter, {}}, m_thread([this] {
          const auto ran = runWorker(m_options, m_stop, [](const WorkerEvent&) {});
          m_failed = !ran;
      })
{
}

void RunningWorker::end()
{
    m_stop = true;
    if (m_thread.joinable()) m_thread.join();
}

}  // namespace pleio::test
