// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/frame/write_wait.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace pleio {

class Session;

/// Stands between the wish to close and the work that would be lost by it: asks once about all of it, waits for what is
/// being written, and lets nothing close that is not saved unless the user said so. Whatever closes the project or the
/// window goes this way.
class CloseGuard final : public QObject {
    Q_OBJECT
public:
    /// `save` saves the document, and asks where if it has no file. Session and window must outlive the guard.
    CloseGuard(Session& session, QWidget& window, std::function<void()> save);
    ~CloseGuard() override;

    /// Calls one of the two, now or later: `proceed` when nothing is lost but what the user gave up, or `stay`.
    /// One closing is dealt with at a time; a second wish to close the window joins the first.
    void close(Closing closing, std::function<void()> proceed, std::function<void()> stay = {});
    /// The same of the window for who cannot be called later, as a session manager: returns when it is decided.
    [[nodiscard]] bool mayCloseWindow();
    /// Nothing is being written, and nothing would be lost that the user has not just given up.
    [[nodiscard]] bool isFree(Closing closing) const;
    /// Shown while it waits.
    [[nodiscard]] WriteWait* waiting() const { return m_wait.get(); }

private:
    struct Wish {
        Closing closing = Closing::Window;
        std::function<void()> proceed, stay;
    };
    /// What the user gave up.
    struct Loss {
        bool unsaved = false;                  ///< whatever is not saved in the end
        std::optional<std::int64_t> revision;  ///< this one, after the window was let go
        std::set<int> runs;                    ///< jobs
        bool writes = false;                   ///< what is being written
    };

    void begin();
    void advance();
    void ask();
    void waitForWrites();
    void end(bool proceeds);
    [[nodiscard]] bool losesChanges() const;
    [[nodiscard]] bool losesRuns() const;
    [[nodiscard]] bool isWriting(Closing closing) const;
    [[nodiscard]] QString question(Closing closing) const;

    Session& m_session;
    QWidget& m_window;
    std::function<void()> m_save;
    std::deque<Wish> m_wishes;  ///< the first is dealt with
    Loss m_givenUp;             ///< for the first wish, or for the window that was let go
    bool m_saves = false;       ///< the user wants all saved
    bool m_isAsking = false;
    bool m_hasFailed = false;
    std::unique_ptr<WriteWait> m_wait;
    QTimer m_waitSoon;
};

}  // namespace pleio
