// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace pleio {

/// How long work tells its caller how far it is and learns that it should stop.
/// Both functions may be called from any thread; work polls isCancelled() often enough to stop
/// within a second and then returns cancelled().
class Progress {
public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    virtual ~Progress() = default;

    /// `fraction` in 0..1; `text` says what is being done ("Rotating labels, 200 of 1,000").
    virtual void report(double fraction, std::string_view text) = 0;
    [[nodiscard]] virtual bool isCancelled() const = 0;
};

/// For callers that want neither progress nor cancellation.
class NoProgress final : public Progress {
public:
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return false; }
};

/// Maps the 0..1 of one step onto the part `from`..`to` of the whole.
class SubProgress final : public Progress {
public:
    SubProgress(Progress& whole, double from, double to) : m_whole(whole), m_from(from), m_to(to) {}
    void report(double fraction, std::string_view text) override
    {
        m_whole.report(m_from + std::clamp(fraction, 0.0, 1.0) * (m_to - m_from), text);
    }
    [[nodiscard]] bool isCancelled() const override { return m_whole.isCancelled(); }

private:
    Progress& m_whole;
    double m_from;
    double m_to;
};

}  // namespace pleio
