// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace pleio {

/// A file that is not written yet.
struct PendingWrite {
    int job = 0;
    QString path;
    int document = 0;           ///< serial of the document that is saved; 0 for an export
    std::int64_t revision = 0;  ///< of that document
    [[nodiscard]] bool isSave() const { return document != 0; }
};

/// Files that the user asked for, one after the other in the order of asking. Neither closing the document nor
/// JobRunner::cancelAll stops that.
class FileWrites final : public QObject {
    Q_OBJECT
public:
    explicit FileWrites(JobRunner& jobs, QObject* parent = nullptr) : QObject(parent), m_jobs(jobs) {}

    using Work = std::function<Result<void>(Progress&)>;
    /// `title` names the job, `step` what has failed if it does; `done` is called when the file is there.
    void start(const QString& title, const QString& step, PendingWrite write, const Work& work,
               const std::function<void()>& done);
    /// Those on their way, oldest first.
    [[nodiscard]] const std::vector<PendingWrite>& pending() const { return m_pending; }
    /// Gives them up; what was there before stays.
    void cancel();

signals:
    /// One began or is over.
    void changed();
    void failed(const Error& error, const QString& step);
    /// A file was not written, because that failed or was cancelled.
    void notWritten(const PendingWrite& write);

private:
    JobRunner& m_jobs;
    std::vector<PendingWrite> m_pending;
};

}  // namespace pleio
