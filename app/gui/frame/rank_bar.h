// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pleio {

/// Where a value stands among others: a thin line from the smallest to the largest with a mark at its rank.
class RankBar final : public QWidget {
    Q_OBJECT
public:
    explicit RankBar(QWidget* parent = nullptr);

    /// Share of the others that are smaller, 0..1; NaN draws nothing.
    void setRank(double rank);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_rank;
};

}  // namespace pleio
