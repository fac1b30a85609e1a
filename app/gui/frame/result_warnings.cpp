// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/result_warnings.h"

#include "app/gui/session.h"
#include "widgets/models/text.h"

#include <set>
#include <utility>

namespace pleio {

ResultWarnings::ResultWarnings(Session& session, std::string analysis, QWidget* parent)
    : QLabel(parent), m_session(session), m_analysis(std::move(analysis))
{
    setObjectName(QStringLiteral("warnings"));
    setAttribute(Qt::WA_StyledBackground);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAccessibleName(tr("Warnings about this result"));
    connect(&session, &Session::resultsChanged, this, &ResultWarnings::update);
    hide();
    update();
}

void ResultWarnings::update()
{
    QStringList texts;
    if (const auto result = m_session.result(m_analysis)) {
        std::set<std::pair<std::string, std::string>> read;
        if (const auto& dataset = m_session.dataset())
            for (const Note& note : dataset->notes()) read.emplace(note.code, note.text);
        for (const Note& note : result->report().notes)
            if (note.severity == Severity::Warning && !read.contains({note.code, note.text})) texts << qtext(note.text);
    }
    setToolTip(texts.join(u'\n'));
    setText(texts.size() > 1 ? tr("%1 (and %2 more among the problems)").arg(texts.front()).arg(texts.size() - 1)
                             : texts.join(u' '));
    setVisible(!texts.isEmpty());
}

}  // namespace pleio
