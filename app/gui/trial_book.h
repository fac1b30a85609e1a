// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/trial.h"

#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace pleio {

class Session;

/// What people do with the runs that the open project keeps. Each is a step that can be undone (Session::edits) and
/// goes into the working copy.
class TrialBook final : public QObject {
    Q_OBJECT
public:
    explicit TrialBook(Session& session, QObject* parent = nullptr);

    /// Writes what a person says about a run, of which the notes of `trial` were said before.
    void setNotes(const Trial& trial, const TrialNotes& notes);
    /// Removes runs, or brings them back. Pages show the last that is left of their analysis.
    void setRemoved(const std::vector<Trial>& trials, bool removed);
    /// Shows a run that was done on the pages of its analysis in place of the last.
    void pin(const Trial& trial);
    /// Shows the last again.
    void unpin(const std::string& analysis);
    [[nodiscard]] bool isPinned(const Trial& trial) const;
    /// Brings in runs of files that were exported, or of the older system. One that is here already and says something
    /// else comes as a new run.
    void bringIn(const std::vector<std::string>& paths);
    /// The command line that gives the same bytes goes to the clipboard.
    void copyCommand(const Trial& trial);
    /// Runs it once more with its parameters and seed, on the files that are open now.
    void runAgain(const Trial& trial);

signals:
    /// The notes of a run are these now.
    void notesSet(const std::string& id, const TrialNotes& notes);

private:
    void pushRemoved(const QString& name, const std::vector<std::string>& ids, bool removed);
    void setPin(const QString& name, const std::string& analysis, const std::string& id);

    Session& m_session;
};

/// The name that a person gave it, else the title of its analysis.
[[nodiscard]] QString trialTitle(const Trial& trial);
[[nodiscard]] QString trialStateText(TrialState state);

}  // namespace pleio
