// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/write_wait.h"

#include "app/gui/session.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr int kWaitWidth = 440;
constexpr int kWaitMargin = 16;

}  // namespace

bool holdsUp(const PendingWrite& write, Closing closing) { return closing == Closing::Window || write.isSave(); }

WriteWait::WriteWait(Session& session, Closing closing, QWidget* window)
    : QDialog(window), m_session(session), m_closing(closing), m_text(new QLabel), m_loss(new QLabel),
      m_progress(new QProgressBar), m_step(new QLabel), m_giveUp(new QPushButton),
      m_stay(new QPushButton(tr("Keep it open")))
{
    setWindowTitle(tr("Writing before closing"));
    setModal(true);
    setFixedWidth(kWaitWidth);
    m_text->setWordWrap(true);
    m_loss->setWordWrap(true);
    m_step->setObjectName(QStringLiteral("hint"));
    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the writing"));
    m_stay->setDefault(true);
    m_giveUp->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_giveUp);
    buttons->addWidget(m_stay);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kWaitMargin, kWaitMargin, kWaitMargin, kWaitMargin);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addWidget(m_progress);
    layout->addWidget(m_step);
    layout->addWidget(m_loss);
    layout->addLayout(buttons);
    connect(m_stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_giveUp, &QPushButton::clicked, this, [this] {
        m_giveUp->setEnabled(false);
        m_stay->setEnabled(false);
        emit givenUp();
    });
    connect(&session.jobs(), &JobRunner::jobChanged, this, &WriteWait::update);
    connect(&session, &Session::busyChanged, this, &WriteWait::update);
    update();
}

QString WriteWait::text() const { return m_text->text(); }

void WriteWait::update()
{
    QStringList names;
    bool saves = false;
    double fraction = 0;
    QString step;
    for (const PendingWrite& write : m_session.writes().pending()) {
        if (!holdsUp(write, m_closing)) continue;
        names << QFileInfo(write.path).fileName();
        saves = saves || write.isSave();
        const JobStatus& job = m_session.jobs().jobs()[static_cast<std::size_t>(write.job) - 1];
        fraction += job.fraction;
        if (job.state == JobState::Running) step = job.text;
    }
    if (names.isEmpty()) return;  // about to close
    m_progress->setValue(qRound(100 * fraction / static_cast<double>(names.size())));
    m_step->setText(step);
    m_step->setVisible(!step.isEmpty());
    names.removeDuplicates();
    const QString files = names.join(QStringLiteral(", "));
    m_text->setText(m_closing == Closing::Window ? tr("The window closes when this is written: %1").arg(files)
                                                 : tr("The project closes when this is written: %1").arg(files));
    m_loss->setText(saves ? tr("Without saving, the file stays as it was before and what is new is lost.")
                          : tr("Without writing, the file stays as it was before."));
    m_giveUp->setText(saves ? tr("Close without saving") : tr("Close without writing"));
}

}  // namespace pleio
