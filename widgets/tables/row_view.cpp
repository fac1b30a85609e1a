// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/row_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionHeader>

namespace pleio {

namespace {

/// Rows looked at when a column is fitted to its content; all of them would be slow for long tables.
constexpr int kRowsForColumnWidth = 60;
constexpr int kRowPadding = 8;
// As the style sheet makes them.
constexpr int kHeaderFontSize = 12;
constexpr int kHeaderPadding = 16;

/// A style sheet loses that titles are to be elided (Qt 6.4); here they come elided to the style.
class ElidingHeader final : public QHeaderView {
public:
    explicit ElidingHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) { setSectionsClickable(true); }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        QFont drawn = font();
        drawn.setPixelSize(kHeaderFontSize);
        option->text =
            QFontMetrics(drawn).elidedText(option->text, Qt::ElideRight, sectionSize(section) - kHeaderPadding);
    }
};

}  // namespace

RowView::RowView(QWidget* parent) : QTableView(parent)
{
    setHorizontalHeader(new ElidingHeader(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPadding);
    horizontalHeader()->setResizeContentsPrecision(kRowsForColumnWidth);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
}

void RowView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void RowView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        emit copyRequested();
    else
        QTableView::keyPressEvent(event);
}

void RowView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount() > 0)) return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

}  // namespace pleio
