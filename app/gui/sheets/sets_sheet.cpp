// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/sets_sheet.h"

#include "app/gui/file_dialogs.h"
#include "app/gui/pages/fact_list.h"
#include "app/gui/session.h"
#include "core/analysis/set_files.h"
#include "core/base/text.h"
#include "widgets/models/text.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
namespace pleio {

namespace {

constexpr int kListHeight = 150;
constexpr int kPastedHeight = 84;
constexpr int kSetNameRole = Qt::UserRole, kKindRole = Qt::UserRole + 1;

QLabel* labelOf(const QString& text, QWidget* field)
{
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("fieldLabel"));
    label->setBuddy(field);
    field->setAccessibleName(text);
    return label;
}

QVBoxLayout* columnIn(QWidget* part)
{
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

QPushButton* menuOf(const QString& text)
{
    auto* button = new QPushButton(text);
    button->setMenu(new QMenu(button));
    return button;
}

}  // namespace

SetsSheet::SetsSheet(Session& session, SetBook& book, QWidget* parent)
    : SideSheet(tr("Sets of genes and conditions"), tr("Close"), parent), m_session(session), m_book(book)
{
    closeButton().hide();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(selectedPart());
    addHeading(*layout, tr("Kept with the project"));
    layout->addWidget(listPart(), 1);
    layout->addWidget(detailsPart());
    addHeading(*layout, tr("From a list or a file"));
    layout->addWidget(sourcesPart());
    setContent(content);

    connect(this, &SideSheet::accepted, this, &SetsSheet::closed);
    connect(&book, &SetBook::changed, this, &SetsSheet::fill);
    connect(&session.selection(), &Selection::genesChanged, this, &SetsSheet::updateSelected);
    connect(&session, &Session::documentReplaced, this, [this] {
        m_told->clear();
        m_pasted->clear();
        m_pastedName->clear();
        m_selectedName->clear();
    });
    fill();
    updateSelected();
}

QWidget* SetsSheet::selectedPart()
{
    auto* part = new QWidget;
    QVBoxLayout* layout = columnIn(part);
    m_selected = addText(*layout, {});
    m_selectedName = new QLineEdit;
    m_selectedName->setPlaceholderText(tr("Name of the set"));
    m_selectedName->setAccessibleName(tr("Name for the selected genes"));
    m_keepSelected = new QPushButton(tr("Keep"));
    m_keepSelected->setAccessibleName(tr("Keep the selected genes as a set"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_selectedName, 1);
    row->addWidget(m_keepSelected);
    layout->addLayout(row);
    connect(m_selectedName, &QLineEdit::textChanged, this, &SetsSheet::updateSelected);
    connect(m_selectedName, &QLineEdit::returnPressed, this, &SetsSheet::keepSelected);
    connect(m_keepSelected, &QPushButton::clicked, this, &SetsSheet::keepSelected);
    return part;
}

QWidget* SetsSheet::listPart()
{
    m_list = new QTreeWidget;
    m_list->setHeaderLabels({tr("Name"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Named sets"));
    m_list->setMinimumHeight(kListHeight);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SetsSheet::showDetails);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, [this] {
        for (const NamedSet& set : chosen())
            if (set.kind == SetKind::Genes) return m_book.use(set, SetUse::Select);
    });
    return m_list;
}

QWidget* SetsSheet::detailsPart()
{
    m_details = new QWidget;
    QVBoxLayout* layout = columnIn(m_details);
    m_name = new QLineEdit;
    m_note = new QLineEdit;
    layout->addWidget(labelOf(tr("Name of the chosen set"), m_name));
    layout->addWidget(m_name);
    layout->addWidget(labelOf(tr("Note"), m_note));
    layout->addWidget(m_note);

    m_select = menuOf(tr("Select genes"));
    for (const SetUse use : kSetUses)
        m_select->menu()->addAction(setUseText(use), this, [this, use] {
            if (const auto sets = chosen(); sets.size() == 1) m_book.use(sets.front(), use);
        });
    m_combine = menuOf(tr("Combine"));
    QMenu* menu = m_combine->menu();
    menu->addAction(tr("In any of them (union)"), this, [this] { combine(SetUse::Add); });
    menu->addAction(tr("In all of them (intersection)"), this, [this] { combine(SetUse::Intersect); });
    menu->addAction(tr("In the first alone (difference)"), this, [this] { combine(SetUse::TakeOut); });
    menu->addAction(tr("In none of them (complement)"), this, &SetsSheet::keepOthers);
    m_delete = new QPushButton(tr("Delete"));
    m_export = new QPushButton(tr("Export GMT…"));
    for (auto [first, second] : {std::pair<QWidget*, QWidget*>{m_select, m_combine}, {m_delete, m_export}}) {
        auto* row = new QHBoxLayout;
        row->addWidget(first);
        row->addWidget(second);
        row->addStretch();
        layout->addLayout(row);
    }

    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const auto sets = chosen();
        if (sets.size() != 1) return;
        const std::string name(trimmed(utf8(m_name->text())));
        m_book.rename(sets.front(), name);
        if (m_book.find(sets.front().kind, name)) choose(sets.front().kind, {name});
        showDetails();
    });
    connect(m_note, &QLineEdit::textEdited, this, [this](const QString& note) {
        if (const auto sets = chosen(); sets.size() == 1) m_book.setNote(sets.front(), utf8(note));
    });
    connect(m_delete, &QPushButton::clicked, this, [this] { m_book.remove(chosen()); });
    connect(m_export, &QPushButton::clicked, this, [this] {
        const GmtText gmt = gmtOf(chosen());
        tell(gmt.notes, {});
        emit exportRequested(gmt.text);
    });
    return m_details;
}

QWidget* SetsSheet::sourcesPart()
{
    auto* part = new QWidget;
    QVBoxLayout* layout = columnIn(part);
    m_kind = new QComboBox;
    m_kind->addItem(tr("Genes"));
    m_kind->addItem(tr("Conditions"));
    m_pasted = new QPlainTextEdit;
    m_pasted->setPlaceholderText(tr("Names on lines, or with commas, semicolons or tabs between"));
    m_pasted->setFixedHeight(kPastedHeight);
    m_pasted->setTabChangesFocus(true);
    m_pastedName = new QLineEdit;
    m_pastedName->setPlaceholderText(tr("Name of the set"));
    m_keepPasted = new QPushButton(tr("Keep the list"));
    m_readFile = new QPushButton(tr("Read a file…"));
    m_readFile->setToolTip(tr("A column of genes, GMT, or any other file of traits: each trait is a set."));
    layout->addWidget(labelOf(tr("What the list names"), m_kind));
    layout->addWidget(m_kind);
    layout->addWidget(labelOf(tr("List"), m_pasted));
    layout->addWidget(m_pasted);
    layout->addWidget(labelOf(tr("Name for the list"), m_pastedName));
    layout->addWidget(m_pastedName);
    // Near the buttons, so that it is seen where they are.
    m_told = addText(*layout, {});
    m_told->setObjectName(QStringLiteral("setsTold"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_keepPasted);
    row->addWidget(m_readFile);
    row->addStretch();
    layout->addLayout(row);
    const auto update = [this] {
        m_keepPasted->setEnabled(m_session.hasData() && !m_pasted->toPlainText().trimmed().isEmpty() &&
                                 !m_pastedName->text().trimmed().isEmpty());
    };
    connect(m_pasted, &QPlainTextEdit::textChanged, this, update);
    connect(m_pastedName, &QLineEdit::textChanged, this, update);
    connect(m_keepPasted, &QPushButton::clicked, this, &SetsSheet::keepPasted);
    connect(m_pastedName, &QLineEdit::returnPressed, this, &SetsSheet::keepPasted);
    connect(m_readFile, &QPushButton::clicked, this, [this] {
        for (const QString& path : askForSources(this, SourceRole::Traits)) readFile(path);
    });
    update();
    return part;
}

void SetsSheet::nameSelected()
{
    m_selectedName->setFocus(Qt::OtherFocusReason);
    m_selectedName->selectAll();
}

SetKind SetsSheet::pastedKind() const { return m_kind->currentIndex() == 0 ? SetKind::Genes : SetKind::Conditions; }

std::vector<NamedSet> SetsSheet::chosen() const
{
    std::vector<NamedSet> sets;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem& item = *m_list->topLevelItem(row);
        if (!item.isSelected()) continue;
        const auto kind = static_cast<SetKind>(item.data(0, kKindRole).toInt());
        if (const NamedSet* set = m_book.find(kind, utf8(item.data(0, kSetNameRole).toString()))) sets.push_back(*set);
    }
    return sets;
}

void SetsSheet::choose(SetKind kind, const std::vector<std::string>& names)
{
    {
        const QSignalBlocker quiet(m_list);
        for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
            QTreeWidgetItem& item = *m_list->topLevelItem(row);
            const bool isChosen = item.data(0, kKindRole).toInt() == static_cast<int>(kind) &&
                                  std::ranges::count(names, utf8(item.data(0, kSetNameRole).toString())) > 0;
            item.setSelected(isChosen);
            if (isChosen) m_list->scrollToItem(&item);
        }
    }
    showDetails();
}

