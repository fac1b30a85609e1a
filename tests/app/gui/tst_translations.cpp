// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/rail.h"
#include "app/gui/language.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QAction>
#include <QApplication>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QMutex>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <set>

using namespace pleio;
using pleio::test::WindowFixture;

namespace {

/// Context and source text of a message.
using Key = std::pair<QString, QString>;

struct Message {
    QString context, source;
    QStringList translations;  ///< one, or one a plural form
    bool finished = false;
    bool plural = false;
};

QList<Message> readCatalogue(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QList<Message> messages;
    Message message;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::EndElement && xml.name() == u"message") messages.append(message);
        if (token != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {};
            message.context = context;
            message.plural = xml.attributes().value(QLatin1String("numerus")) == u"yes";
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            if (!message.plural) message.translations.append(xml.readElementText());
        } else if (xml.name() == u"numerusform") {
            message.translations.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

const QList<Message>& german()
{
    static const QList<Message> messages =
        readCatalogue(pleio::test::sourceFile(QStringLiteral("translations/pleioscope_de.ts")));
    return messages;
}

std::set<Key> keys(const QList<Message>& messages)
{
    std::set<Key> found;
    for (const Message& message : messages) found.emplace(message.context, message.source);
    return found;
}

/// The parts of a text that a translation must keep: placeholders, tags, endings of file names, line breaks.
QStringList keptParts(const QString& text)
{
    static const QRegularExpression part(QStringLiteral("%L?\\d+|%n|\\[\\*\\]|</?\\w+>|\\*\\.\\w+|;;|\n"));
    QStringList found;
    for (const QRegularExpressionMatch& match : part.globalMatch(text)) found << match.captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

qsizetype accelerators(const QString& text) { return QString(text).remove(QStringLiteral("&&")).count(u'&'); }

/// The spaces around a text, and whether it ends as a sentence or as a command that asks further.
QString edges(const QString& text)
{
    static const QRegularExpression edge(QStringLiteral("^(\\s*).*?([.…:]?\\s*)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = edge.match(text);
    return match.captured(1) + u'|' + match.captured(2);
}

/// Notes every text the window asks for.
class Listener final : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const QMutexLocker locked(&m_mutex);
        m_asked.emplace(QString::fromUtf8(context), QString::fromUtf8(source));
        return {};
    }
    bool isEmpty() const override { return false; }
    std::set<Key> asked() const
    {
        const QMutexLocker locked(&m_mutex);
        return m_asked;
    }

private:
    mutable QMutex m_mutex;
    mutable std::set<Key> m_asked;
};

QString listed(const std::set<Key>& messages)
{
    QString text;
    for (const auto& [context, source] : messages) text += context + QStringLiteral(": ") + source + u'\n';
    return text;
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator*>()); }

    void everyMessageIsTranslated_data();
    void everyMessageIsTranslated();
    void fileHasTheTextsOfTheCode();
    void windowFindsItsTexts();
    void languageIsTheFirstThatIsThere_data();
    void languageIsTheFirstThatIsThere();
    void windowIsGerman();
};

void TestTranslations::everyMessageIsTranslated_data()
{
    QTest::addColumn<Message>("message");
    QVERIFY(german().size() > 400);
    for (const Message& message : german())
        QTest::addRow("%s: %s", qUtf8Printable(message.context), qUtf8Printable(message.source)) << message;
}

void TestTranslations::everyMessageIsTranslated()
{
    QFETCH(const Message, message);
    QVERIFY(message.finished);
    QCOMPARE(message.translations.size(), message.plural ? 2 : 1);
    for (const QString& translation : message.translations) {
        QVERIFY(!translation.isEmpty());
        QCOMPARE(keptParts(translation), keptParts(message.source));
        QCOMPARE(accelerators(translation), accelerators(message.source));
        QCOMPARE(edges(translation), edges(message.source));
        // A shortcut of the window is no text: it must stay the same keys. The help names them as keyboards do.
        if (message.context == u"pleio::MainWindow" && message.source.startsWith(u"Ctrl+"))
            QCOMPARE(translation, message.source);
    }
}

/// lupdate, which collects the texts, finds neither more nor fewer in the code than the file has.
void TestTranslations::fileHasTheTextsOfTheCode()
{
    const QString lupdate =
        QStandardPaths::findExecutable(QStringLiteral("lupdate"), {QLibraryInfo::path(QLibraryInfo::BinariesPath)});
    if (lupdate.isEmpty()) QSKIP("lupdate is not installed");
    const QTemporaryDir folder;
    const QString found = folder.filePath(QStringLiteral("found.ts"));
    QProcess process;
    process.setWorkingDirectory(pleio::test::sourceFile({}));
    process.start(lupdate, {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."),
                            QStringLiteral("app/gui"), QStringLiteral("widgets"),
                            QStringLiteral("core/io/source_roles.cpp"), QStringLiteral("-ts"), found});
    QVERIFY(process.waitForFinished(600'000));
    QCOMPARE(process.exitCode(), 0);
    const std::set<Key> code = keys(readCatalogue(found));
    const std::set<Key> file = keys(german());
    QVERIFY(!code.empty());
    std::set<Key> missing, superfluous;
    std::ranges::set_difference(code, file, std::inserter(missing, missing.end()));
    std::ranges::set_difference(file, code, std::inserter(superfluous, superfluous.end()));
    const QString advice = QStringLiteral("build the target update_translations; ");
    QVERIFY2(missing.empty(), qUtf8Printable(advice + QStringLiteral("missing:\n") + listed(missing)));
    QVERIFY2(superfluous.empty(), qUtf8Printable(advice + QStringLiteral("no longer used:\n") + listed(superfluous)));
}

/// The file may have a text under a class that does not ask for it; then it is there and never seen.
void TestTranslations::windowFindsItsTexts()
{
    Listener listener;
    QVERIFY(QCoreApplication::installTranslator(&listener));
    {
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        for (int page = MainWindow::Start; page <= MainWindow::Swarm; ++page) {
            f.window().showPage(page);
            f.window().grab();
        }
        f.window().actions().analyze->trigger();
        f.window().actions().readingSettings->trigger();
    }
    QCoreApplication::removeTranslator(&listener);

    const std::set<Key> file = keys(german());
    std::set<QString> contexts;
    for (const Key& key : file) contexts.insert(key.first);
    std::set<Key> lost;
    std::size_t own = 0;
    for (const Key& key : listener.asked()) {
        if (!key.first.startsWith(u"pleio::") && !contexts.contains(key.first)) continue;
        ++own;
        if (!file.contains(key)) lost.insert(key);
    }
    QVERIFY(own > 200);
    QVERIFY2(lost.empty(), qUtf8Printable(listed(lost)));
}

void TestTranslations::languageIsTheFirstThatIsThere_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char* name, const QStringList& wanted, const char* chosen) {
        QTest::newRow(name) << wanted << QString::fromLatin1(chosen);
    };
    const QString german = QStringLiteral("de-DE"), english = QStringLiteral("en-GB"), klingon = QStringLiteral("tlh");
    row("German", {german, QStringLiteral("de")}, "de");
    row("Austrian", {QStringLiteral("de-AT")}, "de");
    row("English, then German", {english, german}, "en");
    row("one we do not have, then German", {QStringLiteral("fr-FR"), german}, "de");
    row("one we do not have", {QStringLiteral("fr-FR")}, "en");
    row("one nobody has", {klingon}, "en");
    row("no language", {QStringLiteral("C")}, "en");
    row("nothing", {}, "en");
}

void TestTranslations::languageIsTheFirstThatIsThere()
{
    QFETCH(const QStringList, wanted);
    QFETCH(const QString, chosen);
    QCOMPARE(installLanguage(wanted), chosen);
    QCOMPARE(QCoreApplication::translate("pleio::StatusLine", "No genome is open"),
             chosen == u"de" ? QStringLiteral("Kein Genom geöffnet") : QStringLiteral("No genome is open"));
}

void TestTranslations::windowIsGerman()
{
    QCOMPARE(installLanguage({QStringLiteral("de")}), QStringLiteral("de"));
    WindowFixture f;
    QCOMPARE(f.window().findChild<Rail*>()->pages()[MainWindow::Traits]->text(), QStringLiteral("Merkmale"));
    QCOMPARE(f.window().actions().exportTable->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_T));
    const QString qtTexts = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm");
    if (!QFile::exists(qtTexts)) QSKIP("Qt's own translations are not installed");
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Abbrechen"));
}

PLEIO_TEST(tst_translations, TestTranslations)
#include "tst_translations.moc"
