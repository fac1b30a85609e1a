// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/close_guard.h"

#include "app/gui/session.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pleio {

namespace {

/// Most files are written before anybody could read that they are waited for.
constexpr std::chrono::milliseconds kShowWaitAfter{250};

std::function<void()> both(std::function<void()> first, std::function<void()> second)
{
    return [first = std::move(first), second = std::move(second)] {
        if (first) first();
        if (second) second();
    };
}

}  // namespace

CloseGuard::CloseGuard(Session& session, QWidget& window, std::function<void()> save)
    : m_session(session), m_window(window), m_save(std::move(save))
{
    m_waitSoon.setSingleShot(true);
    m_waitSoon.setInterval(kShowWaitAfter);
    connect(&m_waitSoon, &QTimer::timeout, this, &CloseGuard::waitForWrites);
    // Not from inside of a job's end: what follows may ask, and other jobs end meanwhile.
    connect(&session, &Session::busyChanged, this, &CloseGuard::advance, Qt::QueuedConnection);
    connect(&session.writes(), &FileWrites::notWritten, this, [this](const PendingWrite& write) {
        if (m_wishes.empty() || m_givenUp.writes || !holdsUp(write, m_wishes.front().closing)) return;
        m_hasFailed = true;
        if (!m_isAsking) end(false);
    });
    connect(&session, &Session::documentReplaced, this, [this] { m_givenUp = {}; });
}

CloseGuard::~CloseGuard() = default;

void CloseGuard::close(Closing closing, std::function<void()> proceed, std::function<void()> stay)
{
    if (closing == Closing::Window) {
        const auto same = std::ranges::find(m_wishes, Closing::Window, &Wish::closing);
        if (same != m_wishes.end()) {
            same->proceed = both(std::move(same->proceed), std::move(proceed));
            same->stay = both(std::move(same->stay), std::move(stay));
            return;
        }
    }
    m_wishes.push_back({closing, std::move(proceed), std::move(stay)});
    if (m_wishes.size() == 1) begin();
}

void CloseGuard::begin()
{
    m_givenUp = {};
    m_saves = false;
    m_hasFailed = false;
    advance();
}

bool CloseGuard::mayCloseWindow()
{
    QEventLoop loop;
    std::optional<bool> decided;
    const auto decide = [&](bool proceeds) {
        decided = proceeds;
        loop.quit();
    };
    close(
        Closing::Window, [&] { decide(true); }, [&] { decide(false); });
    if (!decided) loop.exec();
    return decided.value_or(false);
}

bool CloseGuard::isFree(Closing closing) const { return !isWriting(closing) && !losesChanges() && !losesRuns(); }

bool CloseGuard::losesChanges() const
{
    if (m_givenUp.unsaved || !m_session.isDirty() || m_session.isBeingSaved()) return false;
    return m_session.document().revision != m_givenUp.revision;
}

bool CloseGuard::losesRuns() const
{
    return std::ranges::any_of(m_session.runs(),
                               [this](const ActiveRun& run) { return !m_givenUp.runs.contains(run.job); });
}

bool CloseGuard::isWriting(Closing closing) const
{
    return std::ranges::any_of(m_session.writes().pending(),
                               [=](const PendingWrite& write) { return holdsUp(write, closing); });
}

void CloseGuard::advance()
{
    if (m_wishes.empty() || m_isAsking) return;
    const Closing closing = m_wishes.front().closing;
    if (m_hasFailed) return end(false);
    if (losesRuns() || (losesChanges() && !m_saves)) return ask();
    if (losesChanges()) {
        // Also what a run has added while the rest was being written.
        {
            const QScopedValueRollback asking(m_isAsking, true);
            m_save();
        }
        if (losesChanges()) return end(false);
    }
    if (!isWriting(closing)) return end(true);
    if (!m_wait && !m_waitSoon.isActive()) m_waitSoon.start();
}

