// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/metrics/metric.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace pleio {

/// Where metrics are served.
struct MetricsAddress {
    std::string host = "127.0.0.1";  ///< a numeric address of this machine
    std::uint16_t port = 0;          ///< 0: any that is free
};

/// From "9464", "0.0.0.0:9464" or "[::1]:9464"; without a host only this machine is answered. Usage for anything else.
[[nodiscard]] Result<MetricsAddress> parseMetricsAddress(const std::string& text);

/// What is answered. Called in the server's thread; must not wait for anything.
struct MetricsPages {
    std::function<std::string()> metrics;    ///< in Prometheus' text format
    std::function<std::string()> unhealthy;  ///< why the program is to be started again; empty if it is not
    std::function<std::string()> unready;    ///< why it takes no work now; empty if it does
};

/// Of what counts, as WorkerMetrics does: families(), unhealthy() and unready(). It must outlive the server.
template <class Watched>
[[nodiscard]] MetricsPages pagesOf(const Watched& watched)
{
    return {[&watched] { return prometheusText(watched.families()); }, [&watched] { return watched.unhealthy(); },
            [&watched] { return watched.unready(); }};
}

/// Answers GET of /metrics, /healthz and /readyz by plain HTTP, in a thread of its own, until it is destroyed. The last
/// two answer "ok" with status 200, or the reason with 503. Knows nobody and hides nothing, and so belongs on an
/// address that only those who watch can reach. Needs a QCoreApplication.
class MetricsServer {
public:
    /// Io if the address cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<MetricsServer>> start(const MetricsAddress& address,
                                                                      MetricsPages pages);
    ~MetricsServer();
    MetricsServer(const MetricsServer&) = delete;
    MetricsServer& operator=(const MetricsServer&) = delete;

    /// "http://127.0.0.1:9464"
    [[nodiscard]] const std::string& url() const { return m_url; }

private:
    struct Loop;
    MetricsServer();

    std::unique_ptr<Loop> m_loop;
    std::string m_url;
};

}  // namespace pleio
