// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/safe_keeping.h"

#include <chrono>
#include <utility>

namespace pleio {

namespace {

/// Changes that follow each other are kept at once.
constexpr std::chrono::seconds kKeepAfter{1};

}  // namespace

SafeKeeping::SafeKeeping(JobRunner& jobs, std::string root, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_root(std::move(root))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kKeepAfter);
    connect(&m_soon, &QTimer::timeout, this, &SafeKeeping::due);
}

QString SafeKeeping::title() { return tr("Keep the work safe"); }

void SafeKeeping::keep(const std::shared_ptr<WorkingCopy>& copy, const Change& change,
                       const std::function<void()>& done)
{
    read<int>(
        copy, this,
        [change](ProjectStore& store, Progress& progress) -> Result<int> {
            const Result<void> kept = change(store, progress);
            if (!kept) return kept.error();
            return 0;
        },
        [this, done](const Result<int>& kept) {
            if (!kept)
                emit failed(kept.error(), tr("Keeping the work safe"));
            else if (done)
                done();
        });
}

void SafeKeeping::soon()
{
    if (!m_soon.isActive()) m_soon.start();
}

void SafeKeeping::release(std::shared_ptr<WorkingCopy> copy)
{
    if (!copy) return;
    const auto last = std::make_shared<std::shared_ptr<WorkingCopy>>(std::move(copy));
    m_jobs.start<int>(
        tr("Close the project"), this,
        [last](Progress&) -> Result<int> {
            last->reset();
            return 0;
        },
        [](const Result<int>&) {}, JobKind::Keeps);
}

void SafeKeeping::findLeftWork()
{
    m_jobs.start<std::vector<LeftWork>>(
        tr("Look for unsaved work"), this,
        [root = m_root](Progress&) -> Result<std::vector<LeftWork>> { return leftWork(root); },
        [this](const Result<std::vector<LeftWork>>& left) {
            if (left) emit leftWorkFound(*left);
        },
        JobKind::Keeps);
}

void SafeKeeping::dropLeftWork(const LeftWork& left)
{
    m_jobs.start<int>(
        tr("Remove what was not saved"), this,
        [left](Progress&) -> Result<int> {
            pleio::dropLeftWork(left);
            return 0;
        },
        [this](const Result<int>&) { findLeftWork(); }, JobKind::Keeps);
}

}  // namespace pleio
