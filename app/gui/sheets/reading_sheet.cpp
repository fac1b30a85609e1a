// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/reading_sheet.h"

#include "app/gui/pages/fact_list.h"
#include "app/gui/role_names.h"
#include "app/gui/session.h"
#include "app/gui/sheets/decision_form.h"
#include "app/gui/sheets/sheet_field.h"
#include "core/analysis/load_settings.h"
#include "core/analysis/predicted_genes.h"
#include "core/base/text.h"
#include "widgets/models/table_model.h"
#include "widgets/models/text.h"
#include "widgets/tables/row_view.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

constexpr int kReadingWidth = 440;
constexpr int kFilesShown = 5, kFewestFilesShown = 2;  // without scrolling
constexpr int kFileListBorder = 1;
constexpr int kLeastHeight = 72;           // of decisions and of rows
constexpr int kWidestPreviewColumn = 160;  // at first
constexpr int kDelay = 250;                // milliseconds in which more choices may follow

QString numberOf(std::int64_t count) { return qtext(displayCount(count)); }

ReadChoices saidAbout(const SourceFile& source, const std::map<std::string, ReadChoices>& read)
{
    const auto found = read.find(source.sha256);
    return found == read.end() ? ReadChoices() : found->second;
}

}  // namespace

ReadingSheet::ReadingSheet(Session& session, QWidget* parent)
    : SideSheet(tr("How the files were read"), tr("Read again"), parent), m_session(session), m_files(new QListWidget),
      m_decisions(new DecisionForm), m_geneticCodeField(new QWidget), m_footer(new QVBoxLayout),
      m_rowsTitle(new QLabel), m_count(new QLabel), m_model(new TableModel(this)), m_rows(new RowView)
{
    setMinimumWidth(kReadingWidth);
    m_files->setObjectName(QStringLiteral("files"));
    m_files->setAccessibleName(tr("Files"));
    m_files->setFrameShape(QFrame::NoFrame);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* codeLayout = new QVBoxLayout(m_geneticCodeField);
    codeLayout->setContentsMargins(0, 0, 8, 0);
    codeLayout->setSpacing(4);
    m_geneticCode = addField<QComboBox>(*codeLayout, tr("Genetic code where the file names none"));
    for (const GeneticCode& code : GeneticCode::all())
        m_geneticCode->addItem(tr("%1, %2").arg(code.id()).arg(qtext(code.name())), code.id());
    m_geneticCode->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto* details = new QWidget;
    auto* detailsLayout = new QVBoxLayout(details);
    detailsLayout->setContentsMargins(0, 0, 0, 0);
    detailsLayout->setSpacing(4);
    detailsLayout->addWidget(m_decisions);
    detailsLayout->addWidget(m_geneticCodeField);
    detailsLayout->addLayout(m_footer);
    detailsLayout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(kLeastHeight);
    scroll->setAccessibleName(tr("What was decided about the file"));
    scroll->setWidget(details);

    m_rowsTitle->setObjectName(QStringLiteral("sectionTitle"));
    m_count->setObjectName(QStringLiteral("hint"));
    m_rows->setModel(m_model);
    m_rows->setSortingEnabled(false);  // rows stand as in the file
    m_rows->setMinimumHeight(kLeastHeight);
    m_rows->setAccessibleName(tr("First rows"));

    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    // No text wraps here: lists would then be given the height they like best, and the sheet scroll as a whole.
    m_none = addText(*layout, tr("No files are open."), true);
    m_none->setWordWrap(false);
    layout->addWidget(m_files);
    layout->addWidget(scroll, 3);
    layout->addWidget(m_rowsTitle);
    layout->addWidget(m_count);
    layout->addWidget(m_rows, 2);
    setContent(content);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &ReadingSheet::tryOut);
    connect(m_files, &QListWidget::currentRowChanged, this, &ReadingSheet::showFile);
    connect(m_decisions, &DecisionForm::chosen, this, &ReadingSheet::choose);
    connect(m_geneticCode, &QComboBox::activated, this, [this] {
        m_options.genome.defaultGeneticCode = m_geneticCode->currentData().toInt();
        updateAction();
    });
    connect(this, &SideSheet::accepted, this, [this] {
        if (actionButton().isEnabled()) m_session.readAgain(m_options);
    });
    connect(&session, &Session::datasetChanged, this, &ReadingSheet::update);
    connect(&session, &Session::busyChanged, this, &ReadingSheet::updateAction);
    update();
}

