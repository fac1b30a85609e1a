// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/data_table.h"

#include "core/base/text.h"
#include "core/base/tsv_cell.h"
#include "widgets/models/text.h"
#include "widgets/tables/row_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace pleio {

namespace {

/// The style sheet pads cells by this much, which the fitted width leaves out.
constexpr int kColumnPadding = 14;
constexpr int kMinColumnWidth = 48;

/// Also by their titles: columns of compared runs have the ids of their places, and the names of the runs.
bool sameColumns(const Table* a, const Table* b)
{
    if (!a || !b || a->columns.size() != b->columns.size()) return false;
    for (std::size_t c = 0; c < a->columns.size(); ++c)
        if (a->columns[c].id != b->columns[c].id || a->columns[c].title != b->columns[c].title) return false;
    return true;
}

}  // namespace

DataTable::DataTable(const QString& name, QWidget* parent)
    : QWidget(parent), m_model(new TableModel(this)), m_view(new RowView), m_filter(new QLineEdit),
      m_subsets(new QComboBox), m_count(new QLabel), m_toolbar(new QHBoxLayout),
      m_noRowsText(tr("There is nothing to list."))
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(name);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter %1").arg(name));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(240);
    m_subsets->setAccessibleName(tr("Rows of %1 shown").arg(name));
    m_subsets->hide();
    m_count->setObjectName(QStringLiteral("hint"));

    auto* exportButton = new QToolButton;
    exportButton->setText(tr("Export table…"));
    exportButton->setToolTip(tr("Write this table as TSV, all rows"));
    exportButton->setAccessibleName(tr("Export table %1").arg(name));
    connect(exportButton, &QToolButton::clicked, this, &DataTable::exportRequested);

    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setLayout(m_toolbar);
    m_toolbar->setContentsMargins(8, 4, 8, 4);
    m_toolbar->setSpacing(8);
    m_toolbar->addWidget(m_filter, 1);
    m_toolbar->addWidget(m_subsets);
    m_toolbar->addStretch();
    m_toolbar->addWidget(m_count);
    m_toolbar->addWidget(exportButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QScopedValueRollback guard(m_updating, true);
        m_model->setFilterText(text);
    });
    connect(m_filter, &QLineEdit::textEdited, this, [this](const QString& text) {
        const QString before = std::exchange(m_filterBefore, text);
        if (before != text) emit filterEdited(before, text);
    });
    connect(m_filter, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_subsets, &QComboBox::activated, this, &DataTable::subsetChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateCount();
        setSelectedKeys(m_selected);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DataTable::onSelectionChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_updating && current.isValid()) emit currentRowChanged(m_model->sourceRow(current.row()));
            });
    QHeaderView* header = m_view->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &DataTable::showColumnMenu);
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        emit columnClicked(m_model->headerData(section, Qt::Horizontal, TableModel::ColumnIdRole).toString());
    });
    connect(m_view, &RowView::copyRequested, this, &DataTable::copySelection);
    updateCount();
}

void DataTable::setTable(std::shared_ptr<const Table> table, std::string_view keyColumn, const Arrangement& arrangement)
{
    const QScopedValueRollback guard(m_updating, true);
    const bool keepLayout = sameColumns(m_model->table().get(), table.get());
    QHeaderView* header = m_view->horizontalHeader();
    const int sortColumn = header->sortIndicatorSection();
    const Qt::SortOrder sortOrder = header->sortIndicatorOrder();
    const QByteArray state = keepLayout ? header->saveState() : QByteArray();
    m_filter->setEnabled(true);
    const bool hasRows = table && table->rows() > 0;
    m_view->setEmptyText(hasRows ? tr("No row matches the filter.") : m_noRowsText);
    m_model->setTable(std::move(table), keyColumn);
    m_model->setFilterText(m_filter->text());
    applyDelegates();
    if (keepLayout) {
        header->restoreState(state);
        m_model->sort(sortColumn, sortOrder);
    } else {
        arrange(arrangement);
    }
}

void DataTable::refreshTable(std::shared_ptr<const Table> table, std::string_view keyColumn,
                             const Arrangement& arrangement)
{
    const QScopedValueRollback guard(m_updating, true);
    const int down = m_view->verticalScrollBar()->value(), right = m_view->horizontalScrollBar()->value();
    const QModelIndex current = m_view->currentIndex();
    const QString key = current.isValid() ? m_model->key(current.row()) : QString();
    const int column = current.column();
    setTable(std::move(table), keyColumn, arrangement);
    if (const auto rows = m_model->rowsOf({key}); !key.isEmpty() && !rows.empty())
        m_view->selectionModel()->setCurrentIndex(m_model->index(rows.front(), column), QItemSelectionModel::NoUpdate);
    m_view->verticalScrollBar()->setValue(down);
    m_view->horizontalScrollBar()->setValue(right);
}

void DataTable::arrange(const Arrangement& arrangement)
{
    QHeaderView* header = m_view->horizontalHeader();
    for (int c = 0; c < m_model->columnCount(); ++c)
        if (header->visualIndex(c) != c) header->moveSection(header->visualIndex(c), c);
    for (qsizetype i = 0; i < arrangement.first.size(); ++i)
        if (const int c = m_model->columnOf(utf8(arrangement.first[i])); c >= 0)
            header->moveSection(header->visualIndex(c), static_cast<int>(i));
    header->setSortIndicator(-1, Qt::AscendingOrder);
    if (!arrangement.sortBy.isEmpty()) sortBy(utf8(arrangement.sortBy), arrangement.order);
    m_view->resizeColumnsToContents();
    for (int c = 0; c < m_model->columnCount(); ++c) {
        const QString id = m_model->headerData(c, Qt::Horizontal, TableModel::ColumnIdRole).toString();
        const int narrowest = std::min(arrangement.room.value(id, kMinColumnWidth), arrangement.widest);
        m_view->setColumnWidth(c, std::clamp(m_view->columnWidth(c) + kColumnPadding, narrowest, arrangement.widest));
        m_view->setColumnHidden(c, arrangement.hidden.contains(id));
    }
    m_view->scrollToTop();
}

