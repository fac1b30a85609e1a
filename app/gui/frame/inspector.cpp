// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/inspector.h"

#include "app/gui/evidence_table.h"
#include "app/gui/frame/rank_bar.h"
#include "app/gui/session.h"
#include "core/base/text.h"
#include "core/cipher/decode.h"
#include "core/genome/coding_sequence.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"

#include <QClipboard>
#include <QEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

constexpr std::size_t kTraitsShown = 8;
constexpr int kLeastInspectorWidth = 220;          ///< numbers and buttons are cut off below it
constexpr std::string_view kRankSuffix = "_rank";  // of a column of "gene_ranks", behind the id in "genes"

QLabel* textLabel(const QString& text, const char* objectName = nullptr)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setTextFormat(Qt::PlainText);
    if (objectName) label->setObjectName(QLatin1String(objectName));
    return label;
}

QString commaSeparated(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts) list << qtext(text);
    return list.join(QStringLiteral(", "));
}

/// "NC_000913.3:337–2,799 (+), 2,463 bp"; empty for a FASTA of coding sequences.
QString placeText(const Genome& genome, const Gene& gene)
{
    if (gene.replicon < 0 || gene.location.parts.empty()) return {};
    return Inspector::tr("%1: %2–%3 (%4), %5 bp")
        .arg(qtext(genome.replicons[static_cast<std::size_t>(gene.replicon)].id),
             qtext(displayCount(gene.location.start() + 1)), qtext(displayCount(gene.location.end())),
             gene.location.strand() == Strand::Forward ? QStringLiteral("+") : QStringLiteral("−"),
             qtext(displayCount(gene.location.length())));
}

}  // namespace

Inspector::Inspector(Session& session, QWidget* parent) : QScrollArea(parent), m_session(session)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kLeastInspectorWidth);
    setAccessibleName(tr("Selected gene"));
    connect(&session.selection(), &Selection::currentGeneChanged, this, &Inspector::update);
    connect(&session.selection(), &Selection::genesChanged, this, &Inspector::update);
    connect(&session, &Session::datasetChanged, this, &Inspector::update);
    connect(&session, &Session::resultsChanged, this, &Inspector::update);
    update();
}

void Inspector::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) update();  // links keep the colour they were made with
}

void Inspector::update()
{
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("page"));
    content->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(6);
    const Gene* gene = m_session.findGene(m_session.selection().currentGene());
    if (gene) {
        showIdentity(*gene, *layout);
        showNumbers(*gene, *layout);
        showEvidence(*gene, *layout);
        showSequence(*gene, *layout);
    } else {
        layout->addWidget(textLabel(tr("Select a gene in a table, a figure or the search to see its names, numbers and "
                                       "the evidence for its traits."),
                                    "hint"));
    }
    layout->addStretch();
    setWidget(content);
}

void Inspector::showIdentity(const Gene& gene, QVBoxLayout& layout)
{
    auto* head = new QHBoxLayout;
    head->addWidget(textLabel(qtext(gene.displayName()), "sheetTitle"), 1);
    const int selected = static_cast<int>(m_session.selection().genes().size());
    if (selected > 1)
        for (const int by : {-1, 1}) {
            auto* step = new QToolButton;
            step->setArrowType(by < 0 ? Qt::LeftArrow : Qt::RightArrow);
            step->setAccessibleName(by < 0 ? tr("Previous selected gene") : tr("Next selected gene"));
            step->setToolTip(step->accessibleName());
            connect(
                step, &QToolButton::clicked, this, [this, by] { m_session.selection().step(by); },
                Qt::QueuedConnection);
            head->addWidget(step);
        }
    layout.addLayout(head);
    if (!gene.product.empty()) layout.addWidget(textLabel(qtext(gene.product)));
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 4, 0, 4);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    const auto row = [&](const QString& name, const QString& value) {
        if (!value.isEmpty()) form->addRow(textLabel(name, "hint"), textLabel(value));
    };
    row(tr("Identifier"), qtext(gene.id));
    if (gene.locusTag != gene.id) row(tr("Locus tag"), qtext(gene.locusTag));
    row(tr("Earlier tags"), commaSeparated(gene.oldLocusTags));
    row(tr("Synonyms"), commaSeparated(gene.synonyms));
    row(tr("Protein"), qtext(gene.proteinId));
    row(tr("Place"), placeText(m_session.dataset()->genome, gene));
    if (!gene.used()) row(tr("Left out"), qtext(exclusionText(gene.exclusion)));
    layout.addLayout(form);
}

