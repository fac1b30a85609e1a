// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/gui/window_fixture.h"

#include <QSemaphore>

#include <memory>

namespace pleio::test {

// Work that does not end by itself, for tests of closing and cancelling.

inline constexpr int kLong = 60'000;  ///< milliseconds in which all must be over

/// A decoding that takes far longer than a test.
[[nodiscard]] Request endlessRequest();
/// Saved, so that nothing but what the test adds can be lost.
[[nodiscard]] bool openSaved(WindowFixture& f);
[[nodiscard]] bool isRunning(Session& session, const QString& title);
[[nodiscard]] bool startEndless(WindowFixture& f);

/// Holds up whatever is to be written until it is opened.
class WritesHeldUp {
public:
    explicit WritesHeldUp(Session& session)
    {
        session.jobs().start<int>(
            QStringLiteral("Held up"), &session,
            [open = m_open](Progress&) -> Result<int> {
                open->acquire();
                return 0;
            },
            [](const Result<int>&) {}, JobKind::Writes);
    }
    WritesHeldUp(const WritesHeldUp&) = delete;
    WritesHeldUp& operator=(const WritesHeldUp&) = delete;
    ~WritesHeldUp() { m_open->release(); }

private:
    std::shared_ptr<QSemaphore> m_open = std::make_shared<QSemaphore>();
};

}  // namespace pleio::test
