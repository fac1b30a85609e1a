// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"
#include "widgets/theme/application_theme.h"
#include "widgets/theme/icons.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace pleio;

namespace {

constexpr double kContrastText = 4.5;      // WCAG 2 AA
constexpr double kContrastGraphics = 3.0;  // WCAG 2.1, 1.4.11

int inkOf(const QImage& image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) ink += image.pixelColor(x, y).alpha() > 100 ? 1 : 0;
    return ink;
}

}  // namespace

class TstPlotTheme : public QObject {
    Q_OBJECT
private slots:
    void themes_data();
    void themes();
    void contrastOfKnownColours();
    void divergingIsNeutralInTheMiddle();
    void themeFollowsPalette();
    void applicationTakesTheTheme();
    void icons();
    void noColourOutsideThePalette();
};

void TstPlotTheme::themes_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("light") << static_cast<int>(ThemeKind::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeKind::Dark);
    QTest::newRow("paper") << static_cast<int>(ThemeKind::Paper);
}

void TstPlotTheme::themes()
{
    QFETCH(int, kind);
    const Theme theme = loadTheme(static_cast<ThemeKind>(kind));
    for (const QColor& colour : {theme.window, theme.base, theme.alternateBase, theme.border, theme.text, theme.muted,
                                 theme.accent, theme.accentText, theme.grid, theme.axis, theme.neutral, theme.interval,
                                 theme.warning, theme.problem, theme.missing, theme.missingHatch})
        QVERIFY(colour.isValid());
    for (const QColor& ground : {theme.window, theme.base, theme.alternateBase}) {
        for (const QColor& text : {theme.text, theme.muted, theme.accent, theme.warning, theme.problem})
            QVERIFY2(contrastRatio(text, ground) >= kContrastText, qPrintable(text.name() + " on " + ground.name()));
        for (const QColor& line : {theme.axis, theme.neutral})
            QVERIFY2(contrastRatio(line, ground) >= kContrastGraphics, qPrintable(line.name()));
    }
    QVERIFY(contrastRatio(theme.accentText, theme.accent) >= kContrastText);
    QVERIFY(contrastRatio(theme.missing, theme.missingHatch) >= 1.5);

    QCOMPARE(theme.categories.size(), 8);
    for (qsizetype i = 0; i < theme.categories.size(); ++i) {
        QVERIFY(theme.categories[i].isValid());
        QVERIFY2(theme.categories[i] != theme.accent, "the accent must not carry data");
        QCOMPARE(theme.categories.indexOf(theme.categories[i]), i);
    }
    // The colours most figures use must stand out from the ground.
    for (qsizetype i = 0; i < 3; ++i) QVERIFY(contrastRatio(theme.categories[i], theme.base) >= kContrastGraphics);
    QVERIFY(theme.titleSize > theme.tickSize);
    QCOMPARE(theme.dark, theme.base.lightnessF() < 0.5F);
}

void TstPlotTheme::contrastOfKnownColours()
{
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // #767676 is the lightest grey that passes AA on white: 4.54.
    QVERIFY(std::abs(contrastRatio(QColor(118, 118, 118), Qt::white) - 4.54) < 0.005);
}

void TstPlotTheme::divergingIsNeutralInTheMiddle()
{
    const Theme theme = loadTheme(ThemeKind::Paper);
    QCOMPARE(theme.diverging.size() % 2, 1);
    QCOMPARE(theme.diverging[theme.diverging.size() / 2], QColor(Qt::white));
    // Both arms darken step by step, and the sequential scale brightens.
    for (qsizetype i = 1; i <= theme.diverging.size() / 2; ++i) {
        const qsizetype middle = theme.diverging.size() / 2;
        for (const qsizetype side : {-1, 1})
            QVERIFY(contrastRatio(theme.diverging[middle + side * i], Qt::white) >
                    contrastRatio(theme.diverging[middle + side * (i - 1)], Qt::white));
    }
    for (qsizetype i = 1; i < theme.sequential.size(); ++i)
        QVERIFY(contrastRatio(theme.sequential[i], Qt::black) > contrastRatio(theme.sequential[i - 1], Qt::black));
}

void TstPlotTheme::themeFollowsPalette()
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark})
        QCOMPARE(themeFor(paletteOf(loadTheme(kind))).kind, kind);
}

void TstPlotTheme::applicationTakesTheTheme()
{
    const Theme dark = loadTheme(ThemeKind::Dark);
    applyTheme(dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), dark.window);
    QCOMPARE(QApplication::palette().color(QPalette::Highlight), dark.accent);
    QCOMPARE(QApplication::font().pixelSize(), 13);
    applyTheme(loadTheme(ThemeKind::Light));
}

void TstPlotTheme::icons()
{
    const Theme theme = loadTheme(ThemeKind::Light);
    const QStringList names = iconNames();
    for (const char* needed : {"start", "overview", "genes", "codons", "traits", "pleiotropy", "open", "save", "export",
                               "run", "cancel", "search"})
        QVERIFY2(names.contains(QLatin1String(needed)), needed);
    for (const QString& name : names) {
        const QIcon icon = themedIcon(name, theme);
        for (const int size : {16, 24, 48}) {
            const QImage image = icon.pixmap(size).toImage();
            QVERIFY2(inkOf(image) > size / 2, qPrintable(name));
            QVERIFY2(inkOf(image) < size * size * 3 / 4, qPrintable(name));
        }
        // A pixel that is fully covered has the theme's colour.
        const QImage image = icon.pixmap(64, QIcon::Selected).toImage();
        bool found = false;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) found |= image.pixelColor(x, y) == theme.accent;
        QVERIFY2(found, qPrintable(name));
    }
}

/// Colours are named in resources/palette.json and nowhere else.
void TstPlotTheme::noColourOutsideThePalette()
{
    static const QRegularExpression literal(QStringLiteral(
        R"re("#[0-9a-fA-F]{3,8}"|QColor\(\s*\d|qRgba?\(\s*\d|Qt::(red|green|blue|cyan|magenta|yellow|gray|darkGray|lightGray|black|white|dark[A-Z]\w+)\b|QColorConstants|rgba?\(\s*\d)re"));
    QStringList found;
    for (const QString& folder : {QStringLiteral("widgets"), QStringLiteral("app")}) {
        QDirIterator files(test::sourceFile(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
            for (qsizetype i = 0; i < lines.size(); ++i)
                if (literal.match(lines[i]).hasMatch())
                    found.append(QStringLiteral("%1:%2 %3").arg(file.fileName()).arg(i + 1).arg(lines[i].trimmed()));
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

PLEIO_TEST(tst_plot_theme, TstPlotTheme)
#include "tst_plot_theme.moc"
