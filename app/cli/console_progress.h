// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <mutex>

namespace pleio::cli {

/// Progress on one line of standard error when that is a terminal, silence otherwise. Ctrl+C, SIGTERM and the
/// end of the terminal cancel the work, which leaves what was there before; a second one ends the program at once.
class ConsoleProgress final : public Progress {
public:
    ConsoleProgress();
    void report(double fraction, std::string_view text) override;
    [[nodiscard]] bool isCancelled() const override;
    /// Clears the line.
    void finish();

private:
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
    double m_furthest = 0;
    bool m_terminal;
    bool m_drawn = false;
};

}  // namespace pleio::cli
