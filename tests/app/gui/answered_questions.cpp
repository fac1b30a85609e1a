// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/gui/answered_questions.h"

#include <QAbstractButton>
#include <QApplication>

namespace pleio::test {

AnsweredQuestions::AnsweredQuestions(QMessageBox::StandardButton answer)
{
    m_look.setInterval(1);
    QObject::connect(&m_look, &QTimer::timeout, &m_look, [this, answer] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        m_asked << box->windowTitle() + u'\n' + box->text() + u'\n' + box->informativeText();
        if (QAbstractButton* button = box->button(answer))
            button->click();
        else
            qFatal("The question has no such button: %s", qPrintable(box->text()));
    });
    m_look.start();
}

}  // namespace pleio::test