void SetsSheet::fill()
{
    const std::vector<NamedSet> before = chosen();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const NamedSet& set : m_book.sets()) {
            auto* item = new QTreeWidgetItem({qtext(set.name), m_book.sizeText(set)});
            item->setData(0, kSetNameRole, qtext(set.name));
            item->setData(0, kKindRole, static_cast<int>(set.kind));
            item->setToolTip(0, qtext(set.note.empty() ? set.name : set.name + ": " + set.note).toHtmlEscaped());
            m_list->addTopLevelItem(item);
            item->setSelected(std::ranges::any_of(
                before, [&](const NamedSet& was) { return was.kind == set.kind && was.name == set.name; }));
        }
    }
    showDetails();
}

void SetsSheet::showDetails()
{
    const std::vector<NamedSet> sets = chosen();
    const bool isOne = sets.size() == 1;
    const bool isOneKind =
        !sets.empty() && std::ranges::all_of(sets, [&](const NamedSet& set) { return set.kind == sets.front().kind; });
    const QString name = isOne ? qtext(sets.front().name) : QString();
    const QString note = isOne ? qtext(sets.front().note) : QString();
    // What is typed keeps its cursor.
    if (m_name->text() != name) m_name->setText(name);
    if (m_note->text() != note) m_note->setText(note);
    m_name->setEnabled(isOne);
    m_note->setEnabled(isOne);
    m_select->setEnabled(isOne && sets.front().kind == SetKind::Genes);
    m_combine->setEnabled(isOneKind);
    m_delete->setEnabled(!sets.empty());
    m_export->setEnabled(isOneKind);
    m_details->setVisible(!m_book.sets().empty());
}

