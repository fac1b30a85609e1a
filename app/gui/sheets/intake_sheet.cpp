// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/intake_sheet.h"

#include "app/gui/pages/fact_list.h"
#include "app/gui/role_names.h"
#include "app/gui/session.h"
#include "core/base/text.h"
#include "core/io/source_roles.h"
#include "widgets/models/text.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

/// Left-out files of a large folder are many and alike.
constexpr std::size_t kMostLeftOutShown = 60;
constexpr int kNameWidth = 280;

/// With a capital letter, but for names of files and of statistics ("t values").
QString asSentence(QString text)
{
    const QString word = text.section(u' ', 0, 0);
    static const QStringList kStatistics{QStringLiteral("t"), QStringLiteral("p"), QStringLiteral("q")};
    const bool isFile = word.contains(u'.') || word.contains(u'_') || word.contains(u'/');
    if (!text.isEmpty() && !isFile && !kStatistics.contains(word)) text[0] = text[0].toUpper();
    return text;
}

}  // namespace

IntakeSheet::IntakeSheet(Session& session, QWidget* parent)
    : SideSheet(tr("Files to open"), tr("Open"), parent), m_session(session), m_files(new QVBoxLayout)
{
    closeButton().setText(tr("Cancel"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    addText(*layout, tr("Nothing has been read in yet. Change what a file is taken for, or leave it out."), true);
    m_problem = addText(*layout, {}, true);
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    m_files->setSpacing(4);
    layout->addSpacing(8);
    layout->addLayout(m_files);
    layout->addStretch();
    setContent(content);
    connect(this, &SideSheet::accepted, this, &IntakeSheet::open);
    connect(&session, &Session::busyChanged, this, &IntakeSheet::check);
}

void IntakeSheet::setIntake(const Intake& intake, const QStringList& paths)
{
    m_intake = intake;
    m_proposed = intake;
    m_paths = paths;
    fill();
    check();
}

void IntakeSheet::fill()
{
    clearLayout(*m_files);
    m_reasons.assign(m_intake.files.size(), nullptr);
    const auto taken =
        std::ranges::count_if(m_intake.files, [](const IntakeFile& file) { return file.role.has_value(); });
    const auto leftOut = std::ssize(m_intake.files) - taken;
    if (taken > 0) addHeading(*m_files, tr("Taken in (%1)").arg(qtext(displayCount(taken))));
    for (std::size_t i = 0; i < m_intake.files.size(); ++i)
        if (m_intake.files[i].role) addFile(i);
    if (leftOut == 0) return;
    addHeading(*m_files, tr("Left out (%1)").arg(qtext(displayCount(leftOut))));
    std::size_t shown = 0;
    for (std::size_t i = 0; i < m_intake.files.size() && shown < kMostLeftOutShown; ++i) {
        if (m_intake.files[i].role) continue;
        addFile(i);
        ++shown;
    }
    if (const auto more = leftOut - static_cast<std::ptrdiff_t>(shown); more > 0)
        addText(*m_files, tr("… and %1 more").arg(qtext(displayCount(more))), true);
}

void IntakeSheet::addFile(std::size_t index)
{
    const IntakeFile& file = m_intake.files[index];
    const QString name = qtext(file.name);
    m_files->addSpacing(6);
    auto* label = new QLabel(fontMetrics().elidedText(name, Qt::ElideLeft, kNameWidth));
    label->setToolTip(name);
    label->setAccessibleName(name);
    m_files->addWidget(label);
    if (file.isReadable) {
        auto* choice = new QComboBox;
        choice->setAccessibleName(tr("What %1 is taken for").arg(name));
        choice->addItem(tr("Left out"));
        for (const SourceRoleInfo& role : sourceRoles())
            choice->addItem(asSentence(roleTitle(role.role)), static_cast<int>(role.role));
        choice->setCurrentIndex(file.role ? choice->findData(static_cast<int>(*file.role)) : 0);
        label->setBuddy(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, [this, index, choice] {
            const QVariant role = choice->currentData();
            setRole(index, role.isValid() ? std::optional(static_cast<SourceRole>(role.toInt())) : std::nullopt);
        });
        m_files->addWidget(choice);
    }
    m_reasons[index] = addText(*m_files, asSentence(qtext(file.why)), true);
}

void IntakeSheet::setRole(std::size_t index, std::optional<SourceRole> role)
{
    IntakeFile& file = m_intake.files[index];
    file.role = role;
    file.why = role == m_proposed.files[index].role ? m_proposed.files[index].why : "as was said";
    m_reasons[index]->setText(role == m_proposed.files[index].role ? asSentence(qtext(file.why)) : tr("As you say"));
    check();
}

void IntakeSheet::check()
{
    const Result<void> ok = m_intake.files.empty() ? Result<void>() : checkIntake(m_intake);
    m_problem->setText(ok ? QString() : qtext(ok.error().message));
    m_problem->setVisible(!ok);
    actionButton().setEnabled(ok.has_value() && !m_intake.files.empty() && !m_session.isOpening());
}

void IntakeSheet::open()
{
    if (!actionButton().isEnabled()) return;
    const Intake intake = m_intake;
    emit closed();
    m_session.openSorted(intake, m_paths);
}

}  // namespace pleio
