// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/reading.h"

#include <QString>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace pleio {

/// What was decided about one file, each decision with its reason, and a list to choose from for every one that the
/// file leaves open. "Found by content" is no choice.
class DecisionForm final : public QWidget {
    Q_OBJECT
public:
    explicit DecisionForm(QWidget* parent = nullptr);

    /// `choices` are those that `reading` follows. Lists that stay the same stay where they are, with the keyboard.
    void fill(const Reading& reading, const ReadChoices& choices);
    /// The list of a decision, or nullptr.
    [[nodiscard]] QComboBox* field(const QString& decision) const;

signals:
    /// The user chose a value for a decision; an empty one is no choice.
    void chosen(const QString& decision, const QString& value);

private:
    /// A decision with a list.
    struct Field {
        Reading::Decision decision;
        QComboBox* box = nullptr;
        QLabel* why = nullptr;
    };
    [[nodiscard]] bool hasSameLists(const Reading& reading) const;
    void addField(const Reading::Decision& decision);
    void addFacts(const Reading& reading);

    std::vector<Field> m_fields;
    QVBoxLayout* m_lists = nullptr;
    QVBoxLayout* m_facts = nullptr;
};

}  // namespace pleio