void SetsSheet::updateSelected()
{
    const int genes = static_cast<int>(m_session.selection().genes().size());
    m_selected->setText(genes == 0 ? tr("No gene is selected. Select genes in a table or a figure, by a filter of the "
                                        "table of genes or a branch of a tree, to keep them under a name.")
                        : genes == 1 ? tr("1 gene is selected.")
                                     : tr("%1 genes are selected.").arg(qtext(displayCount(genes))));
    m_selectedName->setEnabled(genes > 0);
    m_keepSelected->setEnabled(genes > 0 && !m_selectedName->text().trimmed().isEmpty());
}

void SetsSheet::keepSelected()
{
    if (!m_keepSelected->isEnabled()) return;
    const auto names = m_book.keep({{utf8(m_selectedName->text().trimmed()), SetKind::Genes, m_book.selected(),
                                     utf8(tr("Selected in the window"))}});
    m_selectedName->clear();
    choose(SetKind::Genes, names);
}

void SetsSheet::keepPasted()
{
    if (!m_keepPasted->isEnabled()) return;
    const SetKind kind = pastedKind();
    const std::string text = utf8(m_pasted->toPlainText());
    const auto& index = m_session.document().geneNames;
    FoundMembers found = kind == SetKind::Conditions ? conditionsFromText(text, m_book.all(kind))
                         : index                     ? genesFromText(text, *index)
                                                     : FoundMembers();
    if (found.members.empty()) return tell(found.notes, tr("Nothing in the list is known here, and no set was made."));
    const auto count = static_cast<std::int64_t>(found.members.size());
    const auto names =
        m_book.keep({{utf8(m_pastedName->text().trimmed()), kind, std::move(found.members), utf8(tr("From a list"))}});
    tell(found.notes, tr("Kept %1 as %2.").arg(qtext(displayCount(count)), qtext(names.front()).toHtmlEscaped()));
    m_pastedName->clear();
    // What was not found stays, to be written otherwise.
    QStringList unknown;
    for (const std::string& name : found.unknown) unknown << qtext(name);
    m_pasted->setPlainText(unknown.join(u'\n'));
    choose(kind, names);
}

