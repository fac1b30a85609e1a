// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/elided_label.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr int kFewestLetters = 4;  ///< with fewer nothing can be told

}  // namespace

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString& text)
{
    if (m_full == text) return;
    m_full = text;
    elide();
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins around = contentsMargins();
    // What a style sheet adds around the text is in the hint of what is shown.
    const int beside = QLabel::sizeHint().width() - fontMetrics().horizontalAdvance(text());
    return {fontMetrics().horizontalAdvance(m_full) + std::max(beside, around.left() + around.right()) + 1,
            QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * kFewestLetters;
    return {std::min(sizeHint().width(), few), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_full, Qt::ElideRight, contentsRect().width());
    if (shown != text()) setText(shown);
    setToolTip(shown == m_full ? QString() : m_full);
    setAccessibleDescription(shown == m_full ? QString() : m_full);
}

}  // namespace pleio
