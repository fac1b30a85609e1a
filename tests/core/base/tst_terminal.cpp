// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/terminal.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TestTerminal : public QObject {
    Q_OBJECT

private slots:
    void showsCommandsAsText_data();
    void showsCommandsAsText();
    void leavesNoCommandOfAnyBytes();
};

void TestTerminal::showsCommandsAsText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const QByteArray& text, const QByteArray& shown) {
        QTest::newRow(name) << text << shown;
    };
    row("plain", "CDS are left out: \"a\\b\"\t1\n", "CDS are left out: \"a\\b\"\t1\n");
    row("letters of all languages", "Häufigkeit – 遺伝子 🧬 e\xcc\x81",
        "Häufigkeit – 遺伝子 🧬 e\xcc\x81");
    row("title of the window", "\x1b]0;owned\x07", "\\u001b]0;owned\\u0007");
    row("clears the screen", "\x1b[2J", "\\u001b[2J");
    row("goes back", "bad\rgood\b", "bad\\u000dgood\\u0008");
    row("delete", "\x7f", "\\u007f");
    row("nul", QByteArray("a\0b", 3), "a\\u0000b");
    row("C1 as UTF-8",
        "\xc2\x9b"
        "2J",
        "\\u009b2J");
    row("C1 as a byte",
        "\x9b"
        "2J",
        "\\x9b2J");
    row("turned writing",
        "a\xe2\x80\xae"
        "b\xe2\x81\xa6",
        "a\\u202eb\\u2066");
    row("line separator", "\xe2\x80\xa8", "\\u2028");
    row("cut short", "caf\xc3", "caf\\xc3");
    row("too long for its value", "\xc0\x9b", "\\xc0\\x9b");
    row("half a pair", "\xed\xa0\x80", "\\xed\\xa0\\x80");
    row("above Unicode", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
}

void TestTerminal::showsCommandsAsText()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(terminalText(text.toStdString())), shown);
}

void TestTerminal::leavesNoCommandOfAnyBytes()
{
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const std::string text{static_cast<char>(first), static_cast<char>(second)};
            for (const QChar c : QString::fromStdString(terminalText(text))) {
                QVERIFY(c != QChar::ReplacementCharacter);
                QVERIFY(c.category() != QChar::Other_Control || c == u'\n' || c == u'\t');
            }
        }
}

PLEIO_TEST(tst_terminal, TestTerminal)
#include "tst_terminal.moc"
