// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>
#include <QVBoxLayout>

namespace pleio {

/// A field of a sheet with its label above it.
template <class Editor>
Editor* addField(QVBoxLayout& layout, const QString& title)
{
    auto* label = new QLabel(title);
    label->setObjectName(QStringLiteral("fieldLabel"));
    auto* editor = new Editor;
    editor->setAccessibleName(title);
    label->setBuddy(editor);
    layout.addWidget(label);
    layout.addWidget(editor);
    return editor;
}

}  // namespace pleio
