// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/trial_book.h"

#include "app/gui/session.h"
#include "core/base/text.h"
#include "core/project/trial_command.h"
#include "core/project/trial_exchange.h"
#include "widgets/models/text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

/// What two notes differ in, for steps of typing; empty where each step stands for itself.
QString typedField(const TrialNotes& before, const TrialNotes& after)
{
    if (before.isStarred != after.isStarred) return {};
    if (before.name != after.name) return QStringLiteral("name");
    if (before.tags != after.tags) return QStringLiteral("tags");
    return before.note != after.note ? QStringLiteral("note") : QStringLiteral("hypothesis");
}

QString notesStep(const TrialNotes& before, const TrialNotes& after, const QString& run)
{
    if (before.isStarred != after.isStarred)
        return after.isStarred ? TrialBook::tr("Star on %1").arg(run) : TrialBook::tr("No star on %1").arg(run);
    if (before.name != after.name)
        return after.name.empty() ? TrialBook::tr("Took its name from %1").arg(run)
                                  : TrialBook::tr("Named a run %1").arg(qtext(after.name));
    if (before.tags != after.tags) return TrialBook::tr("Tags of %1").arg(run);
    if (before.note != after.note) return TrialBook::tr("Note on %1").arg(run);
    return TrialBook::tr("Hypothesis of %1").arg(run);
}

}  // namespace

TrialBook::TrialBook(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void TrialBook::setNotes(const Trial& trial, const TrialNotes& notes)
{
    if (notes == trial.notes) return;
    const QString field = typedField(trial.notes, notes);
    m_session.edits().push<TrialNotes>(
        notesStep(trial.notes, notes, trialTitle(trial)), trial.notes, notes,
        [this, id = trial.id](const TrialNotes& now) {
            m_session.keeping().keep(
                m_session.document().copy,
                [id, now](ProjectStore& store, Progress&) { return store.setNotes(id, now); },
                [this] { emit m_session.trialsChanged(); });
            emit notesSet(id, now);
        },
        field.isEmpty() ? field : QStringLiteral("notes/%1/%2").arg(qtext(trial.id), field));
}

void TrialBook::setRemoved(const std::vector<Trial>& trials, bool removed)
{
    if (trials.empty()) return;
    const QString what = trials.size() == 1
                             ? trialTitle(trials.front())
                             : tr("%1 runs").arg(qtext(displayCount(static_cast<std::int64_t>(trials.size()))));
    std::vector<std::string> ids;
    for (const Trial& trial : trials) ids.push_back(trial.id);
    pushRemoved(removed ? tr("Deleted %1").arg(what) : tr("Brought back %1").arg(what), ids, removed);
}

void TrialBook::pushRemoved(const QString& name, const std::vector<std::string>& ids, bool removed)
{
    m_session.edits().push<bool>(name, !removed, removed, [this, ids](bool now) {
        m_session.keeping().keep(
            m_session.document().copy,
            [ids, now](ProjectStore& store, Progress&) -> Result<void> {
                for (const std::string& id : ids)
                    if (auto done = store.setRemoved(id, now); !done) return done;
                return {};
            },
            [this] { emit m_session.trialsChanged(); });
        m_session.refreshShown();
    });
}

void TrialBook::bringIn(const std::vector<std::string>& paths)
{
    if (paths.empty()) return;
    m_session.keeping().read<Imported>(
        m_session.document().copy, this,
        [paths](ProjectStore& store, Progress& progress) -> Result<Imported> {
            std::vector<ExchangedTrial> trials;
            for (const std::string& path : paths) {
                Result<ExchangedTrials> read = readTrialsFile(path, progress);
                if (!read) return read.error();
                std::ranges::move(read->trials, std::back_inserter(trials));
            }
            return importTrials(store, std::move(trials), OnConflict::AsNew, progress);
        },
        [this](const Result<Imported>& imported) {
            if (!imported) return m_session.addFailure(imported.error(), tr("Bringing in runs"));
            const QString count = qtext(displayCount(static_cast<std::int64_t>(imported->added.size())));
            if (!imported->added.empty()) pushRemoved(tr("Brought in runs: %1").arg(count), imported->added, false);
            emit m_session.informed(
                tr("Runs brought in: %1, there already: %2, as new runs because they say something "
                   "else: %3")
                    .arg(count, qtext(displayCount(imported->kept)), qtext(displayCount(imported->renamed))));
        });
}

void TrialBook::copyCommand(const Trial& trial)
{
    if (!m_session.hasData()) return;
    const Result<TrialCommand> command =
        commandOf(trial, m_session.document().options, placesOfSources(m_session.dataset()->sources), {}, "results");
    if (!command) return m_session.addFailure(command.error(), tr("Copying as a command"));
    QGuiApplication::clipboard()->setText(qtext(command->text));
    QString said = tr("Copied. It takes the files of the project from the folder where it is run.");
    for (const Note& note : command->notes) said += u' ' + qtext(note.text);
    emit m_session.informed(said);
}

void TrialBook::pin(const Trial& trial) { setPin(tr("Pinned %1").arg(trialTitle(trial)), trial.analysis, trial.id); }

void TrialBook::unpin(const std::string& analysis)
{
    const AnalysisDescriptor* known = findAnalysis(analysis);
    setPin(tr("Last run of %1 shown").arg(qtext(known ? known->title : analysis)), analysis, {});
}

bool TrialBook::isPinned(const Trial& trial) const { return m_session.document().pinned().contains(trial.id); }

void TrialBook::setPin(const QString& name, const std::string& analysis, const std::string& id)
{
    const std::string entry = pinEntry(analysis);
    const std::string before = utf8(m_session.viewState(entry));
    if (before == id) return;
    m_session.edits().push<std::string>(name, before, id, [this, entry](const std::string& now) {
        m_session.setViewState(entry, now);
        m_session.refreshShown();
    });
}

void TrialBook::runAgain(const Trial& trial)
{
    const AnalysisDescriptor* analysis = findAnalysis(trial.analysis);
    if (!analysis)
        return m_session.addFailure(
            {ErrorKind::Usage,
             "This version has no analysis \"" + trial.analysis + "\"; run one of those that the menu Analyze lists.",
             {}},
            tr("Running again"));
    Request request = m_session.request(trial.analysis);
    request.seed = trial.seed;
    for (const ParameterSpec& spec : analysis->parameters) {
        const auto found = trial.parameters.find(spec.id);
        if (found == trial.parameters.end()) continue;
        Result<ParameterValue> value = parseParameter(spec, found->second);
        if (!value) return m_session.addFailure(value.error(), tr("Running again"));
        request.parameters.set(spec.id, *std::move(value));
    }
    m_session.analyze(request, {}, trial.id);
}

QString trialTitle(const Trial& trial)
{
    if (!trial.notes.name.empty()) return qtext(trial.notes.name);
    const AnalysisDescriptor* analysis = findAnalysis(trial.analysis);
    return qtext(analysis ? analysis->title : trial.analysis);
}

QString trialStateText(TrialState state)
{
    switch (state) {
    case TrialState::Failed:
        return TrialBook::tr("failed");
    case TrialState::Cancelled:
        return TrialBook::tr("cancelled");
    case TrialState::Done:
        break;
    }
    return TrialBook::tr("done");
}

}  // namespace pleio
