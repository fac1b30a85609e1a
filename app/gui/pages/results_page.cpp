// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/results_page.h"

#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/scalar_table.h"
#include "app/gui/session.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace pleio {

namespace {

constexpr int kTreeMinimumWidth = 180;

QString madeText(const Trial& trial)
{
    QStringList parameters;
    for (const auto& [id, value] : trial.parameters) {
        const QString text = qtext(value);
        parameters << QStringLiteral("%1 %2").arg(qtext(id), text.isEmpty() ? ResultsPage::tr("none") : text);
    }
    parameters << ResultsPage::tr("seed %1").arg(trial.seed);
    QStringList inputs;
    for (const Provenance::Input& input : trial.inputs) inputs << qtext(input.name);
    return ResultsPage::tr("%1, %2 version %3. Parameters: %4. Made from %5.")
        .arg(qtext(trial.program), qtext(trial.analysis))
        .arg(trial.analysisVersion)
        .arg(parameters.join(QStringLiteral(", ")), inputs.join(QStringLiteral(", ")));
}

QString whenText(const Trial& trial)
{
    return QLocale().toString(trial.finished.toLocalTime(), QStringLiteral("d MMM yyyy hh:mm"));
}

/// What an item of the tree stands for: data(0, kTrialRole) is the index of the trial, data(0, kIdRole) the id
/// of a table or plot.
enum ItemType { NumbersItem = QTreeWidgetItem::UserType, PlotItem, TableItem };
constexpr int kTrialRole = Qt::UserRole + 1;
constexpr int kIdRole = Qt::UserRole + 2;

}  // namespace

ResultsPage::ResultsPage(Session& session, const Actions& actions)
    : Page(tr("Results"), QStringLiteral("table"), session, actions), m_tree(new QTreeWidget), m_title(new QLabel),
      m_made(new QLabel), m_figure(new FigurePanel(tr("Figure of the run"))),
      m_table(new DataTable(tr("Table of the run")))
{
    m_tree->setAccessibleName(tr("Runs with their figures and tables"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setMinimumWidth(kTreeMinimumWidth);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_made->setObjectName(QStringLiteral("hint"));
    m_made->setWordWrap(true);
    m_made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 12, 0, 0);
    for (QLabel* label : {m_title, m_made}) {
        label->setContentsMargins(12, 0, 12, 0);
        layout->addWidget(label);
    }
    layout->addWidget(m_figure, 1);
    layout->addWidget(m_table, 1);
    auto* splitter = new QSplitter;
    splitter->addWidget(m_tree);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 640});
    splitter->setChildrenCollapsible(false);
    setContent(splitter);

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ResultsPage::show);
    addFigure(*m_figure);
    connect(m_figure, &FigurePanel::keysSelected, &session, &Session::selectGenes);
    connect(m_table, &DataTable::exportRequested, this, [this] { emit exportTableRequested(m_table->table()); });
    connect(m_table, &DataTable::keysSelected, this, [this](const QSet<QString>& keys) {
        if (m_table->table() && m_table->table()->find("gene_id")) this->session().selection().setGenes(keys);
    });
    connect(&session.selection(), &Selection::genesChanged, this, [this] {
        m_table->setSelectedKeys(this->session().selection().genes());
        m_figure->setSelectedKeys(this->session().selection().genes());
    });
    connect(&session, &Session::datasetChanged, this, &ResultsPage::update);
    connect(&session, &Session::resultsChanged, this, &ResultsPage::update);
    update();
}

const PlotSpec* ResultsPage::figure() const { return m_figure->isHidden() ? nullptr : m_figure->spec(); }

std::shared_ptr<const Table> ResultsPage::table() const { return m_table->isHidden() ? nullptr : m_table->table(); }

void ResultsPage::focusFilter() { m_table->focusFilter(); }

void ResultsPage::update()
{
    const auto& trials = session().document().trials;
    if (trials.empty()) {
        m_shown.clear();
        m_tree->clear();
        const QString what = tr("This page keeps every run of every analysis with its parameters, numbers, tables and "
                                "figures. ");
        if (!session().hasData())
            showEmpty(what + tr("It needs a genome."), {actions().openGenome, actions().openSample});
        else
            showEmpty(what + tr("It needs an analysis."), {actions().analyze});
        return;
    }
    showContent();
    std::vector<std::string> ids;
    for (const IndexedTrial& trial : trials) ids.push_back(trial.trial->id);
    if (ids == m_shown) return;
    m_shown = ids;
    m_tree->clear();
    for (std::size_t i = trials.size(); i-- > 0;) addTrial(trials[i], static_cast<int>(i));
    m_tree->topLevelItem(0)->setExpanded(true);
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
}

void ResultsPage::addTrial(const IndexedTrial& trial, int index)
{
    const Report& report = trial.index->report();
    const auto make = [index](int type, const QString& text, const QString& id) {
        auto* item = new QTreeWidgetItem(QStringList{text}, type);
        item->setToolTip(0, text);
        item->setData(0, kTrialRole, index);
        item->setData(0, kIdRole, id);
        return item;
    };
    auto* top = make(NumbersItem, tr("%1, %2").arg(qtext(report.title), whenText(*trial.trial)), {});
    for (const PlotSpec& plot : report.plots) top->addChild(make(PlotItem, qtext(plot.title), qtext(plot.id)));
    for (const Table& table : report.tables)
        top->addChild(make(TableItem, tr("%1 (table)").arg(qtext(table.title)), qtext(table.id)));
    m_tree->addTopLevelItem(top);
}

void ResultsPage::show(const QTreeWidgetItem* item)
{
    const auto& trials = session().document().trials;
    const int at = item ? item->data(0, kTrialRole).toInt() : -1;
    if (at < 0 || at >= static_cast<int>(trials.size())) return;
    const IndexedTrial& trial = trials[static_cast<std::size_t>(at)];
    const Report& report = trial.index->report();
    const std::string id = utf8(item->data(0, kIdRole).toString());
    m_title->setText(item->type() == NumbersItem ? qtext(report.title) : item->text(0));
    m_made->setText(madeText(*trial.trial));
    const PlotSpec* plot = item->type() == PlotItem ? report.plot(id) : nullptr;
    m_figure->setVisible(plot != nullptr);
    m_table->setVisible(plot == nullptr);
    if (plot) {
        m_figure->setSpec(*plot);
        m_figure->setSelectedKeys(session().selection().genes());
    } else if (item->type() == TableItem)
        showTable(trial.index->table(id));
    else
        showTable(std::make_shared<const Table>(scalarTable(report)));
    emit shownChanged();
}

void ResultsPage::showTable(std::shared_ptr<const Table> table)
{
    m_table->setFilterText({});
    m_table->setTable(std::move(table), "gene_id");
    m_table->setSelectedKeys(session().selection().genes());
}

}  // namespace pleio
