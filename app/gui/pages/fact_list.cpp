// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/fact_list.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace pleio {

namespace {

QLabel* label(const QString& text, const char* objectName)
{
    auto* made = new QLabel(text);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (objectName) made->setObjectName(QLatin1String(objectName));
    return made;
}

}  // namespace

void addHeading(QVBoxLayout& layout, const QString& text)
{
    if (layout.count() > 0) layout.addSpacing(12);
    layout.addWidget(label(text, "sectionTitle"));
}

QLabel* addText(QVBoxLayout& layout, const QString& text, bool hint)
{
    QLabel* made = label(text, hint ? "hint" : nullptr);
    layout.addWidget(made);
    return made;
}

QFormLayout* addFactList(QVBoxLayout& layout)
{
    auto* list = new QFormLayout;
    list->setContentsMargins(0, 0, 0, 0);
    list->setHorizontalSpacing(16);
    list->setVerticalSpacing(4);
    layout.addLayout(list);
    return list;
}

void addFact(QFormLayout& list, const QString& name, const QString& value, const QString& help)
{
    QLabel* title = label(name, "hint");
    title->setWordWrap(false);
    title->setToolTip(help);
    QLabel* text = label(value, nullptr);
    text->setToolTip(help);
    text->setAccessibleName(name + QStringLiteral(": ") + value);
    list.addRow(title, text);
}

void clearLayout(QVBoxLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QLayout* inner = item->layout())
            while (inner->count() > 0) {
                QLayoutItem* innerItem = inner->takeAt(0);
                delete innerItem->widget();
                delete innerItem;
            }
        delete item->widget();
        delete item;
    }
}

}  // namespace pleio
