// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/file_writes.h"

#include <memory>
#include <utility>

namespace pleio {

void FileWrites::start(const QString& title, const QString& step, PendingWrite write, const Work& work,
                       const std::function<void()>& done)
{
    const auto job = std::make_shared<int>();
    *job = m_jobs.start<int>(
        title, this,
        [work](Progress& progress) -> Result<int> {
            Result<void> written = work(progress);
            if (!written) return written.error();
            return 0;
        },
        [this, job, step, write, done](const Result<int>& written) {
            std::erase_if(m_pending, [&](const PendingWrite& each) { return each.job == *job; });
            if (written) {
                done();
            } else {
                emit failed(written.error(), step);
                emit notWritten(write);
            }
            emit changed();
        },
        JobKind::Writes);
    write.job = *job;
    m_pending.push_back(std::move(write));
    emit changed();
}

void FileWrites::cancel()
{
    for (const PendingWrite& write : m_pending) m_jobs.cancel(write.job);
}

}  // namespace pleio
