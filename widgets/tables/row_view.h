// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTableView>

namespace pleio {

/// A table view of whole rows that says why it is empty.
class RowView final : public QTableView {
    Q_OBJECT
public:
    explicit RowView(QWidget* parent = nullptr);

    /// Painted in the middle while there are no rows.
    void setEmptyText(const QString& text);

signals:
    /// Ctrl+C; the view alone would copy one cell.
    void copyRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_emptyText;
};

}  // namespace pleio
