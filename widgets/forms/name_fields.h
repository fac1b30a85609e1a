// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QList>
#include <QPushButton>
#include <QString>
#include <QStringList>
#include <QWidget>

class QStringListModel;

namespace pleio {

/// A named set of genes or conditions, to be taken over into a field.
struct OfferedSet {
    QString text;         ///< its name, and how many it has
    QStringList members;  ///< that are loaded
};

/// Opens a list of named sets; not shown where there is none.
class SetButton final : public QPushButton {
    Q_OBJECT
public:
    explicit SetButton(QWidget* parent = nullptr);

    void setSets(const QList<OfferedSet>& sets);

signals:
    void chosen(const QStringList& members);
};

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

/// A line for several conditions with semicolons between, and a button that takes over a named set.
class ConditionsField final : public QWidget {
    Q_OBJECT
public:
    explicit ConditionsField(QWidget* parent = nullptr);

    void setSets(const QList<OfferedSet>& sets) { m_sets->setSets(sets); }
    void setText(const QString& text);
    [[nodiscard]] QString text() const;

signals:
    void edited();

private:
    QLineEdit* m_line = nullptr;
    SetButton* m_sets = nullptr;
};

/// A line for gene names, with buttons that take over what is selected elsewhere, or a named set.
class GenesField final : public QWidget {
    Q_OBJECT
public:
    /// `hint` stands in the empty line.
    explicit GenesField(const QString& hint, QWidget* parent = nullptr);

    void setSelected(const QStringList& genes);
    void setSets(const QList<OfferedSet>& sets) { m_sets->setSets(sets); }
    void setText(const QString& text);
    [[nodiscard]] QString text() const;

signals:
    void edited();

private:
    QLineEdit* m_line = nullptr;
    QPushButton* m_take = nullptr;
    SetButton* m_sets = nullptr;
    QStringList m_selected;
};

}  // namespace pleio
