// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/trial.h"

#include <QJsonObject>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Trials as files that other programs read, and back. docs/project-format.md describes both forms.
namespace pleio {

class ProjectStore;

/// A trial on its way from one project to another.
struct ExchangedTrial {
    Trial trial;
    std::optional<Report> report;  ///< nothing where none was given along
};

struct ExchangedTrials {
    std::vector<ExchangedTrial> trials;
    std::vector<Note> notes;  ///< what is in the file and was not taken
};

/// The fields of a trial by the names of the columns of a project, as TrialsJson writes them.
[[nodiscard]] QJsonObject trialToJson(const Trial& trial);

/// One row a trial, with a header (RFC 4180, UTF-8). Cells that a spreadsheet would run are marked (tsv_cell.h).
[[nodiscard]] std::string trialsToCsv(std::span<const Trial> trials);
/// BadInput for what trialsToCsv did not write, for newer forms and for files that are cut off. Columns that it does
/// not know are told in a note.
[[nodiscard]] Result<ExchangedTrials> trialsFromCsv(std::string_view csv, Progress& progress);

/// Writes trials as JSON one by one, so that reports need not be in memory together: begin, trial …, end.
class TrialsJson {
public:
    TrialsJson();
    void add(const Trial& trial, const Report* report);
    [[nodiscard]] std::string finish() &&;

private:
    std::string m_text;
    bool m_isEmpty = true;
};
/// BadInput as trialsFromCsv, and for a report that is damaged.
[[nodiscard]] Result<ExchangedTrials> trialsFromJson(std::string_view json, Progress& progress);

/// What a file holds, by its content: a list that was exported, or a file of the older system (legacy_results.h).
/// BadInput for any other.
[[nodiscard]] Result<ExchangedTrials> readTrialsFile(const std::string& path, Progress& progress);

/// What to do with a trial whose id is in the project and that says something else.
enum class OnConflict {
    Refuse,  ///< the whole import
    AsNew,   ///< a new id; its parents among those that came along follow
};

struct Imported {
    std::vector<std::string> added;      ///< ids, as they are in the project now
    std::int64_t kept = 0, renamed = 0;  ///< kept: were there already, and say the same
};

/// Adds trials to a project, all or none. None that is there is changed. Usage for a conflict that is refused, with its
/// id; Cancelled.
[[nodiscard]] Result<Imported> importTrials(ProjectStore& store, std::vector<ExchangedTrial> trials,
                                            OnConflict onConflict, Progress& progress);

/// Whether two trials say the same in every field.
[[nodiscard]] bool saySame(const Trial& a, const Trial& b);

}  // namespace pleio
