// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/start_page.h"

#include "app/gui/frame/actions.h"
#include "app/gui/session.h"
#include "core/base/text.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QFileInfo>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr int kColumnWidth = 680;
constexpr int kRecentShown = 6;

/// A wide button with a title and what it is for; pressing it triggers the action.
QWidget* card(QAction* action, const QString& what)
{
    auto* button = new QPushButton;
    button->setObjectName(QStringLiteral("card"));
    button->setAccessibleName(action->text());
    button->setAccessibleDescription(what);
    button->setCursor(Qt::PointingHandCursor);
    auto* title = new QLabel(action->text());
    title->setObjectName(QStringLiteral("sectionTitle"));
    auto* text = new QLabel(what);
    text->setObjectName(QStringLiteral("hint"));
    text->setWordWrap(true);
    for (QLabel* label : {title, text}) label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QVBoxLayout(button);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addStretch();
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFixedHeight(80);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
    return button;
}

void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

StartPage::StartPage(Session& session, const Actions& actions)
    : Page(tr("Start"), QStringLiteral("start"), session, actions), m_recent(new QVBoxLayout),
      m_recentTitle(new QLabel(tr("Recent files"))), m_progressBox(new QWidget), m_progress(new QProgressBar),
      m_progressText(new QLabel)
{
    m_leftBox = new QWidget;
    m_left = new QVBoxLayout(m_leftBox);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(8);
    m_leftBox->hide();
    auto* title = new QLabel(tr("Pleioscope"));
    title->setObjectName(QStringLiteral("pageTitle"));
    auto* what =
        new QLabel(tr("Give an annotated genome and a table of which gene carries which trait. Pleioscope learns "
                      "the codon preferences of each trait, says which traits can be read from codons at all, "
                      "and lists the genes that fit them, with error rates."));
    what->setObjectName(QStringLiteral("emptyText"));
    what->setWordWrap(true);

    auto* cards = new QGridLayout;
    cards->setSpacing(12);
    cards->addWidget(card(actions.openGenome, tr("GenBank, EMBL, GFF3 with FASTA, or FASTA, also compressed.")), 0, 0);
    cards->addWidget(card(actions.openProject, tr("A .pleio file with its sources, results and view.")), 0, 1);
    cards->addWidget(card(actions.openSample, tr("A simulated genome with four traits that are written into its codons "
                                                 "and four that are not. Opened and analyzed at once.")),
                     1, 0, 1, 2);

    m_progressBox->hide();
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress"));
    m_progressText->setObjectName(QStringLiteral("hint"));
    auto* progressLayout = new QVBoxLayout(m_progressBox);
    progressLayout->setContentsMargins(0, 0, 0, 0);
    progressLayout->addWidget(m_progress);
    progressLayout->addWidget(m_progressText);

    auto* drop =
        new QLabel(tr("Or drop files or a folder anywhere on the window: a genome, tables, a project. They are "
                      "told apart by what is in them."));
    drop->setObjectName(QStringLiteral("hint"));
    drop->setWordWrap(true);
    m_recentTitle->setObjectName(QStringLiteral("sectionTitle"));
    m_recent->setSpacing(0);

    auto* column = new QWidget;
    column->setFixedWidth(kColumnWidth);
    auto* columnLayout = new QVBoxLayout(column);
    columnLayout->setSpacing(16);
    columnLayout->addStretch(1);
    columnLayout->addWidget(title);
    columnLayout->addWidget(what);
    columnLayout->addWidget(m_leftBox);
    columnLayout->addLayout(cards);
    columnLayout->addWidget(m_progressBox);
    columnLayout->addWidget(drop);
    columnLayout->addSpacing(8);
    columnLayout->addWidget(m_recentTitle);
    columnLayout->addLayout(m_recent);
    columnLayout->addStretch(2);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* middle = new QWidget;
    auto* middleLayout = new QHBoxLayout(middle);
    middleLayout->addStretch();
    middleLayout->addWidget(column);
    middleLayout->addStretch();
    scroll->setWidget(middle);
    setContent(scroll);
    showContent();
    connect(&session.jobs(), &JobRunner::jobAdded, this, &StartPage::updateProgress);
    connect(&session.jobs(), &JobRunner::jobChanged, this, &StartPage::updateProgress);
}

QWidget* StartPage::rowOf(const LeftWork& left)
{
    const QString name = left.name.empty() ? tr("Project without a name") : qtext(left.name);
    const QString runs = left.trials == 1 ? tr("1 run") : tr("%1 runs").arg(qtext(displayCount(left.trials)));
    const QString when = QLocale().toString(left.changed.toLocalTime(), QStringLiteral("d MMM yyyy hh:mm"));
    auto* row = new QFrame;
    row->setObjectName(QStringLiteral("card"));
    auto* title = new QLabel(tr("%1, changed %2, %3").arg(name, when, runs));
    title->setWordWrap(true);
    auto* text = new QLabel(!left.damage.empty() ? qtext(left.damage)
                            : left.file.empty()
                                ? tr("It was never saved.")
                                : tr("Its file is %1; that stays as it is until you save.").arg(qtext(left.file)));
    text->setObjectName(QStringLiteral("hint"));
    text->setWordWrap(true);
    auto* open = new QPushButton(tr("Open it"));
    open->setAccessibleName(tr("Open the unsaved work of %1").arg(name));
    open->setEnabled(left.damage.empty());
    auto* drop = new QPushButton(tr("Delete it"));
    drop->setAccessibleName(tr("Delete the unsaved work of %1").arg(name));
    connect(open, &QPushButton::clicked, this, [this, left] { emit recoverChosen(left); });
    connect(drop, &QPushButton::clicked, this, [this, left] { emit dropChosen(left); });
    auto* words = new QVBoxLayout;
    words->addWidget(title);
    words->addWidget(text);
    auto* layout = new QHBoxLayout(row);
    layout->addLayout(words, 1);
    layout->addWidget(open);
    layout->addWidget(drop);
    return row;
}

void StartPage::setLeftWork(const std::vector<LeftWork>& left)
{
    clear(*m_left);
    m_leftBox->setVisible(!left.empty());
    if (left.empty()) return;
    auto* title = new QLabel(tr("Work that was not saved when the program ended"));
    title->setObjectName(QStringLiteral("sectionTitle"));
    m_left->addWidget(title);
    for (const LeftWork& each : left) m_left->addWidget(rowOf(each));
}

void StartPage::setRecentFiles(const QStringList& files)
{
    clear(*m_recent);
    m_recentTitle->setVisible(!files.isEmpty());
    for (const QString& path : files.mid(0, kRecentShown)) {
        const QFileInfo info(path);
        auto* button = new QPushButton(tr("%1   %2").arg(info.fileName(), info.path()));
        button->setObjectName(QStringLiteral("link"));
        button->setToolTip(path);
        button->setAccessibleName(tr("Open %1").arg(info.fileName()));
        connect(
            button, &QPushButton::clicked, this, [this, path] { emit recentFileChosen(path); }, Qt::QueuedConnection);
        m_recent->addWidget(button);
    }
}

void StartPage::updateProgress()
{
    const JobStatus* running = nullptr;
    for (const JobStatus& job : session().jobs().jobs())
        if (job.kind != JobKind::Keeps && (job.state == JobState::Running || job.state == JobState::Waiting))
            running = &job;
    m_progressBox->setVisible(running != nullptr);
    if (!running) return;
    m_progress->setValue(qRound(100 * running->fraction));
    m_progressText->setText(running->text.isEmpty() ? running->title : tr("%1: %2").arg(running->title, running->text));
}

}  // namespace pleio
