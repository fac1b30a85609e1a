// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "core/analysis/codon_stream.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/gzip_bytes.h"
#include "tests/support/read_all.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

using namespace pleio;
using pleio::test::hasNote;
using pleio::test::readAll;
using Values = std::map<std::string, ParameterValue>;
Q_DECLARE_METATYPE(Values)

namespace {

/// The edge cases of tests/golden/codon.bias/edge in one file: see SOURCE.md there.
QByteArray edgeCases()
{
    const QString folder = test::sourceFile(QStringLiteral("tests/golden/codon.bias/edge"));
    QByteArray text;
    for (const QString& name : QDir(folder).entryList({QStringLiteral("*.fa")}, QDir::Files, QDir::Name))
        for (QByteArray line : readAll(folder + u'/' + name).split('\n')) {
            if (line.startsWith('>')) line = line.trimmed() + " [gbkey=CDS]";
            if (!line.isEmpty()) text += line + '\n';
        }
    return text;
}

/// Genes of random codons with NCBI's headers: every fourth a ribosomal protein with a bias of its own, some with
/// code 4, a pseudogene, long genes, and shared names.
QByteArray manyGenes()
{
    QByteArray text;
    unsigned state = 7;
    for (int g = 0; g < 200; ++g) {
        const bool ribosomal = g % 4 == 0;
        text += ">lcl|X_cds_" + QByteArray::number(g) + " [gene=abc" + QByteArray::number(g % 150) + "] [locus_tag=L" +
                QByteArray::number(g) + "] [protein=" +
                (ribosomal ? QByteArray("50S ribosomal protein L") + QByteArray::number(g) : QByteArray("enzyme")) +
                "]" + (g % 10 == 3 ? " [transl_table=4]" : "") + (g == 17 ? " [pseudo=true]" : "") + "\nATG";
        for (int n = 0, length = g % 50 == 9 ? 30000 : 40 + g; n < length;) {
            state = state * 1664525U + 1013904223U;
            const int codon = static_cast<int>((state >> 16) % (ribosomal ? 40 : 64));
            if (!GeneticCode::standard().isSense(codon)) continue;
            text += QByteArray::fromStdString(codonText(codon));
            if (++n % 25 == 0) text += '\n';
        }
        text += (g % 10 == 3 ? "TGATAA" : g == 21 ? "TAATAA" : "TAA") + QByteArray(g == 22 ? "A\n" : "\n");
    }
    return text;
}

}  // namespace

