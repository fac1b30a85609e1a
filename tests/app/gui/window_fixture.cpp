// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/window_fixture.h"

#include "app/gui/pages/trials_page.h"
#include "app/gui/sheets/intake_sheet.h"
#include "core/synth/generator.h"

#include <QFile>
#include <QPushButton>
#include <QTest>

namespace pleio::test {

namespace {

constexpr int kMinute = 60'000;

}  // namespace

const SmallGenome& smallGenome()
{
    static const SmallGenome genome = [] {
        SynthParams params;
        params.genes = 260;
        params.traits = 4;
        params.plantedTraits = 2;
        params.genesPerTrait = 40;
        params.redrawn = 0.6;
        NoProgress progress;
        const Result<SynthFiles> files = synthesize(params, progress);
        if (!files) qFatal("%s", files.error().oneLine().c_str());
        return SmallGenome{QByteArray::fromStdString(files->genbank), QByteArray::fromStdString(files->fasta),
                           QByteArray::fromStdString(files->gff), QByteArray::fromStdString(files->traits)};
    }();
    return genome;
}

WindowFixture::WindowFixture() { restart(); }

void WindowFixture::restart()
{
    m_window.reset();
    m_settings.reset();
    m_store = std::make_unique<QSettings>(path("settings.ini"), QSettings::IniFormat);
    m_settings = std::make_unique<WindowSettings>(*m_store);
    m_window = std::make_unique<MainWindow>(*m_settings, path(QStringLiteral("working")).toStdString());
    m_window->show();
}

QString WindowFixture::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write a test file");
    return file.fileName();
}

bool WindowFixture::waitIdle()
{
    return QTest::qWaitFor([this] { return !session().jobs().isBusy() && window().trialsPage().isIdle(); }, kMinute);
}

std::vector<Trial> WindowFixture::doneTrials()
{
    if (!session().document().copy) return {};
    TrialQuery done;
    done.state = TrialState::Done;
    done.isDescending = false;
    return session().document().copy->with([&](ProjectStore& store) { return store.trials(done)->trials; });
}

bool WindowFixture::openAll(const QStringList& paths)
{
    window().open(paths);
    if (!waitIdle()) return false;
    if (window().intakeSheet().isVisible()) window().intakeSheet().actionButton().click();
    return waitIdle();
}

bool WindowFixture::openSmallGenome()
{
    return openAll({write("genome.gbk", smallGenome().genbank), write("traits.tsv", smallGenome().traits)}) &&
           session().hasTraits();
}

Request WindowFixture::quickRequest()
{
    Request request;
    request.analysis = kDecode;
    for (const ParameterSpec& spec : findAnalysis(kDecode)->parameters)
        request.parameters.set(spec.id, spec.defaultValue);
    request.parameters.set("rotations", std::int64_t{20});
    return request;
}

bool WindowFixture::openAnalyzed()
{
    if (!openSmallGenome()) return false;
    session().analyze(quickRequest());
    return waitIdle() && session().decoding() != nullptr;
}

}  // namespace pleio::test
