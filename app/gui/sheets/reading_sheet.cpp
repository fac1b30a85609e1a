// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/reading_sheet.h"

#include "app/gui/pages/fact_list.h"
#include "app/gui/role_names.h"
#include "app/gui/session.h"
#include "app/gui/sheets/sheet_field.h"
#include "core/analysis/predicted_genes.h"
#include "core/base/text.h"
#include "core/io/formats.h"
#include "widgets/models/text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pleio {

namespace {

QString delimiterKey(const std::optional<char>& delimiter)
{
    return delimiter ? QString(QLatin1Char(*delimiter)) : QString();
}

QLineEdit* addColumnField(QVBoxLayout& layout, const QString& title)
{
    auto* editor = addField<QLineEdit>(layout, title);
    editor->setPlaceholderText(ReadingSheet::tr("found by content"));
    return editor;
}

}  // namespace

ReadingSheet::ReadingSheet(Session& session, QWidget* parent)
    : SideSheet(tr("How the files were read"), tr("Read again"), parent), m_session(session), m_files(new QVBoxLayout)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    m_files->setSpacing(4);
    layout->addLayout(m_files);
    addHeading(*layout, tr("Read in another way"));
    m_geneticCode = addField<QComboBox>(*layout, tr("Genetic code where the file names none"));
    for (const GeneticCode& code : GeneticCode::all())
        m_geneticCode->addItem(tr("%1, %2").arg(code.id()).arg(qtext(code.name())), code.id());
    m_geneticCode->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_format = addField<QComboBox>(*layout, tr("Format of the trait files"));
    m_format->addItem(tr("Found by content"), QString());
    for (const FormatInfo& format : formats())
        if (format.role == SourceRole::Traits) m_format->addItem(qtext(format.title), qtext(format.id));
    m_delimiter = addField<QComboBox>(*layout, tr("Separator of columns"));
    m_delimiter->addItem(tr("Found by content"), QString());
    m_delimiter->addItem(tr("Tab"), QStringLiteral("\t"));
    m_delimiter->addItem(tr("Comma"), QStringLiteral(","));
    m_delimiter->addItem(tr("Semicolon"), QStringLiteral(";"));
    m_geneColumn = addColumnField(*layout, tr("Column of the gene"));
    m_traitColumn = addColumnField(*layout, tr("Column of the trait"));
    m_sourceColumn = addColumnField(*layout, tr("Column of the source"));
    m_expressionColumn = addColumnField(*layout, tr("Column of the expression value"));
    layout->addStretch();
    setContent(content);

    connect(this, &SideSheet::accepted, this, [this] { m_session.readAgain(options()); });
    connect(&session, &Session::datasetChanged, this, &ReadingSheet::update);
    connect(&session, &Session::busyChanged, this,
            [this] { actionButton().setEnabled(m_session.hasGenome() && !m_session.isOpening()); });
    update();
}

void ReadingSheet::update()
{
    fillFiles();
    fillFields();
    actionButton().setEnabled(m_session.hasGenome() && !m_session.isOpening());
}

void ReadingSheet::fillFiles()
{
    clearLayout(*m_files);
    if (!m_session.hasGenome()) {
        addText(*m_files, tr("No files are open."), true);
        return;
    }
    const Dataset& dataset = *m_session.dataset();
    std::size_t traitFile = 0;
    for (std::size_t i = 0; i < dataset.sources.size(); ++i) {
        const SourceFile& source = dataset.sources[i];
        addText(*m_files, tr("%1: %2").arg(roleTitle(source.role), qtext(source.name)));
        if (source.role != SourceRole::Traits)
            for (const Reading::Decision& decision : dataset.readings[i].decisions)
                addText(*m_files, qtext(decision.text()), true);
        if (source.role == SourceRole::Traits && traitFile < dataset.traitFiles.size()) {
            const TraitFile& file = dataset.traitFiles[traitFile++];
            addText(*m_files, tr("Read as %1: %2").arg(qtext(file.format), qtext(file.layout)), true);
            addText(*m_files,
                    tr("%1 rows, %2 traits")
                        .arg(qtext(displayCount(static_cast<std::int64_t>(file.rows.size()))),
                             qtext(displayCount(static_cast<std::int64_t>(file.traits.size())))),
                    true);
        }
        if (source.role == SourceRole::Genome) continue;
        const bool predicted = isPrediction(source);
        auto* remove = new QPushButton(predicted ? tr("Predict anew") : tr("Leave out"));
        remove->setObjectName(QStringLiteral("link"));
        remove->setAccessibleName(predicted ? tr("Predict the genes anew")
                                            : tr("Leave out %1").arg(qtext(source.name)));
        connect(
            remove, &QPushButton::clicked, this, [this, hash = source.sha256] { m_session.removeSource(hash); },
            Qt::QueuedConnection);
        m_files->addWidget(remove, 0, Qt::AlignLeft);
    }
    if (dataset.match.rows == 0) return;
    addHeading(*m_files, tr("How rows found their genes"));
    QFormLayout* list = addFactList(*m_files);
    for (const auto& [key, rows] : dataset.match.byKey)
        if (rows > 0) addFact(*list, tr("by %1").arg(qtext(key)), qtext(displayCount(rows)));
    addFact(*list, tr("not matched"), qtext(displayCount(dataset.match.rows - dataset.match.matched)));
}

void ReadingSheet::fillFields()
{
    const LoadOptions& now = m_session.document().options;
    m_geneticCode->setCurrentIndex(m_geneticCode->findData(now.genome.defaultGeneticCode));
    m_format->setCurrentIndex(std::max(0, m_format->findData(qtext(now.traits.format))));
    m_delimiter->setCurrentIndex(std::max(0, m_delimiter->findData(delimiterKey(now.traits.delimiter))));
    m_geneColumn->setText(qtext(now.traits.geneColumn));
    m_traitColumn->setText(qtext(now.traits.traitColumn));
    m_sourceColumn->setText(qtext(now.traits.sourceColumn));
    m_expressionColumn->setText(qtext(now.expressionColumn));
}

LoadOptions ReadingSheet::options() const
{
    LoadOptions options = m_session.document().options;
    options.genome.defaultGeneticCode = m_geneticCode->currentData().toInt();
    options.traits.format = utf8(m_format->currentData().toString());
    const QString delimiter = m_delimiter->currentData().toString();
    options.traits.delimiter = delimiter.isEmpty() ? std::nullopt : std::optional(delimiter.front().toLatin1());
    options.traits.geneColumn = utf8(m_geneColumn->text().trimmed());
    options.traits.traitColumn = utf8(m_traitColumn->text().trimmed());
    options.traits.sourceColumn = utf8(m_sourceColumn->text().trimmed());
    options.expressionColumn = utf8(m_expressionColumn->text().trimmed());
    return options;
}

}  // namespace pleio
