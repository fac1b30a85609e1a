// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QString>
#include <QStringList>
#include <QWidget>

class QPushButton;
class QStringListModel;

namespace pleio {

/// Chooses one of the loaded traits, or none. A name that is not loaded stays, marked as such.
class TraitField final : public QComboBox {
    Q_OBJECT
public:
    explicit TraitField(QWidget* parent = nullptr);

    void setTraits(const QStringList& traits);
    void setName(const QString& name);
    [[nodiscard]] QString name() const { return currentData().toString(); }

private:
    void fill(const QString& name);

    QStringList m_traits;
};

/// A line for a condition or a group of conditions, which offers the loaded ones that hold what is written.
class ConditionField final : public QLineEdit {
    Q_OBJECT
public:
    explicit ConditionField(QWidget* parent = nullptr);

    void setConditions(const QStringList& conditions);

private:
    QStringListModel* m_conditions = nullptr;
};

/// A line for gene names, with a button that takes over what is selected elsewhere.
class GenesField final : public QWidget {
    Q_OBJECT
public:
    /// `hint` stands in the empty line.
    explicit GenesField(const QString& hint, QWidget* parent = nullptr);

    void setSelected(const QStringList& genes);
    void setText(const QString& text);
    [[nodiscard]] QString text() const;

signals:
    void edited();

private:
    QLineEdit* m_line = nullptr;
    QPushButton* m_take = nullptr;
    QStringList m_selected;
};

}  // namespace pleio
