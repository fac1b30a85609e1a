// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/swarm_overview.h"
#include "core/swarm/swarm_run.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// The swarm that the window is connected to, if any, and what is known of it. Whatever waits for the server happens in
/// a thread of its own.
class SwarmLink final : public QObject {
    Q_OBJECT
public:
    explicit SwarmLink(QObject* parent = nullptr);
    /// Waits for what is under way, some seconds where a server does not answer.
    ~SwarmLink() override;

    /// Connects, and keeps trying while the server cannot be reached. The password stays in memory.
    void join(Swarm swarm);
    void leave();
    [[nodiscard]] const std::optional<Swarm>& swarm() const { return m_swarm; }
    /// "default at redis://server:6379", without secrets; empty without a swarm.
    [[nodiscard]] QString name() const;

    enum class State { Off, Connecting, Online, Unreachable };
    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Unreachable.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// Until it is tried again.
    [[nodiscard]] int secondsToNextTry() const;
    /// What was seen last; null if nothing was yet.
    [[nodiscard]] const SwarmOverview* overview() const { return m_overview.get(); }

    /// Whether to look again and again, because somebody sees it.
    void setWatched(bool watched);

    // Orders. Each returns at once and is followed by a look.
    void cancelTasks(const std::vector<std::string>& ids);
    void retryTasks(const std::vector<std::string>& ids);
    void drainWorker(const std::string& worker);
    void purge();

signals:
    /// Another swarm, or none.
    void swarmChanged();
    /// State, problem or overview.
    void looked();
    /// An order was carried out.
    void informed(const QString& message);
    /// It was not; `step` names it.
    void failed(const Error& error, const QString& step);

private:
    struct Remote;
    using Order = std::function<Result<std::int64_t>(TaskQueue&)>;

    /// Runs `work` in the other thread and `done` in this one, unless the swarm has changed meanwhile.
    template <class T>
    void ask(std::function<Result<T>(SwarmReader&)> work, std::function<void(Result<T>)> done);
    void give(const QString& step, const Order& order, const std::function<QString(std::int64_t)>& words);
    void setSwarm(std::optional<Swarm> swarm);
    void look();
    void take(Result<SwarmOverview> overview);

    std::optional<Swarm> m_swarm;
    State m_state = State::Off;
    QString m_problem;
    std::unique_ptr<SwarmOverview> m_overview;
    bool m_watched = false;
    bool m_looking = false;
    int m_serial = 0;    ///< changes with the swarm; answers of an older one are dropped
    int m_failures = 0;  ///< in a row
    QTimer m_next;
    QThread m_thread;
    Remote* m_remote = nullptr;  ///< lives in the thread
};

}  // namespace pleio
