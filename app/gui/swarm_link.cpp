// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/swarm_link.h"

#include "widgets/models/text.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pleio {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{2000}, kLongestPause{30'000};
/// Short, because closing the window waits for an answer that is due.
constexpr std::chrono::milliseconds kPatience{3000};

}  // namespace

/// The end of the link in the other thread: a socket belongs to one thread.
struct SwarmLink::Remote : QObject {
    std::unique_ptr<RedisConnection> redis;
    std::unique_ptr<SwarmReader> reader;
};

SwarmLink::SwarmLink(QObject* parent) : QObject(parent), m_remote(new Remote)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SwarmLink::look);
    m_remote->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_remote, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("swarm"));
    m_thread.start();
}

SwarmLink::~SwarmLink()
{
    m_thread.quit();
    m_thread.wait();
}

void SwarmLink::join(Swarm swarm)
{
    setSwarm(std::move(swarm));
    look();
}

void SwarmLink::leave() { setSwarm({}); }

void SwarmLink::setSwarm(std::optional<Swarm> swarm)
{
    ++m_serial;
    m_swarm = std::move(swarm);
    m_state = m_swarm ? State::Connecting : State::Off;
    m_problem.clear();
    m_overview.reset();
    m_failures = 0;
    m_looking = false;
    m_next.stop();
    QMetaObject::invokeMethod(m_remote, [remote = m_remote, now = m_swarm] {
        remote->reader.reset();
        remote->redis = now ? std::make_unique<RedisConnection>(now->address, kPatience) : nullptr;
        if (now) remote->reader = std::make_unique<SwarmReader>(*remote->redis, now->keys);
    });
    emit swarmChanged();
    emit looked();
}

QString SwarmLink::name() const
{
    if (!m_swarm) return {};
    return tr("%1 at %2").arg(qtext(m_swarm->keys.nameSpace()), qtext(m_swarm->address.shown()));
}

int SwarmLink::secondsToNextTry() const
{
    return m_next.isActive() ? static_cast<int>((m_next.remainingTime() + 999) / 1000) : 0;
}

template <class T>
void SwarmLink::ask(std::function<Result<T>(SwarmReader&)> work, std::function<void(Result<T>)> done)
{
    QMetaObject::invokeMethod(m_remote, [this, remote = m_remote, work, done, serial = m_serial] {
        if (!remote->reader) return;
        auto result = std::make_shared<Result<T>>(work(*remote->reader));
        QMetaObject::invokeMethod(this, [this, result, done, serial] {
            if (serial == m_serial) done(std::move(*result));
        });
    });
}

void SwarmLink::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        m_next.stop();
    else
        look();
}

void SwarmLink::look()
{
    if (!m_swarm || m_looking) return;
    m_looking = true;
    m_next.stop();
    ask<SwarmOverview>([](SwarmReader& reader) { return reader.read(); },
                       [this](Result<SwarmOverview> overview) { take(std::move(overview)); });
}

void SwarmLink::take(Result<SwarmOverview> overview)
{
    m_looking = false;
    if (overview) {
        m_overview = std::make_unique<SwarmOverview>(std::move(*overview));
        m_state = State::Online;
        m_problem.clear();
        m_failures = 0;
    } else {
        m_state = State::Unreachable;
        m_problem = qtext(overview.error().message);
        ++m_failures;
    }
    constexpr int kMostDoublings = 4;
    if (m_watched)
        m_next.start(std::min(kBetweenLooks * (1 << std::clamp(m_failures - 1, 0, kMostDoublings)), kLongestPause));
    emit looked();
}

void SwarmLink::give(const QString& step, const Order& order, const std::function<QString(std::int64_t)>& words)
{
    if (!m_swarm) return;
    ask<std::int64_t>([order](SwarmReader& reader) { return order(reader.queue()); },
                      [this, step, words](Result<std::int64_t> count) {
                          if (count)
                              emit informed(words(*count));
                          else
                              emit failed(count.error(), step);
                          look();
                      });
}

void SwarmLink::cancelTasks(const std::vector<std::string>& ids)
{
    give(
        tr("Cancel tasks"),
        [ids](TaskQueue& queue) -> Result<std::int64_t> {
            const auto cancelled = queue.cancel(ids);
            if (!cancelled) return cancelled.error();
            return std::int64_t{*cancelled};
        },
        [](std::int64_t count) { return tr("Tasks cancelled: %1").arg(count); });
}

void SwarmLink::retryTasks(const std::vector<std::string>& ids)
{
    give(
        tr("Try tasks again"),
        [ids](TaskQueue& queue) -> Result<std::int64_t> {
            std::int64_t begun = 0;
            for (const std::string& id : ids) {
                const auto again = queue.retry(id);
                if (!again) return again.error();
                begun += *again ? 1 : 0;
            }
            return begun;
        },
        [](std::int64_t count) { return tr("Tasks begun anew: %1").arg(count); });
}

void SwarmLink::drainWorker(const std::string& worker)
{
    give(
        tr("Drain a worker"),
        [worker](TaskQueue& queue) -> Result<std::int64_t> {
            const auto drained = queue.drain(worker);
            if (!drained) return drained.error();
            return std::int64_t{1};
        },
        [worker](std::int64_t) { return tr("%1 takes no more tasks").arg(qtext(worker)); });
}

void SwarmLink::purge()
{
    give(
        tr("Purge the namespace"), [](TaskQueue& queue) { return queue.purge(); },
        [](std::int64_t) { return tr("The namespace is empty"); });
}

}  // namespace pleio
