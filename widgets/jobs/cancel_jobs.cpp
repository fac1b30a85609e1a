// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/cancel_jobs.h"

#include "core/jobs/job_runner.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace pleio {

namespace {

struct CancelJobs {
    Q_DECLARE_TR_FUNCTIONS(CancelJobs)
};

/// What takes longer is work that nobody wants to lose by a slip.
constexpr qint64 kCheapWork = 10'000;  // ms

/// Those of the jobs whose loss would hurt.
std::vector<const JobStatus*> dearJobs(const JobRunner& runner, const std::vector<int>& ids)
{
    std::vector<const JobStatus*> dear;
    for (const int id : ids)
        if (runner.runningFor(id) > kCheapWork) dear.push_back(&runner.jobs()[static_cast<std::size_t>(id) - 1]);
    return dear;
}

QString runningTime(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60) return CancelJobs::tr("%1 s").arg(seconds);
    if (seconds < 3600) return CancelJobs::tr("%1 min").arg(seconds / 60);
    return CancelJobs::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

/// Whether the user wants it; true without a question where little is lost or the jobs end by themselves.
bool isWanted(JobRunner& runner, const std::vector<int>& ids, QWidget* parent)
{
    const std::vector<const JobStatus*> dear = dearJobs(runner, ids);
    if (dear.empty()) return true;
    QStringList lines;
    for (const JobStatus* job : dear)
        lines << CancelJobs::tr("%1 has run for %2.").arg(job->title, runningTime(runner.runningFor(job->id)));
    QMessageBox question(QMessageBox::Warning, CancelJobs::tr("Cancel"), lines.join(u'\n'),
                         QMessageBox::Discard | QMessageBox::Cancel, parent);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(CancelJobs::tr("What was done so far is lost if it is cancelled."));
    question.button(QMessageBox::Discard)->setText(CancelJobs::tr("Cancel the work"));
    question.button(QMessageBox::Cancel)->setText(CancelJobs::tr("Let it run"));
    question.setDefaultButton(QMessageBox::Cancel);
    QObject::connect(&runner, &JobRunner::jobChanged, &question, [&] {
        if (dearJobs(runner, ids).empty()) question.reject();
    });
    return question.exec() == QMessageBox::Discard;
}

}  // namespace

void cancelJobs(JobRunner& runner, const std::vector<int>& ids, QWidget* parent)
{
    if (!isWanted(runner, ids, parent)) return;
    // From the end, so that a running job does not make room for one that is about to be cancelled.
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) runner.cancel(*id);
}

}  // namespace pleio
