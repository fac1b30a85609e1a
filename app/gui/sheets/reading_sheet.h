// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "widgets/forms/side_sheet.h"

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace pleio {

class Session;

/// How the files were read: what was found by content, how the trait rows matched, and the settings to read
/// them in another way.
class ReadingSheet final : public SideSheet {
    Q_OBJECT
public:
    explicit ReadingSheet(Session& session, QWidget* parent = nullptr);

private:
    void update();
    void fillFiles();
    void fillFields();
    [[nodiscard]] LoadOptions options() const;

    Session& m_session;
    QVBoxLayout* m_files = nullptr;
    QComboBox* m_geneticCode = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_delimiter = nullptr;
    QLineEdit* m_geneColumn = nullptr;
    QLineEdit* m_traitColumn = nullptr;
    QLineEdit* m_sourceColumn = nullptr;
    QLineEdit* m_expressionColumn = nullptr;
};

}  // namespace pleio
