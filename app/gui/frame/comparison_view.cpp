// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/comparison_view.h"

#include "app/gui/frame/choice_box.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/session.h"
#include "app/gui/trial_tables.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace pleio {

namespace {

const std::string kSettings = "settings", kScalars = "scalars";  ///< of compareReports
const std::string kNotCompared = "not_compared";
constexpr int kWidestSentence = 1200;    ///< the only column, so nothing else gives way for it
constexpr QSize kLeastFigure{260, 220};  ///< smaller figures cannot be read; where there is less room, they scroll

Table notCompared(const ComparedTrials& runs)
{
    std::vector<std::string> texts;
    for (const Note& note : runs.comparison.notes) texts.push_back(note.text);
    Table table{kNotCompared, utf8(ComparisonView::tr("What cannot be compared")), {}};
    table.columns = {{"what", utf8(ComparisonView::tr("What cannot be compared")), "", std::move(texts), {}}};
    return table;
}

}  // namespace

ComparisonView::ComparisonView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_figures(choiceBox(tr("Figure to compare"))), m_side(new QWidget),
      m_tables(choiceBox(tr("Table to compare"))), m_table(new DataTable(tr("What differs")))
{
    auto* side = new QHBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_side);
    auto* above = new QWidget;
    auto* aboveLayout = new QVBoxLayout(above);
    aboveLayout->setContentsMargins(0, 8, 0, 0);
    aboveLayout->setSpacing(4);
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(8, 0, 8, 0);
    choice->addWidget(m_figures);
    choice->addStretch();
    aboveLayout->addLayout(choice);
    aboveLayout->addWidget(scroll, 1);
    m_table->toolbar().insertWidget(0, m_tables);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(above);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    // Without it the figures get what their smallest size asks for, and the table the rest.
    splitter->setSizes({360, 240});
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);

    connect(m_tables, &QComboBox::activated, this, &ComparisonView::showTable);
    connect(m_figures, &QComboBox::activated, this, &ComparisonView::showFigures);
    connect(m_table, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_table->table()); });
    connect(m_table, &DataTable::keysSelected, this, [this](const QSet<QString>& keys) {
        if (m_table->table() && m_table->table()->find("gene_id")) m_session.selection().setGenes(keys);
    });
    connect(&session.selection(), &Selection::genesChanged, this, &ComparisonView::showSelection);
}

void ComparisonView::show(std::shared_ptr<const ComparedTrials> runs)
{
    const QString table = m_tables->currentData().toString();
    const QString figure = m_figures->currentData().toString();
    m_runs = std::move(runs);
    m_tables->clear();
    m_shown.clear();
    for (const Table& each : m_runs->comparison.tables)
        m_shown.push_back(each.id == kSettings ? std::make_shared<const Table>(settingsShown(each, m_runs->analyses))
                                               : std::shared_ptr<const Table>(m_runs, &each));
    if (!m_runs->comparison.notes.empty()) m_shown.push_back(std::make_shared<const Table>(notCompared(*m_runs)));
    for (const auto& each : m_shown) m_tables->addItem(qtext(each->title), qtext(each->id));
    m_figures->clear();
    for (const auto& report : m_runs->reports) {
        if (!report) continue;
        for (const PlotSpec& plot : report->plots)
            if (m_figures->findData(qtext(plot.id)) < 0) m_figures->addItem(qtext(plot.title), qtext(plot.id));
    }
    m_figures->parentWidget()->setVisible(m_figures->count() > 0);
    // What was looked at before, where these runs have it too.
    showTable(indexOf(*m_tables, table));
    showFigures(indexOf(*m_figures, figure));
}

void ComparisonView::showTable(int index)
{
    m_tables->setCurrentIndex(index);
    if (index < 0 || index >= static_cast<int>(m_shown.size())) return m_table->clear({});
    m_table->setNoRowsText(tr("Nothing differs."));
    m_table->setFilterText({});
    DataTable::Arrangement arrangement;
    const std::string& id = m_shown[static_cast<std::size_t>(index)]->id;
    if (id == kNotCompared) arrangement.widest = kWidestSentence;
    if (id == kScalars) arrangement.hidden = {QStringLiteral("id")};  // their titles stand beside
    m_table->setTable(m_shown[static_cast<std::size_t>(index)], "gene_id", arrangement);
    m_table->setSelectedKeys(m_session.selection().genes());
}

void ComparisonView::showFigures(int index)
{
    m_figures->setCurrentIndex(index);
    qDeleteAll(m_panels);
    m_panels.clear();
    const std::string id = utf8(m_figures->itemData(index).toString());
    for (std::size_t run = 0; run < m_runs->reports.size(); ++run) {
        const auto& report = m_runs->reports[run];
        const PlotSpec* plot = report ? report->plot(id) : nullptr;
        if (!plot) continue;
        const QString name = qtext(m_runs->names[run]);
        auto* panel = new FigurePanel(tr("Figure of %1").arg(name));
        panel->setHint(name);
        panel->setMinimumSize(kLeastFigure);
        panel->setSpec(*plot);
        panel->setSelectedKeys(m_session.selection().genes());
        connect(panel, &FigurePanel::keysSelected, &m_session, &Session::selectGenes);
        connect(panel, &FigurePanel::exportRequested, this, &ComparisonView::exportFigureRequested);
        connect(panel, &FigurePanel::exportTableRequested, this, &ComparisonView::exportTableRequested);
        static_cast<QHBoxLayout*>(m_side->layout())->addWidget(panel, 1);  // all equally wide
        m_panels.append(panel);
    }
}

void ComparisonView::showSelection()
{
    if (!isVisible()) return;
    m_table->setSelectedKeys(m_session.selection().genes());
    for (FigurePanel* panel : m_panels) panel->setSelectedKeys(m_session.selection().genes());
}

}  // namespace pleio