class TestCodonStream : public QObject {
    Q_OBJECT

private slots:
    void equalsTheAnalyses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Values>("parameters");
        QTest::addColumn<int>("code");
        const QByteArray edge = edgeCases(), many = manyGenes();
        const auto row = [](const char* name, const QByteArray& text, const Values& parameters = {}, int code = 11) {
            QTest::newRow(name) << text << text << parameters << code;
        };
        row("edge cases", edge);
        row("edge cases without start codons", edge, {{"start_codon", std::string("drop")}});
        row("edge cases, code 1", edge, {}, 1);
        QTest::newRow("edge cases, CRLF")
            << QByteArray(edge).replace('\r', "").replace('\n', "\r\n") << edge << Values() << 11;
        const std::string packed =
            test::gzipMember(edge.toStdString().substr(0, 500)) + test::gzipMember(edge.toStdString().substr(500));
        QTest::newRow("edge cases, gzip") << QByteArray::fromStdString(packed) << edge << Values() << 11;
        row("ribosomal proteins", many);
        row("code of most genes is not the given one", many, {}, 4);
        row("listed genes", many,
            {{"reference", std::string("genes")},
             {"reference_genes", std::string("abc1, L2 L4 abc7 abc17 L2 nobody")}});
        row("plus one, given optimal codons", many,
            {{"zero_counts", std::string("plus_one")}, {"optimal_codons", std::string("CTG AAA")}});
    }

    void equalsTheAnalyses()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        QFETCH(Values, parameters);
        QFETCH(int, code);
        const auto streamed = stream(file, parameters, code);
        QVERIFY2(streamed, streamed ? "" : streamed.error().oneLine().c_str());

        NoProgress none;
        LoadOptions options;
        options.genome.defaultGeneticCode = code;
        options.genome.useProdigal = false;
        const auto dataset =
            loadDataset({sourceFromBytes("genes.fa", text.toStdString(), SourceRole::Genome)}, options, none);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        auto bias = runAnalysis({"codon.bias", Parameters(parameters), 1}, *dataset, none);
        QVERIFY2(bias, bias ? "" : bias.error().oneLine().c_str());
        Parameters ofUsage;
        if (const auto at = parameters.find("start_codon"); at != parameters.end()) ofUsage.set(at->first, at->second);
        const auto usage = runAnalysis({"codon.usage", ofUsage, 1}, *dataset, none);
        QVERIFY(usage);

        Table expected = *bias->table("gene_bias");
        for (Column& column : expected.columns)  // needs all genes at once
            if (column.id == "gcb") column.values = std::vector<double>(expected.rows(), std::nan(""));
        QVERIFY(written("gene_bias") == QByteArray::fromStdString(toTsv(expected)));
        for (const char* id : {"gene_codon_counts", "codon_usage", "amino_acid_usage"})
            QVERIFY2(written(id) == QByteArray::fromStdString(toTsv(*usage->table(id))), id);
        QVERIFY(written("codon_weights") == QByteArray::fromStdString(toTsv(*bias->table("codon_weights"))));
        for (const Scalar& scalar : bias->scalars) {
            const double own = streamed->scalar(scalar.id)->value;
            QVERIFY2(own == scalar.value || (std::isnan(own) && std::isnan(scalar.value)), scalar.id.c_str());
        }
        for (const Note& note : bias->notes)
            if (note.code.starts_with("codon.") || note.code.starts_with("reference"))
                QVERIFY2(std::ranges::any_of(streamed->notes,
                                             [&](const Note& own) {
                                                 return own.code == note.code && own.text == note.text &&
                                                        own.examples == note.examples;
                                             }),
                         note.text.c_str());
        QVERIFY(hasNote(*streamed, "codon.stream"));
    }

    void takesTablesAndTrna()
    {
        CodonStreamInput input;
        std::string table;
        for (int c = 0; c < kCodons; ++c)
            table +=
                codonText(c) + ' ' + GeneticCode::standard().aminoAcid(c) + " 0.1 1.0 " + std::to_string(c % 7) + "\n";
        input.references = {
            sourceFromBytes("a.cut", table, SourceRole::CodonTable),
            sourceFromBytes("trna.tsv", "anticodon\tcopies\nTGC\t3\nGAA\t2\nCAG\t4\n", SourceRole::Trna)};
        const auto streamed = stream(manyGenes(), {{"reference", std::string("table")}}, 11, input);
        QVERIFY2(streamed, streamed ? "" : streamed.error().oneLine().c_str());
        QVERIFY(hasNote(*streamed, "trna.source"));
        QCOMPARE(streamed->provenance.inputs.size(), std::size_t{3});
        QCOMPARE(streamed->provenance.inputs[1].reading, std::string("format = cut, encoding = UTF-8"));
        QVERIFY(streamed->provenance.inputs[2].reading.starts_with("layout = 9 copies, anticodon in column 1"));
        QVERIFY(!std::isnan(streamed->scalar("mean_cai_reference")->value));
    }

    void marksSimulatedData()
    {
        const auto streamed = stream(">a [simulated=true]\nATGAAATAA\n");
        QVERIFY(streamed);
        QVERIFY(streamed->provenance.simulated);
        QVERIFY(written("gene_bias").startsWith("# Simulated"));
        QVERIFY(written("gene_codon_counts").startsWith("# Simulated"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<Values>("parameters");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray gene = ">a\nATGAAATAA\n";
        const auto row = [](const char* name, const QByteArray& file, const char* reference, ErrorKind kind) {
            QTest::newRow(name) << file << Values{{"reference", std::string(reference)}} << kind;
        };
        row("expression", gene, "expression", ErrorKind::Usage);
        row("self-consistent", gene, "self", ErrorKind::Usage);
        row("list without names", gene, "genes", ErrorKind::Usage);
        row("no table", gene, "table", ErrorKind::BadInput);
        row("unknown set", gene, "best", ErrorKind::Usage);
        row("protein", ">a\nMKLVEEQ\n", "ribosomal", ErrorKind::BadInput);
        row("no FASTA", "gene\tvalue\n", "ribosomal", ErrorKind::BadInput);
    }

    /// And leaves nothing behind.
    void refuses()
    {
        QFETCH(QByteArray, file);
        QFETCH(Values, parameters);
        QFETCH(ErrorKind, kind);
        const auto streamed = stream(file, parameters);
        QVERIFY(!streamed);
        QCOMPARE(streamed.error().kind, kind);
        QVERIFY(!QDir(m_folder->filePath(QStringLiteral("out"))).exists());
    }

private:
    Result<Report> stream(const QByteArray& bytes, const Values& parameters = {}, int code = 11,
                          CodonStreamInput input = {})
    {
        m_folder = std::make_unique<QTemporaryDir>();
        input.fasta = m_folder->filePath(QStringLiteral("genes.fa")).toStdString();
        input.geneticCode = code;
        QFile file(QString::fromStdString(input.fasta));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        file.close();
        NoProgress none;
        return streamCodonStatistics(input, Parameters(parameters),
                                     m_folder->filePath(QStringLiteral("out")).toStdString(), none);
    }
    QByteArray written(const char* id) const
    {
        return readAll(m_folder->filePath(QStringLiteral("out/%1.tsv").arg(QLatin1String(id))));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

PLEIO_TEST(tst_codon_stream, TestCodonStream)
#include "tst_codon_stream.moc"
