// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/held_work.h"

#include "widgets/models/text.h"

#include <QTest>

namespace pleio::test {

Request endlessRequest()
{
    Request request = WindowFixture::quickRequest();
    request.parameters.set("rotations", std::int64_t{100'000});
    return request;
}

bool openSaved(WindowFixture& f)
{
    if (!f.openSmallGenome()) return false;
    f.session().save(f.path("kept.pleio"));
    return f.waitIdle() && !f.session().isDirty();
}

bool isRunning(Session& session, const QString& title)
{
    for (const JobStatus& job : session.jobs().jobs())
        if (job.title == title && job.state == JobState::Running) return true;
    return false;
}

bool startEndless(WindowFixture& f)
{
    f.session().analyze(endlessRequest());
    const QString title = qtext(findAnalysis(kDecode)->title);
    return QTest::qWaitFor([&] { return isRunning(f.session(), title); }, kLong);
}

}  // namespace pleio::test
