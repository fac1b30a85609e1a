// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/set_book.h"
#include "widgets/forms/side_sheet.h"

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace pleio {

class Session;

/// The named sets of the project: made from the selected genes, from a list, from a file or from each other; renamed,
/// noted, selected, deleted, and written as GMT.
class SetsSheet final : public SideSheet {
    Q_OBJECT
public:
    SetsSheet(Session& session, SetBook& book, QWidget* parent = nullptr);

    /// Goes to the line that names the selected genes.
    void nameSelected();
    /// Reads sets from a file and keeps them.
    void readFile(const QString& path);

signals:
    /// GMT is to be written into a file that is still to be named.
    void exportRequested(const std::string& gmt);

private:
    [[nodiscard]] QWidget* selectedPart();
    [[nodiscard]] QWidget* listPart();
    [[nodiscard]] QWidget* detailsPart();
    [[nodiscard]] QWidget* sourcesPart();
    [[nodiscard]] SetKind pastedKind() const;
    [[nodiscard]] std::vector<NamedSet> chosen() const;
    void choose(SetKind kind, const std::vector<std::string>& names);
    void fill();
    void showDetails();
    void updateSelected();
    void keepSelected();
    void keepPasted();
    /// Keeps the union, intersection or difference of the chosen sets, or all that is not in the first.
    void combine(SetUse use);
    void keepOthers();
    void tell(const std::vector<Note>& notes, const QString& done);

    Session& m_session;
    SetBook& m_book;
    QLabel* m_selected = nullptr;
    QLineEdit* m_selectedName = nullptr;
    QPushButton* m_keepSelected = nullptr;
    QTreeWidget* m_list = nullptr;
    QWidget* m_details = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_note = nullptr;
    QPushButton* m_select = nullptr;
    QPushButton* m_combine = nullptr;
    QPushButton* m_delete = nullptr;
    QPushButton* m_export = nullptr;
    QComboBox* m_kind = nullptr;
    QPlainTextEdit* m_pasted = nullptr;
    QLineEdit* m_pastedName = nullptr;
    QPushButton* m_keepPasted = nullptr;
    QPushButton* m_readFile = nullptr;
    QLabel* m_told = nullptr;
};

}  // namespace pleio
