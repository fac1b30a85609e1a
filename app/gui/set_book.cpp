// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/set_book.h"

#include "app/gui/session.h"
#include "core/base/text.h"
#include "widgets/models/text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

QString countOf(SetKind kind, std::size_t count)
{
    const QString number = qtext(displayCount(static_cast<std::int64_t>(count)));
    if (kind == SetKind::Genes) return count == 1 ? SetBook::tr("1 gene") : SetBook::tr("%1 genes").arg(number);
    return count == 1 ? SetBook::tr("1 condition") : SetBook::tr("%1 conditions").arg(number);
}

}  // namespace

QString setUseText(SetUse use)
{
    switch (use) {
    case SetUse::Add:
        return SetBook::tr("Add to the selected genes");
    case SetUse::Intersect:
        return SetBook::tr("Keep selected what is in the set");
    case SetUse::TakeOut:
        return SetBook::tr("Take out of the selected genes");
    case SetUse::Select:
        break;
    }
    return SetBook::tr("Select these genes alone");
}

SetBook::SetBook(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    readAll();
    connect(&session, &Session::datasetChanged, this, [this] {
        readAll();
        emit changed();
    });
    connect(&session, &Session::setsChanged, this, &SetBook::changed);
}

void SetBook::readAll()
{
    m_all.clear();
    const auto& dataset = m_session.dataset();
    std::vector<std::string> conditions;
    if (m_session.hasPhenotypes()) {
        conditions = dataset->phenotypes->conditions;
        std::ranges::copy(dataset->phenotypes->groups, std::back_inserter(conditions));
    }
    m_all.emplace(SetKind::Genes, MemberOrder::ofGenome(dataset ? dataset->genome : Genome()));
    m_all.emplace(SetKind::Conditions, MemberOrder(std::move(conditions)));
}

const std::vector<NamedSet>& SetBook::sets() const { return *m_session.document().sets; }

const NamedSet* SetBook::find(SetKind kind, const std::string& name) const
{
    const auto found =
        std::ranges::find_if(sets(), [&](const NamedSet& set) { return set.kind == kind && set.name == name; });
    return found == sets().end() ? nullptr : &*found;
}

QString SetBook::sizeText(const NamedSet& set) const
{
    const std::size_t there = all(set.kind).known(set.members).size();
    const QString count = countOf(set.kind, set.members.size());
    if (there == set.members.size()) return count;
    return tr("%1 of %2").arg(qtext(displayCount(static_cast<std::int64_t>(there))), count);
}

QList<OfferedSet> SetBook::offered(SetKind kind) const
{
    QList<OfferedSet> offered;
    for (const NamedSet& set : sets()) {
        if (set.kind != kind) continue;
        OfferedSet offer{tr("%1 (%2)").arg(qtext(set.name), sizeText(set)), {}};
        for (const std::string& member : all(kind).known(set.members)) offer.members << qtext(member);
        if (!offer.members.isEmpty()) offered << offer;
    }
    return offered;
}

std::vector<std::string> SetBook::selected() const
{
    std::vector<std::string> genes;
    for (const QString& gene : m_session.selection().genes()) genes.push_back(utf8(gene));
    return all(SetKind::Genes).known(genes);
}

std::vector<std::string> SetBook::keep(std::vector<NamedSet> kept)
{
    std::vector<std::string> names;
    if (kept.empty()) return names;
    std::vector<NamedSet> after = sets();
    for (NamedSet& set : kept) {
        set.name = freeSetName(set.name, set.kind, after);
        names.push_back(set.name);
        after.push_back(std::move(set));
    }
    push(names.size() == 1 ? tr("Kept the set %1").arg(qtext(names.front()))
                           : tr("Kept %1 sets").arg(qtext(displayCount(static_cast<std::int64_t>(names.size())))),
         std::move(after));
    return names;
}

void SetBook::rename(const NamedSet& set, const std::string& name)
{
    if (name == set.name) return;
    const QString step = tr("Renamed the set %1 to %2").arg(qtext(set.name), qtext(name));
    if (trimmed(name).empty())
        return m_session.addFailure({ErrorKind::Usage, "A set needs a name; write one.", {}}, step);
    if (find(set.kind, name))
        return m_session.addFailure(
            {ErrorKind::Usage, "There is a set \"" + name + "\" already; write another name.", {}}, step);
    NamedSet by = set;
    by.name = name;
    replace(step, set, by);
}

void SetBook::setNote(const NamedSet& set, const std::string& note)
{
    if (note == set.note) return;
    NamedSet by = set;
    by.note = note;
    replace(tr("Note on the set %1").arg(qtext(set.name)), set, by,
            QStringLiteral("set_note/%1/%2").arg(qtext(setKindId(set.kind)), qtext(set.name)));
}

void SetBook::remove(const std::vector<NamedSet>& removed)
{
    std::vector<NamedSet> after = sets();
    std::erase_if(after, [&](const NamedSet& set) { return std::ranges::count(removed, set) > 0; });
    if (after.size() == sets().size()) return;
    push(removed.size() == 1
             ? tr("Deleted the set %1").arg(qtext(removed.front().name))
             : tr("Deleted %1 sets").arg(qtext(displayCount(static_cast<std::int64_t>(removed.size())))),
         std::move(after));
}

void SetBook::replace(const QString& step, const NamedSet& set, const NamedSet& by, const QString& sameAs)
{
    std::vector<NamedSet> after = sets();
    std::ranges::replace(after, set, by);
    push(step, std::move(after), sameAs);
}

void SetBook::push(const QString& step, std::vector<NamedSet> after, const QString& sameAs)
{
    m_session.edits().push<SetList>(
        step, m_session.document().sets, std::make_shared<const std::vector<NamedSet>>(std::move(after)),
        [this](const SetList& sets) { m_session.setSets(sets); }, sameAs);
}

void SetBook::use(const NamedSet& set, SetUse use)
{
    const MemberOrder& genes = all(SetKind::Genes);
    const std::vector<std::string> there = genes.known(set.members), before = selected();
    std::vector<std::string> after = there;
    if (use == SetUse::Add) after = genes.unionOf(before, there);
    if (use == SetUse::Intersect) after = genes.intersectionOf(before, there);
    if (use == SetUse::TakeOut) after = genes.differenceOf(before, there);
    QSet<QString> selection;
    for (const std::string& gene : after) selection.insert(qtext(gene));
    m_session.selection().setGenes(selection);
    if (there.size() < set.members.size())
        emit m_session.informed(tr("Of the set %1 the genome has %2.").arg(qtext(set.name), sizeText(set)));
}

void SetBook::selectOthers()
{
    QSet<QString> selection;
    for (const std::string& gene : all(SetKind::Genes).complementOf(selected())) selection.insert(qtext(gene));
    m_session.selection().setGenes(selection);
}

}  // namespace pleio
