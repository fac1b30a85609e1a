// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_progress.h"

#include "core/base/terminal.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <string>

#include <unistd.h>

namespace pleio::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

constexpr std::array kEnding{SIGINT, SIGTERM, SIGHUP};

extern "C" void onInterrupt(int)
{
    interrupted = 1;
    for (const int signal : kEnding) std::signal(signal, SIG_DFL);
}

}  // namespace

ConsoleProgress::ConsoleProgress() : m_terminal(isatty(STDERR_FILENO) != 0)
{
    struct sigaction before {};
    for (const int signal : kEnding)
        // nohup and shells that start programs in the background have some ignored.
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) std::signal(signal, onInterrupt);
}

void ConsoleProgress::report(double fraction, std::string_view text)
{
    if (!m_terminal) return;
    const std::scoped_lock lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_drawn && now - m_last < std::chrono::milliseconds(50)) return;
    m_last = now;
    m_drawn = true;
    m_furthest = std::max(m_furthest, fraction);
    std::fprintf(stderr, "\r\033[K%3d %%  %s", static_cast<int>(100 * m_furthest), terminalText(text).c_str());
    std::fflush(stderr);
}

bool ConsoleProgress::isCancelled() const { return interrupted != 0; }

void ConsoleProgress::finish()
{
    if (m_drawn) std::fputs("\r\033[K", stderr);
    m_drawn = false;
    m_furthest = 0;
}

}  // namespace pleio::cli
