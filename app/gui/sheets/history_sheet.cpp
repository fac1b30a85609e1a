// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/history_sheet.h"

#include "app/gui/pages/fact_list.h"
#include "app/gui/session.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QLocale>
#include <QPushButton>
#include <QUndoView>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr int kStepsHeight = 200;

Table historyTable(const std::vector<HistoryEntry>& entries)
{
    std::vector<std::string> when, who, what;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        when.push_back(utf8(entry->time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"))));
        who.push_back(entry->who);
        what.push_back(entry->what);
    }
    Table table{"history", utf8(HistorySheet::tr("History")), {}};
    table.columns = {{"time", utf8(HistorySheet::tr("When")), "", std::move(when), {}},
                     {"what", utf8(HistorySheet::tr("What")), "", std::move(what), {}},
                     {"who", utf8(HistorySheet::tr("Who")), "", std::move(who), {}}};
    return table;
}

}  // namespace

HistorySheet::HistorySheet(Session& session, QWidget* parent)
    : SideSheet(tr("History"), tr("Close"), parent), m_session(session), m_kept(new DataTable(tr("Kept history")))
{
    closeButton().hide();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    addText(*layout,
            tr("Click a step to go back to what was after it. Ctrl+Z undoes one, Ctrl+Shift+Z does it again."));
    auto* steps = new QUndoView(&session.edits().stack());
    steps->setEmptyLabel(tr("As it was opened"));
    steps->setAccessibleName(tr("Steps since the project was opened"));
    steps->setMinimumHeight(kStepsHeight);
    layout->addWidget(steps, 1);
    addHeading(*layout, tr("Kept with the project"));
    m_kept->setNoRowsText(tr("Nothing was changed yet."));
    m_kept->setMinimumHeight(kStepsHeight);
    layout->addWidget(m_kept, 1);
    setContent(content);
    connect(m_kept, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_kept->table()); });
    connect(this, &SideSheet::accepted, this, &HistorySheet::closed);
    connect(&session.edits(), &EditHistory::happened, this, [this] {
        if (isVisible()) fill();
    });
    connect(&session, &Session::documentReplaced, this, [this] {
        m_kept->clear({});
        if (isVisible()) fill();
    });
}

void HistorySheet::fill()
{
    using Entries = std::vector<HistoryEntry>;
    m_session.keeping().read<Entries>(
        m_session.document().copy, this, [](ProjectStore& store, Progress&) { return store.history(); },
        [this](const Result<Entries>& entries) {
            if (!entries) return m_session.addFailure(entries.error(), tr("Reading the history"));
            m_kept->refreshTable(std::make_shared<const Table>(historyTable(*entries)), {}, {});
        });
}

}  // namespace pleio
