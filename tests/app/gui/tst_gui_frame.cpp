// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/rail.h"
#include "app/gui/pages/page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "app/gui/sheets/sets_sheet.h"
#include "app/gui/sheets/swarm_sheet.h"
#include "core/analysis/analysis_ids.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTest>
#include <QWheelEvent>

using namespace pleio;
using pleio::test::WindowFixture;

class TestGuiFrame : public QObject {
    Q_OBJECT
private slots:
    void everyControlHasAName();
    void pagesAreReachedByKey();
    void shortcutsAreUnique();
    void tabReachesThePage();
    void themesChange();
    void smallWindowShowsEverything();
    void theWindowFitsSmallScreens();
    void theWheelChangesNothingWhileThePageScrolls();
};

namespace {

/// What a screen reader would say of a control.
QString spokenName(const QWidget& widget)
{
    if (!widget.accessibleName().isEmpty()) return widget.accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
    for (const QLabel* label : widget.window()->findChildren<QLabel*>())
        if (label->buddy() == &widget) return label->text();
    return {};
}

}  // namespace

void TestGuiFrame::everyControlHasAName()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().actions().analyze->trigger();
    for (int page = MainWindow::Start; page <= MainWindow::Swarm; ++page) {
        f.window().showPage(page);
        for (const QWidget* widget : f.window().findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy()) continue;
            const bool isControl = qobject_cast<const QAbstractButton*>(widget) ||
                                   qobject_cast<const QComboBox*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                                   widget->inherits("QAbstractItemView") || widget->inherits("QCustomPlot");
            // Inner parts of a control (arrows of tab bars, the view of a combo box) speak through it.
            if (!isControl || widget->objectName().startsWith("qt_") || widget->inherits("QComboBoxListView") ||
                (widget->parent() &&
                 (widget->parent()->inherits("QTabBar") || widget->parent()->inherits("QLineEdit") ||
                  widget->parent()->inherits("QDockWidget") || widget->parent()->inherits("QTableView") ||
                  widget->parent()->inherits("QToolBar"))))
                continue;
            QVERIFY2(!spokenName(*widget).isEmpty(),
                     qPrintable(QStringLiteral("%1 on page %2 (%3)")
                                    .arg(QLatin1String(widget->metaObject()->className()))
                                    .arg(page)
                                    .arg(widget->parent() ? QLatin1String(widget->parent()->metaObject()->className())
                                                          : QLatin1String("-"))));
        }
    }
}

void TestGuiFrame::pagesAreReachedByKey()
{
    WindowFixture f;
    f.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    for (int page = MainWindow::Swarm; page >= MainWindow::Start; --page) {
        QTest::keyClick(&f.window(), static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
        QCOMPARE(f.window().currentPage(), page);
    }
}

void TestGuiFrame::shortcutsAreUnique()
{
    WindowFixture f;
    QMap<QString, QString> used;
    for (const QAction* action : f.window().findChildren<QAction*>()) {
        if (action->shortcutContext() != Qt::WindowShortcut) continue;
        for (const QKeySequence& keys : action->shortcuts()) {
            const QString text = keys.toString();
            QVERIFY2(!used.contains(text), qPrintable(text + ": " + used.value(text) + ", " + action->text()));
            used.insert(text, action->text());
        }
    }
}

void TestGuiFrame::tabReachesThePage()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Genes);
    f.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    f.window().actions().search->trigger();
    QSet<QWidget*> reached;
    for (int i = 0; i < 80; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
    }
    bool rail = false;
    bool page = false;
    for (const QWidget* widget : reached) {
        rail = rail || qobject_cast<const Rail*>(widget->parent());
        page = page || f.window().page(MainWindow::Genes).isAncestorOf(widget);
    }
    QVERIFY(rail);
    QVERIFY(page);
}

void TestGuiFrame::themesChange()
{
    WindowFixture f;
    f.window().setTheme(ThemeChoice::Dark);
    const QColor dark = QApplication::palette().color(QPalette::Window);
    f.window().setTheme(ThemeChoice::Light);
    const QColor light = QApplication::palette().color(QPalette::Window);
    QVERIFY(dark.lightness() < light.lightness());
    QVERIFY(!f.window().styleSheet().contains('@'));  // every role of the style sheet is filled in
}