void SetsSheet::readFile(const QString& path)
{
    const auto index = m_session.document().geneNames;
    const auto dataset = m_session.dataset();
    if (!index) return;
    const QString title = tr("Read sets from %1").arg(QFileInfo(path).fileName());
    m_session.jobs().start<ReadSets>(
        title, this,
        [path, index, dataset](Progress& progress) -> Result<ReadSets> {
            const Result<SourceFile> source = readSourceFile(utf8(path), SourceRole::Traits, progress);
            if (!source) return source.error();
            return readGeneSets(*source, *index, progress);
        },
        [this, title, dataset](Result<ReadSets> read) {
            if (!read) return m_session.addFailure(read.error(), title);
            if (dataset != m_session.dataset()) return;  // another genome is open
            const auto empty = std::erase_if(read->sets, [](const NamedSet& set) { return set.members.empty(); });
            const auto names = m_book.keep(std::move(read->sets));
            const auto count = [](std::size_t n) { return qtext(displayCount(static_cast<std::int64_t>(n))); };
            QString done = tr("Sets kept: %1.").arg(count(names.size()));
            if (empty > 0)
                done += u' ' + tr("Sets left out because the genome has none of their genes: %1.").arg(count(empty));
            tell(read->notes, done);
            choose(SetKind::Genes, names);
        });
}

void SetsSheet::combine(SetUse use)
{
    const std::vector<NamedSet> sets = chosen();
    if (sets.empty()) return;
    const MemberOrder& all = m_book.all(sets.front().kind);
    NamedSet made = sets.front();
    made.members = all.unionOf(made.members, {});
    for (std::size_t i = 1; i < sets.size(); ++i) {
        const std::vector<std::string>& other = sets[i].members;
        made.name += (use == SetUse::Add ? " ∪ " : use == SetUse::Intersect ? " ∩ " : " − ") + sets[i].name;
        made.members = use == SetUse::Add         ? all.unionOf(made.members, other)
                       : use == SetUse::Intersect ? all.intersectionOf(made.members, other)
                                                  : all.differenceOf(made.members, other);
    }
    made.note = utf8(tr("Made from other sets: %1").arg(qtext(made.name)));
    choose(made.kind, m_book.keep({made}));
}

void SetsSheet::keepOthers()
{
    const std::vector<NamedSet> sets = chosen();
    if (sets.empty()) return;
    const MemberOrder& all = m_book.all(sets.front().kind);
    NamedSet made{{}, sets.front().kind, {}, {}};
    for (const NamedSet& set : sets) {
        made.name += (made.name.empty() ? "" : " ∪ ") + set.name;
        made.members = all.unionOf(made.members, set.members);
    }
    made.members = all.complementOf(made.members);
    made.name = utf8(tr("not %1").arg(qtext(made.name)));
    made.note = utf8(tr("Made from other sets: %1").arg(qtext(made.name)));
    choose(made.kind, m_book.keep({made}));
}

void SetsSheet::tell(const std::vector<Note>& notes, const QString& done)
{
    QStringList lines;
    if (!done.isEmpty()) lines << done;
    for (const Note& note : notes) {
        QStringList examples;
        for (const std::string& example : note.examples) examples << qtext(example);
        lines << qtext(note.text).toHtmlEscaped() +
                     (examples.isEmpty()
                          ? QString()
                          : QStringLiteral(" (%1)").arg(examples.join(QStringLiteral(", ")).toHtmlEscaped()));
    }
    m_told->setTextFormat(Qt::RichText);
    m_told->setText(lines.join(QStringLiteral("<br>")));
}

}  // namespace pleio
