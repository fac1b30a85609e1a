// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/task_events.h"

#include "core/base/text.h"

#include <thread>

namespace pleio {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTimeOfOneLook{1000}, kBetweenDeafLooks{200}, kStep{100}, kBetweenAttempts{5000},
    kPatience{2000};

/// Takes "progress 0.25 Counting codons"; false for other news.
bool tellProgress(std::string_view message, Progress& progress)
{
    constexpr std::string_view kWord = "progress ";
    if (!message.starts_with(kWord)) return false;
    message.remove_prefix(kWord.size());
    const std::size_t space = message.find(' ');
    double fraction = 0;
    if (space == std::string_view::npos || space + 1 == message.size() ||
        !parseNumber(message.substr(0, space), fraction))
        return false;
    progress.report(fraction, message.substr(space + 1));
    return true;
}

}  // namespace

TaskEvents::TaskEvents(const RedisAddress& address, const SwarmKeys& keys, const std::string& id)
    : m_subscription(address, keys.events(id), kPatience)
{
}

void TaskEvents::listen()
{
    if (m_subscription.isOpen() || Clock::now() < m_nextAttempt) return;
    if (!m_subscription.open()) m_nextAttempt = Clock::now() + kBetweenAttempts;
}

void TaskEvents::await(Progress& progress)
{
    if (!m_subscription.isOpen()) {
        std::this_thread::sleep_for(kBetweenDeafLooks);
        return;
    }
    for (const auto until = Clock::now() + kTimeOfOneLook; Clock::now() < until && !progress.isCancelled();) {
        const auto message = m_subscription.next(kStep);
        if (!message) return;
        if (*message && !tellProgress(**message, progress)) return;
    }
}

}  // namespace pleio