void CloseGuard::ask()
{
    const Closing closing = m_wishes.front().closing;
    const bool unsaved = losesChanges();
    auto buttons = QMessageBox::Discard | QMessageBox::Cancel;
    if (unsaved) buttons |= QMessageBox::Save;
    QMessageBox box(QMessageBox::Warning, closing == Closing::Window ? tr("Close the window") : tr("Close the project"),
                    question(closing), buttons, &m_window);
    box.setTextFormat(Qt::PlainText);
    if (unsaved) box.button(QMessageBox::Save)->setText(tr("Save and close"));
    box.button(QMessageBox::Discard)->setText(unsaved ? tr("Close without saving") : tr("Cancel them and close"));
    box.button(QMessageBox::Cancel)->setText(tr("Keep it open"));
    box.setDefaultButton(unsaved ? QMessageBox::Save : QMessageBox::Cancel);
    int answer = QMessageBox::Cancel;
    {
        const QScopedValueRollback asking(m_isAsking, true);
        answer = box.exec();
    }
    if (answer != QMessageBox::Save && answer != QMessageBox::Discard) return end(false);
    for (const ActiveRun& run : m_session.runs()) m_givenUp.runs.insert(run.job);
    m_saves = answer == QMessageBox::Save;
    m_givenUp.unsaved = !m_saves;
    advance();
}

QString CloseGuard::question(Closing closing) const
{
    QStringList here;
    QStringList onSwarm;
    for (const ActiveRun& run : m_session.runs()) (run.isOnSwarm ? onSwarm : here) << run.title;
    QStringList writes;
    for (const PendingWrite& write : m_session.writes().pending())
        if (holdsUp(write, closing)) writes << QFileInfo(write.path).fileName();
    writes.removeDuplicates();
    const QString separator = QStringLiteral(", ");
    QStringList lines;
    if (losesChanges()) lines << tr("%1 has results, sources or parameters that are not saved.").arg(m_session.title());
    if (!here.isEmpty()) lines << tr("Analyses that end without a result: %1.").arg(here.join(separator));
    if (!onSwarm.isEmpty())
        lines << tr("Analyses on the swarm, or waiting for it, that end without a result: %1.")
                     .arg(onSwarm.join(separator));
    if (!writes.isEmpty()) lines << tr("What is being written is waited for: %1.").arg(writes.join(separator));
    return lines.join(QStringLiteral("\n\n"));
}

void CloseGuard::waitForWrites()
{
    if (m_wishes.empty() || m_isAsking || m_wait || !isWriting(m_wishes.front().closing)) return;
    const Closing closing = m_wishes.front().closing;
    m_wait = std::make_unique<WriteWait>(m_session, closing, &m_window);
    connect(m_wait.get(), &QDialog::rejected, this, [this] { end(false); });
    connect(m_wait.get(), &WriteWait::givenUp, this, [this] {
        m_givenUp.unsaved = m_givenUp.writes = true;
        m_session.writes().cancel();
    });
    m_wait->open();
}

void CloseGuard::end(bool proceeds)
{
    m_waitSoon.stop();
    if (m_wait) {
        m_wait->disconnect(this);
        m_wait->hide();
        m_wait.release()->deleteLater();  // it may be what calls this
    }
    const Wish wish = std::move(m_wishes.front());
    m_wishes.pop_front();
    const bool lets = proceeds && wish.closing == Closing::Window;
    if (lets) {
        // Nothing may come between this and the end of the window.
        m_wishes.clear();
        m_session.cancelRuns();
        m_givenUp.revision = m_session.document().revision;
    } else {
        m_givenUp.runs.clear();
    }
    m_givenUp.unsaved = m_givenUp.writes = false;
    const bool isNextWaiting = !m_wishes.empty();
    if (const auto& then = proceeds ? wish.proceed : wish.stay) then();
    if (isNextWaiting) QMetaObject::invokeMethod(this, &CloseGuard::begin, Qt::QueuedConnection);
}

}  // namespace pleio