void ReadingSheet::showSource(int source) { m_files->setCurrentRow(source); }

void ReadingSheet::showEvent(QShowEvent* event)
{
    SideSheet::showEvent(event);
    fitFiles();  // the style of the window is known by now
    tryOut();
}

const SourceFile* ReadingSheet::source() const
{
    const int row = m_files->currentRow();
    if (!m_session.hasData() || row < 0 || row >= std::ssize(m_session.dataset()->sources)) return nullptr;
    return &m_session.dataset()->sources[static_cast<std::size_t>(row)];
}

ReadChoices ReadingSheet::choices() const
{
    const SourceFile* shown = source();
    return shown ? saidAbout(*shown, m_options.read) : ReadChoices();
}

void ReadingSheet::update()
{
    const LoadOptions& now = m_session.document().options;
    m_options = m_session.hasData() ? saidOfFiles(now, *m_session.dataset()) : LoadOptions();
    m_readWith = m_options.read;
    m_geneticCode->setCurrentIndex(m_geneticCode->findData(m_options.genome.defaultGeneticCode));
    fillFiles();
    updateAction();
}

QString ReadingSheet::entryOf(const SourceFile& source) const
{
    const QString text = tr("%1: %2").arg(roleTitle(source.role), qtext(source.name));
    const bool isChanged = saidAbout(source, m_options.read) != saidAbout(source, m_readWith);
    return isChanged ? tr("%1 (changed)").arg(text) : text;
}

void ReadingSheet::fillFiles()
{
    const QSignalBlocker blocker(m_files);
    const int before = std::max(0, m_files->currentRow());
    m_files->clear();
    const bool isOpen = m_session.hasData();
    if (isOpen)
        for (const SourceFile& each : m_session.dataset()->sources) {
            m_files->addItem(entryOf(each));
            m_files->item(m_files->count() - 1)->setToolTip(qtext(each.path.empty() ? each.name : each.path));
        }
    m_none->setVisible(!isOpen);
    m_files->setVisible(isOpen);
    m_rowsTitle->setVisible(isOpen);
    m_rows->setVisible(isOpen);
    if (m_files->count() > 0) m_files->setCurrentRow(std::min(before, m_files->count() - 1));
    fitFiles();
    showFile();
}

void ReadingSheet::fitFiles()
{
    const auto heightOf = [this](int rows) {
        return std::min(m_files->count(), rows) * m_files->sizeHintForRow(0) + 2 * kFileListBorder;
    };
    m_files->setMinimumHeight(heightOf(kFewestFilesShown));
    m_files->setMaximumHeight(heightOf(kFilesShown));
}

void ReadingSheet::showFile()
{
    const SourceFile* shown = source();
    const auto row = static_cast<std::size_t>(std::max(0, m_files->currentRow()));
    const bool isRead = shown && row < m_session.dataset()->readings.size();
    m_decisions->fill(isRead ? m_session.dataset()->readings[row] : Reading(), choices());
    m_geneticCodeField->setVisible(shown && shown->role == SourceRole::Genome);
    clearLayout(*m_footer);
    m_count->hide();
    m_model->setTable(nullptr);
    say(shown ? tr("Reading…") : QString());
    if (!shown) return;
    addFooter(*shown);
    m_rowsTitle->setText(tr("The first rows, as they are understood"));
    tryOut();
}