void Inspector::showNumbers(const Gene& gene, QVBoxLayout& layout)
{
    const auto summary = m_session.document().summary;
    // Row i of "genes" is gene i; ids may repeat among those that are left out.
    const auto row = static_cast<std::size_t>(&gene - m_session.dataset()->genome.genes.data());
    const int rankRow = summary ? summary->geneRow("gene_ranks", qtext(gene.id)) : -1;
    if (rankRow < 0 || !gene.used()) return;
    layout.addWidget(textLabel(tr("Numbers and rank among the used genes"), "sectionTitle"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    int line = 0;
    for (const Column& rank : summary->table("gene_ranks")->columns) {
        if (!rank.id.ends_with(kRankSuffix)) continue;
        const Column* column = summary->table("genes")->find(rank.id.substr(0, rank.id.size() - kRankSuffix.size()));
        if (!column) continue;
        auto* name = textLabel(qtext(column->title), "hint");
        name->setToolTip(qtext(column->help));
        auto* value = textLabel(displayText(*column, row), "value");
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* bar = new RankBar;
        bar->setRank(cellNumber(rank, static_cast<std::size_t>(rankRow)));
        grid->addWidget(name, line, 0);
        grid->addWidget(value, line, 1);
        grid->addWidget(bar, line, 2);
        ++line;
    }
    layout.addLayout(grid);
}

void Inspector::showEvidence(const Gene& gene, QVBoxLayout& layout)
{
    const auto result = m_session.decoding();
    if (!result) return;
    const std::vector<Evidence> all = evidenceByP(*result, qtext(gene.id));
    layout.addWidget(textLabel(tr("Evidence for each trait"), "sectionTitle"));
    if (all.empty()) {
        layout.addWidget(textLabel(tr("This gene was not scored: it is too short or left out."), "hint"));
        return;
    }
    std::vector<Evidence> annotated, called, others;
    for (const Evidence& evidence : all)
        (evidence.member ? annotated : evidence.q <= kGeneQ ? called : others).push_back(evidence);

    const auto list = [&](const QString& title, const std::vector<Evidence>& traits, std::size_t limit) {
        if (traits.empty()) return;
        layout.addWidget(textLabel(title, "hint"));
        for (std::size_t i = 0; i < std::min(limit, traits.size()); ++i) {
            const Evidence& evidence = traits[i];
            const TraitId& trait = result->trait(evidence.trait);
            auto* link = new QLabel(
                QStringLiteral("<a style=\"text-decoration: none\" href=\"#\">%1</a> %2")
                    .arg(trait.name.toHtmlEscaped(),
                         tr("z %1, q %2")
                             .arg(numberText(evidence.z), numberText(evidence.q, NumberStyle::Probability))));
            link->setWordWrap(true);
            link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
            link->setToolTip(
                tr("%1 (%2): %3").arg(trait.name, trait.source, result->traitText(evidence.trait, "verdict")));
            connect(
                link, &QLabel::linkActivated, this, [this, trait] { emit traitChosen(trait); }, Qt::QueuedConnection);
            layout.addWidget(link);
        }
        if (traits.size() > limit) layout.addWidget(textLabel(tr("and %1 more").arg(traits.size() - limit), "hint"));
    };
    const auto supports = [](const Evidence& evidence) { return evidence.q <= kGeneQ; };
    std::vector<Evidence> supported, unsupported;
    std::ranges::partition_copy(annotated, std::back_inserter(supported), std::back_inserter(unsupported), supports);
    list(tr("Annotated, and the codons agree (q ≤ 0.1)"), supported, kTraitsShown);
    list(tr("Annotated, but the codons do not tell"), unsupported, kTraitsShown);
    list(tr("Not annotated, but the codons fit (q ≤ 0.1)"), called, kTraitsShown);
    if (annotated.empty())
        layout.addWidget(textLabel(tr("Annotated with none of the %1 tested traits.").arg(all.size()), "hint"));
    if (called.empty()) layout.addWidget(textLabel(tr("The codons fit none of the other traits at q ≤ 0.1."), "hint"));
}

void Inspector::showSequence(const Gene& gene, QVBoxLayout& layout)
{
    if (gene.coding.empty()) return;
    layout.addWidget(textLabel(tr("Sequence"), "sectionTitle"));
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, auto sequence) {
        auto* button = new QPushButton(text);
        connect(button, &QPushButton::clicked, this, [header = qtext(gene.id), sequence] {
            QGuiApplication::clipboard()->setText(QStringLiteral(">%1\n%2\n").arg(header, sequence()));
        });
        buttons->addWidget(button);
    };
    add(tr("Copy CDS"), [coding = qtext(gene.coding)] { return coding; });
    add(tr("Copy protein"), [protein = qtext(translate(gene))] { return protein; });
    buttons->addStretch();
    layout.addLayout(buttons);
}

}  // namespace pleio