void TestGuiFrame::smallWindowShowsEverything()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().resize(1280, 800);
    f.window().actions().analyze->trigger();
    QApplication::processEvents();
    QCOMPARE(f.window().size(), QSize(1280, 800));
}

/// Whatever is open: a window that asks for more would grow by itself, beyond the screen.
void TestGuiFrame::theWindowFitsSmallScreens()
{
    constexpr QSize kSmallest{1024, 640};
    WindowFixture f;
    f.window().fitInto({1280, 800});
    QVERIFY(f.window().width() < 1280 && f.window().height() < 800);
    QVERIFY(f.openAnalyzed());
    f.selection().setGenes({qtext(f.session().dataset()->genome.genes[1].id)});
    f.session().analyze(f.session().request(kCodonBias));
    QVERIFY(f.waitIdle());
    for (const QSize size : {QSize(1264, 752), kSmallest}) {
        f.window().resize(size);
        const auto fits = [&](const QString& what) {
            QApplication::processEvents();
            const QSize least = f.window().minimumSizeHint();
            QVERIFY2(least.width() <= kSmallest.width() && least.height() <= kSmallest.height() &&
                         f.window().size() == size,
                     qPrintable(QStringLiteral("%1: at least %2 x %3, is %4 x %5")
                                    .arg(what)
                                    .arg(least.width())
                                    .arg(least.height())
                                    .arg(f.window().width())
                                    .arg(f.window().height())));
        };
        for (int page = MainWindow::Start; page <= MainWindow::Swarm; ++page) {
            f.window().showPage(page);
            const QString name = f.window().page(page).title();
            fits(name);
            for (QTabWidget* tabs : f.window().page(page).findChildren<QTabWidget*>())
                for (int tab = 0; tab < tabs->count(); ++tab) {
                    tabs->setCurrentIndex(tab);
                    fits(name + u'/' + tabs->tabText(tab));
                }
            QList<QAction*> sheets = f.window().actions().forms;
            sheets << f.window().actions().sets << f.window().actions().history << f.window().actions().readingSettings
                   << f.window().actions().connectSwarm;
            for (QAction* sheet : sheets) {
                sheet->trigger();
                fits(name + QStringLiteral(" with ") + sheet->text());
            }
            QTest::keyClick(&f.window().swarmSheet(), Qt::Key_Escape);
            fits(name + QStringLiteral(" without a sheet"));
        }
    }
}

/// Forms are scrolled with the pointer wherever it happens to be; what it passes over stays as it was chosen.
void TestGuiFrame::theWheelChangesNothingWhileThePageScrolls()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    int looked = 0;
    const auto scrollOver = [&](const QString& where) {
        for (QComboBox* box : f.window().findChildren<QComboBox*>()) {
            if (!box->isVisible() || !box->isEnabled()) continue;
            QVERIFY2(box->focusPolicy() != Qt::WheelFocus, qPrintable(where + ": " + box->accessibleName()));
            box->clearFocus();
            const int index = box->currentIndex();
            for (const int turn : {120, -120}) {
                QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, turn), Qt::NoButton,
                                  Qt::NoModifier, Qt::NoScrollPhase, false);
                QApplication::sendEvent(box, &wheel);
                QVERIFY2(!wheel.isAccepted() && box->currentIndex() == index,
                         qPrintable(where + ": " + box->accessibleName()));
                ++looked;
            }
        }
    };
    for (QAction* form : f.window().actions().forms) {
        form->trigger();
        scrollOver(form->text());
    }
    f.window().actions().sets->trigger();
    scrollOver(QStringLiteral("sets"));
    QVERIFY(looked > 20);
    // Who has gone to a field may turn through its choices.
    f.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&f.window()));
    QComboBox* kind = nullptr;
    for (QComboBox* box : f.window().setsSheet().findChildren<QComboBox*>()) kind = box;
    QVERIFY(kind);
    kind->setFocus();
    QWheelEvent wheel(QPointF(5, 5), kind->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(kind, &wheel);
    QCOMPARE(kind->currentIndex(), 1);
}

PLEIO_TEST(tst_gui_frame, TestGuiFrame)
#include "tst_gui_frame.moc"
