// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/trait_chooser.h"

#include "app/gui/session.h"
#include "widgets/models/text.h"

#include <QSignalBlocker>

namespace pleio {

namespace {

constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kSourceRole = Qt::UserRole + 2;
constexpr int kLettersShown = 22;
constexpr int kLeastChooserWidth = 120;  ///< in a narrow window

}  // namespace

TraitChooser::TraitChooser(Session& session, QWidget* parent) : QComboBox(parent), m_session(session)
{
    setAccessibleName(tr("Trait"));
    setMinimumWidth(kLeastChooserWidth);
    setMinimumContentsLength(kLettersShown);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_session.selection().setTrait(
            {itemData(index, kNameRole).toString(), itemData(index, kSourceRole).toString()});
    });
    connect(&session, &Session::datasetChanged, this, &TraitChooser::fill);
    connect(&session, &Session::resultsChanged, this, &TraitChooser::fill);
    connect(&session.selection(), &Selection::traitChanged, this, &TraitChooser::follow);
    fill();
}

void TraitChooser::fill()
{
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("No trait"));
    const auto add = [this](const TraitId& trait) {
        addItem(trait.source.isEmpty() ? trait.name : tr("%1 (%2)").arg(trait.name, trait.source));
        setItemData(count() - 1, trait.name, kNameRole);
        setItemData(count() - 1, trait.source, kSourceRole);
    };
    if (const auto result = m_session.decoding())
        for (int row = 0; row < result->traits(); ++row) add(result->trait(row));
    else if (const auto& dataset = m_session.dataset())
        for (const Trait& trait : dataset->traits.traits) add({qtext(trait.name), qtext(trait.source)});
    follow();
}

void TraitChooser::follow()
{
    const TraitId& trait = m_session.selection().trait();
    int found = 0;
    for (int i = 1; i < count(); ++i)
        if (itemData(i, kNameRole).toString() == trait.name &&
            (trait.source.isEmpty() || itemData(i, kSourceRole).toString() == trait.source))
            found = i;
    setCurrentIndex(found);
}

}  // namespace pleio