void ReadingSheet::addFooter(const SourceFile& source)
{
    const Dataset& dataset = *m_session.dataset();
    if (source.role == SourceRole::Traits && dataset.match.rows > 0) {
        addHeading(*m_footer, tr("How rows of traits found their genes"));
        QFormLayout* list = addFactList(*m_footer);
        for (const auto& [key, rows] : dataset.match.byKey)
            if (rows > 0) addFact(*list, tr("by %1").arg(qtext(key)), numberOf(rows));
        addFact(*list, tr("not matched"), numberOf(dataset.match.rows - dataset.match.matched));
    }
    if (source.role == SourceRole::Genome) return;
    const bool predicted = isPrediction(source);
    auto* remove = new QPushButton(predicted ? tr("Predict anew") : tr("Leave out"));
    remove->setObjectName(QStringLiteral("link"));
    remove->setAccessibleName(predicted ? tr("Predict the genes anew") : tr("Leave out %1").arg(qtext(source.name)));
    connect(
        remove, &QPushButton::clicked, this, [this, hash = source.sha256] { m_session.removeSource(hash); },
        Qt::QueuedConnection);
    m_footer->addWidget(remove, 0, Qt::AlignLeft);
}

void ReadingSheet::choose(const QString& decision, const QString& value)
{
    const SourceFile* shown = source();
    if (!shown) return;
    ReadChoices& said = m_options.read[shown->sha256];
    if (value.isEmpty())
        said.erase(utf8(decision));
    else
        said[utf8(decision)] = utf8(value);
    if (said.empty()) m_options.read.erase(shown->sha256);
    m_files->currentItem()->setText(entryOf(*shown));
    updateAction();
    m_delay.start();
}

void ReadingSheet::tryOut()
{
    m_delay.stop();
    m_runner.cancel(m_job);  // whose result is dropped, even if it is there already
    const SourceFile* shown = source();
    if (!shown || !isVisible()) return;
    auto work = [at = static_cast<std::size_t>(m_files->currentRow()), options = m_options,
                 dataset = m_session.dataset(), names = m_session.document().geneNames](Progress& progress) {
        return previewSource(dataset->sources[at], options, *dataset, *names, progress);
    };
    m_job = m_runner.start<SourcePreview>(accessibleName(), this, std::move(work),
                                          [this](const Result<SourcePreview>& preview) { take(preview); });
}

void ReadingSheet::take(const Result<SourcePreview>& preview)
{
    if (!preview && preview.error().kind == ErrorKind::Cancelled) return;  // a newer one is under way
    m_count->setVisible(preview.has_value());
    if (!preview) {
        m_model->setTable(nullptr);
        say(tr("The file cannot be read so. %1").arg(qtext(preview.error().message)));
        return;
    }
    m_decisions->fill(preview->reading, choices());
    say(tr("There are no rows."));
    m_model->setTable(std::make_shared<const Table>(preview->table));
    m_rows->resizeColumnsToContents();
    for (int c = 0; c < m_model->columnCount(); ++c)
        m_rows->setColumnWidth(c, std::min(m_rows->columnWidth(c), kWidestPreviewColumn));
    m_count->setText(
        preview->matched < 0
            ? tr("%1 rows").arg(numberOf(preview->rows))
            : tr("%1 rows, of which %2 name a gene").arg(numberOf(preview->rows), numberOf(preview->matched)));
}

void ReadingSheet::say(const QString& text)
{
    m_rows->setEmptyText(text);
    m_rows->setAccessibleDescription(text);
}

void ReadingSheet::updateAction()
{
    const bool isChanged = m_options.read != m_readWith || m_options.genome.defaultGeneticCode !=
                                                               m_session.document().options.genome.defaultGeneticCode;
    actionButton().setEnabled(m_session.hasData() && isChanged && !m_session.isOpening());
}

}  // namespace pleio
