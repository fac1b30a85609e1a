// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/status_line.h"

#include "app/gui/frame/elided_label.h"
#include "app/gui/frame/window_style.h"
#include "app/gui/session.h"
#include "core/base/text.h"
#include "widgets/models/text.h"

#include <QProgressBar>
#include <QToolButton>

#include <utility>

namespace pleio {

namespace {

constexpr int kStatusProgressWidth = 120;
/// What was said some time ago may not be true any more ("Saved …").
constexpr int kSaidFor = 8'000;  // milliseconds
constexpr int kOfferedFor = 60'000;
constexpr int kProblemSaidFor = 60'000;  // it stays among the problems

QToolButton* statusButton(const QString& iconName)
{
    auto* button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    setIconName(*button, iconName);
    return button;
}

}  // namespace

StatusLine::StatusLine(Session& session, QWidget* parent)
    : QStatusBar(parent), m_session(session), m_jobs(statusButton(QStringLiteral("jobs"))),
      m_progress(new QProgressBar), m_problems(statusButton(QStringLiteral("problem"))), m_message(new ElidedLabel),
      m_document(new ElidedLabel), m_go(new QToolButton)
{
    setSizeGripEnabled(false);
    m_progress->setFixedWidth(kStatusProgressWidth);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(tr("Progress of the running jobs"));
    m_message->setAccessibleName(tr("Last message"));
    m_document->setObjectName(QStringLiteral("hint"));
    m_forget.setSingleShot(true);
    connect(&m_forget, &QTimer::timeout, this, [this] {
        m_said.clear();
        m_way = nullptr;
        showMessage();
    });
    m_go->setFocusPolicy(Qt::TabFocus);
    connect(m_go, &QToolButton::clicked, this, [this] {
        const auto way = std::exchange(m_way, nullptr);
        showMessage();
        if (way) way();
    });
    addWidget(m_jobs);
    addWidget(m_progress);
    addWidget(m_problems);
    addWidget(m_go);
    addWidget(m_message, 1);
    addPermanentWidget(m_document);
    connect(m_jobs, &QToolButton::clicked, this, &StatusLine::jobsClicked);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsClicked);
    connect(&session.jobs(), &JobRunner::jobAdded, this, &StatusLine::updateJobs);
    connect(&session.jobs(), &JobRunner::jobChanged, this, &StatusLine::updateJobs);
    connect(&session, &Session::problemsChanged, this, &StatusLine::updateProblems);
    connect(&session, &Session::datasetChanged, this, &StatusLine::updateDocument);
    connect(&session, &Session::stalenessChanged, this, &StatusLine::updateDocument);
    updateJobs();
    updateProblems();
    updateDocument();
}

void StatusLine::say(const QString& message, bool isProblem)
{
    m_said = message;
    m_saidProblem = isProblem;
    m_way = nullptr;
    m_forget.start(isProblem ? kProblemSaidFor : kSaidFor);
    showMessage();
}

void StatusLine::offer(const QString& message, const QString& button, std::function<void()> go)
{
    say(message, false);
    m_way = std::move(go);
    m_go->setText(button);
    m_go->setAccessibleName(QStringLiteral("%1: %2").arg(button, message));
    m_forget.start(kOfferedFor);
    showMessage();
}

QString StatusLine::message() const { return m_message->fullText(); }

void StatusLine::showMessage()
{
    const QString role = !m_said.isEmpty() && m_saidProblem ? QStringLiteral("fieldProblem") : QString();
    if (m_message->objectName() != role) {
        m_message->setObjectName(role);
        m_message->setStyleSheet({});  // looks the object name up again
    }
    m_message->setFullText(m_said.isEmpty() ? m_doing : m_said);
    m_go->setVisible(m_way != nullptr);
}

void StatusLine::updateJobs()
{
    int active = 0;
    double fraction = 0;
    QString text;
    for (const JobStatus& job : m_session.jobs().jobs()) {
        if (job.kind == JobKind::Keeps) continue;
        if (job.state != JobState::Waiting && job.state != JobState::Running) continue;
        ++active;
        fraction += job.fraction;
        if (job.state == JobState::Running) text = job.text.isEmpty() ? job.title : job.text;
    }
    m_progress->setVisible(active > 0);
    m_jobs->setText(active == 0 ? tr("No jobs") : active == 1 ? tr("1 job") : tr("%1 jobs").arg(active));
    m_jobs->setToolTip(tr("Show or hide the jobs"));
    m_jobs->setAccessibleName(m_jobs->text());
    if (active > 0) m_progress->setValue(qRound(100 * fraction / active));
    m_doing = text;
    showMessage();
}

void StatusLine::updateProblems()
{
    NotesModel counter;
    counter.setProblems(m_session.problems());
    const qint64 count = counter.problemCount();
    m_problems->setText(count == 0   ? tr("No problems")
                        : count == 1 ? tr("1 problem")
                                     : tr("%1 problems").arg(qtext(displayCount(count))));
    m_problems->setToolTip(tr("Show or hide what was left out, unmatched or failed"));
    m_problems->setAccessibleName(m_problems->text());
}

void StatusLine::updateDocument()
{
    if (!m_session.hasData()) {
        m_document->setFullText(tr("No genome is open"));
        return;
    }
    const Genome& genome = m_session.dataset()->genome;
    QStringList codes;
    for (const int code : genome.geneticCodes()) codes << QString::number(code);
    const QString name = genome.organism.empty() ? m_session.title() : qtext(genome.organism);
    QStringList parts{name};
    if (genome.hasSequence())
        parts << tr("genetic code %1").arg(codes.join(QStringLiteral(", ")))
              << tr("%1 CDS used").arg(qtext(displayCount(genome.usedGenes())));
    else
        parts << tr("%1 genes without sequence").arg(qtext(displayCount(genome.usedGenes())));
    parts << tr("seed %1").arg(m_session.request(kDecode).seed);
    if (m_session.isSimulated()) parts.prepend(tr("simulated data"));
    m_document->setFullText(parts.join(QStringLiteral(" · ")));
}

}  // namespace pleio
