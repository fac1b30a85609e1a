// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/python/watched_work.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

namespace py = pybind11;

namespace pleio::python {

namespace {

constexpr std::chrono::milliseconds kLookInterval{50};

/// What the work says, until the thread of Python looks.
class WatchedProgress final : public Progress {
public:
    struct News {
        double fraction = 0;
        std::string text;
    };

    void report(double fraction, std::string_view text) override
    {
        const std::lock_guard lock(m_mutex);
        m_news = News{fraction, std::string(text)};
    }
    [[nodiscard]] bool isCancelled() const override { return m_cancelled.load(std::memory_order_relaxed); }

    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    void finish()
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        m_changed.notify_all();
    }
    /// Whether the work has finished, after some time at most.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, time, [this] { return m_finished; });
    }
    [[nodiscard]] std::optional<News> takeNews()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_news, std::nullopt);
    }

private:
    std::atomic<bool> m_cancelled{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_finished = false;
    std::optional<News> m_news;
};

/// Throws what a signal or the callback raises.
void tellAndLook(WatchedProgress& progress, const py::object& callback)
{
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (callback.is_none()) return;
    if (const auto news = progress.takeNews()) callback(news->fraction, news->text);
}

}  // namespace

void watch(const std::function<void(Progress&)>& work, const py::object& callback)
{
    WatchedProgress progress;
    std::exception_ptr failed, raised;
    std::thread worker([&] {
        try {
            work(progress);
        } catch (...) {
            failed = std::current_exception();
        }
        progress.finish();
    });
    for (bool finished = false; !finished && !raised;) {
        {
            const py::gil_scoped_release released;
            finished = progress.waitFor(kLookInterval);
        }
        try {
            tellAndLook(progress, callback);
        } catch (...) {
            raised = std::current_exception();
            progress.cancel();
        }
    }
    {
        const py::gil_scoped_release released;
        worker.join();
    }
    if (raised) std::rethrow_exception(raised);
    if (failed) std::rethrow_exception(failed);
}

}  // namespace pleio::python