void DataTable::setColumnDelegate(const QString& columnId, QStyledItemDelegate* delegate)
{
    m_delegates.insert(columnId, delegate);
    m_model->alignLeft(columnId);
    applyDelegates();
}

void DataTable::applyDelegates()
{
    for (int c = 0; c < m_model->columnCount(); ++c) {
        const QString id = m_model->headerData(c, Qt::Horizontal, TableModel::ColumnIdRole).toString();
        m_view->setItemDelegateForColumn(c, m_delegates.value(id));
    }
}

void DataTable::setNoRowsText(const QString& text) { m_noRowsText = text; }

void DataTable::clear(const QString& reason)
{
    const QScopedValueRollback guard(m_updating, true);
    m_model->setTable(nullptr);
    m_filter->setEnabled(false);
    m_view->setEmptyText(reason);
}

void DataTable::setSubsets(const QStringList& titles)
{
    m_subsets->clear();
    m_subsets->addItems(titles);
    m_subsets->setVisible(!titles.isEmpty());
}

int DataTable::subset() const { return m_subsets->currentIndex(); }

void DataTable::setSubset(int index) { m_subsets->setCurrentIndex(index); }

void DataTable::showRows(std::optional<std::vector<std::int32_t>> rows)
{
    const QScopedValueRollback guard(m_updating, true);
    m_model->setSubset(std::move(rows));
}

void DataTable::setSelectedKeys(const QSet<QString>& keys)
{
    m_selected = keys;
    const QScopedValueRollback guard(m_updating, true);
    QItemSelection selection;
    const std::vector<int> rows = m_model->rowsOf(keys);
    const int lastColumn = m_model->columnCount() - 1;
    // Neighbouring rows become one range: views are slow with many small ones.
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
        selection.append(QItemSelectionRange(m_model->index(rows[i], 0), m_model->index(rows[end - 1], lastColumn)));
        i = end;
    }
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!rows.empty() && !m_view->hasFocus()) m_view->scrollTo(m_model->index(rows.front(), 0));
}

QSet<QString> DataTable::selectedKeys() const { return m_selected; }

void DataTable::setCurrentRow(std::int32_t tableRow)
{
    const QScopedValueRollback guard(m_updating, true);
    const auto& rows = m_model->visibleRows();
    const auto found = std::ranges::find(rows, tableRow);
    m_selected.clear();
    if (found == rows.end()) {
        m_view->clearSelection();
        return;
    }
    const QModelIndex at = m_model->index(static_cast<int>(found - rows.begin()), 0);
    m_selected = {m_model->key(at.row())};
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(m_model->index(at.row(), m_view->columnAt(0)));
}

void DataTable::sortBy(std::string_view columnId, Qt::SortOrder order)
{
    const int column = m_model->columnOf(columnId);
    if (column >= 0) m_view->sortByColumn(column, order);
}

void DataTable::setSingleSelection() { m_view->setSelectionMode(QAbstractItemView::SingleSelection); }

void DataTable::setFilterText(const QString& text)
{
    m_filterBefore = text;
    m_filter->setText(text);
}

QString DataTable::filterText() const { return m_filter->text(); }

void DataTable::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DataTable::onSelectionChanged()
{
    if (m_updating) return;
    m_selected.clear();
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        m_selected.insert(m_model->key(index.row()));
    emit keysSelected(m_selected);
}

void DataTable::updateCount()
{
    const std::size_t all = m_model->table() ? m_model->table()->rows() : 0;
    const int shown = m_model->rowCount();
    const QString total = qtext(displayCount(static_cast<std::int64_t>(all)));
    if (all == 0)
        m_count->clear();
    else if (static_cast<std::size_t>(shown) == all)
        m_count->setText(all == 1 ? tr("1 row") : tr("%1 rows").arg(total));
    else
        m_count->setText(tr("%1 of %2 rows").arg(qtext(displayCount(shown)), total));
}

void DataTable::showColumnMenu(const QPoint& at)
{
    if (!m_model->table()) return;
    QMenu menu(this);
    for (int c = 0; c < m_model->columnCount(); ++c) {
        QAction* action = menu.addAction(m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(c));
        connect(action, &QAction::toggled, m_view, [this, c](bool shown) { m_view->setColumnHidden(c, !shown); });
    }
    menu.exec(m_view->horizontalHeader()->mapToGlobal(at));
}

void DataTable::copySelection() const
{
    const Table* table = m_model->table().get();
    if (!table) return;
    std::string text;
    const auto appendLine = [&](auto&& field) {
        bool first = true;
        for (int visual = 0; visual < m_model->columnCount(); ++visual) {
            const int c = m_view->horizontalHeader()->logicalIndex(visual);
            if (m_view->isColumnHidden(c)) continue;
            if (!first) text += '\t';
            first = false;
            text += field(table->columns[static_cast<std::size_t>(c)]);
        }
        text += '\n';
    };
    appendLine([](const Column& column) { return column.id; });
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex& index : rows) {
        const auto row = static_cast<std::size_t>(m_model->sourceRow(index.row()));
        appendLine([row](const Column& column) { return writtenText(cellText(column, row)); });
    }
    QGuiApplication::clipboard()->setText(qtext(text));
}

}  // namespace pleio
