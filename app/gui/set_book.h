// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traits/named_set.h"
#include "widgets/forms/name_fields.h"

#include <QList>
#include <QObject>
#include <QString>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace pleio {

class Session;

/// What is done to the selected genes with a set.
enum class SetUse { Select, Add, Intersect, TakeOut };
inline constexpr std::array<SetUse, 4> kSetUses{SetUse::Select, SetUse::Add, SetUse::Intersect, SetUse::TakeOut};
/// What a menu says of it.
[[nodiscard]] QString setUseText(SetUse use);

/// The named sets of the open project, and what people do with them. Each change is a step that can be undone
/// (Session::edits).
class SetBook final : public QObject {
    Q_OBJECT
public:
    explicit SetBook(Session& session, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<NamedSet>& sets() const;
    /// nullptr if there is none.
    [[nodiscard]] const NamedSet* find(SetKind kind, const std::string& name) const;
    /// All that a set of this kind may hold in the open project: its genes, or its conditions and their groups.
    [[nodiscard]] const MemberOrder& all(SetKind kind) const { return m_all.at(kind); }
    /// "12 genes", "9 of 12 genes" where the open project lacks some.
    [[nodiscard]] QString sizeText(const NamedSet& set) const;
    /// Those of which something is in the open project, with what is in it.
    [[nodiscard]] QList<OfferedSet> offered(SetKind kind) const;
    /// The selected genes, in the order of the genome.
    [[nodiscard]] std::vector<std::string> selected() const;

    /// Keeps sets as one step. A name that is taken gets a number behind it. The names that they have now.
    std::vector<std::string> keep(std::vector<NamedSet> sets);
    /// A problem, and nothing else, if the name is empty or taken.
    void rename(const NamedSet& set, const std::string& name);
    void setNote(const NamedSet& set, const std::string& note);
    void remove(const std::vector<NamedSet>& sets);

    /// Changes the selected genes; those of the set that the genome lacks cannot be among them.
    void use(const NamedSet& set, SetUse use);
    /// Selects all genes that are not selected.
    void selectOthers();

signals:
    /// Sets, or what they may hold, are not what they were.
    void changed();

private:
    void push(const QString& step, std::vector<NamedSet> sets, const QString& sameAs = {});
    void replace(const QString& step, const NamedSet& set, const NamedSet& by, const QString& sameAs = {});
    void readAll();

    Session& m_session;
    std::map<SetKind, MemberOrder> m_all;
};

}  // namespace pleio
