// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/decision_names.h"
#include "core/io/source_roles.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace pleio;

/// Whatever a reader may decide has a name for people in the window.
class TestDecisionNames : public QObject {
    Q_OBJECT

private slots:
    void everyDecisionHasATitle()
    {
        std::set<QString> ids;
        for (const SourceRoleInfo& role : sourceRoles())
            for (const std::string_view id : role.choices)
                ids.insert(QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
        // What leaves no choice stands in the code of the readers alone.
        static const QRegularExpression kDecided(
            QStringLiteral("(?:\\bdecide\\(\\s*|decisions\\.push_back\\(\\{\\s*)\"([a-z_]+)\""));
        QDirIterator files(test::sourceFile(QStringLiteral("core")), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = kDecided.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) ids.insert(found.next().captured(1));
        }
        for (const char* known : {"archive_file", "encoding", "layout", "gene", "predicted_by"})
            QVERIFY2(ids.contains(QString::fromLatin1(known)), known);
        for (const QString& id : ids) {
            const QString title = decisionTitle(id.toStdString());
            QVERIFY2(title != QString(id).replace(u'_', u' ') && title.front().isUpper(), qPrintable(id));
        }
    }

    /// Of genomes too, whose formats are not all in the list of formats.
    void everyFormatHasATitle_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : {"genbank", "embl", "gff3", "gtf", "fasta", "fasta_genome", "fasta_cds", "gff3+fasta",
                                   "gtf+fasta", "gene_table", "cut", "wide", "long"})
            QTest::newRow(format) << QByteArray(format);
    }
    void everyFormatHasATitle()
    {
        QFETCH(QByteArray, format);
        QVERIFY(decisionValue("format", format.toStdString()) != QString::fromUtf8(format));
    }
};

PLEIO_TEST(tst_decision_names, TestDecisionNames)
#include "tst_decision_names.moc"
