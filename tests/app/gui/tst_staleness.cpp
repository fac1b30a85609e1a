// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/staleness.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

class TestStaleness : public QObject {
    Q_OBJECT
private slots:
    void sameIsFresh();
    void namesWhatDiffers();
    void anotherReadingIsStale();
    void otherPredictedGenesAreNamed();
};

namespace {

struct Made {
    Provenance provenance;
    Request request;
    Dataset dataset;
};

Made made()
{
    Made m;
    m.provenance.analysis = "cipher.decode";
    m.provenance.parameters.set("rotations", std::int64_t{200});
    m.provenance.seed = 3;
    m.provenance.inputs = {{"genome", "g.gbk", "aa", {}}, {"traits", "t.tsv", "bb", {}}};
    m.request = {"cipher.decode", m.provenance.parameters, 3};
    SourceFile genome;
    genome.role = SourceRole::Genome;
    genome.sha256 = "aa";
    SourceFile traits;
    traits.role = SourceRole::Traits;
    traits.sha256 = "bb";
    m.dataset.sources = {traits, genome};
    return m;
}

}  // namespace

void TestStaleness::sameIsFresh()
{
    const Made m = made();
    QVERIFY(differences(m.provenance, m.request, m.dataset).isEmpty());
}

void TestStaleness::namesWhatDiffers()
{
    Made m = made();
    m.request.parameters.set("rotations", std::int64_t{1000});
    m.request.seed = 4;
    m.dataset.sources.pop_back();
    const QStringList found = differences(m.provenance, m.request, m.dataset);
    QCOMPARE(found.size(), 3);
    QVERIFY(found[1].contains("200") && found[1].contains("1,000"));
    QVERIFY(found[2].contains("3") && found[2].contains("4"));
}

void TestStaleness::anotherReadingIsStale()
{
    Made m = made();
    m.dataset.readings.resize(2);
    m.dataset.readings[0].decide("trait", "ko");
    QVERIFY(differences(m.provenance, m.request, m.dataset).isEmpty());  // a result that does not say how it was read
    m.provenance.inputs[1].reading = "trait = ko";
    QVERIFY(differences(m.provenance, m.request, m.dataset).isEmpty());
    m.dataset.readings[0].decisions.front().value = "cog";
    QCOMPARE(differences(m.provenance, m.request, m.dataset).size(), 1);
}

void TestStaleness::otherPredictedGenesAreNamed()
{
    Made m = made();
    SourceFile predicted;
    predicted.role = SourceRole::Annotation;
    predicted.sha256 = "cc";
    m.dataset.sources.push_back(predicted);
    m.dataset.readings.resize(3);
    m.dataset.readings[2].decide("predicted_by", "prodigal 2.6.3");
    // Of a version that kept no prediction, and of another prediction.
    const QStringList anew{QStringLiteral("the genes were predicted anew")};
    QCOMPARE(differences(m.provenance, m.request, m.dataset), anew);
    m.provenance.inputs.push_back({"annotation", "g.predicted.gff3", "dd", "predicted_by = prodigal 2.6.2"});
    QCOMPARE(differences(m.provenance, m.request, m.dataset), anew);
    m.provenance.inputs.back() = {"annotation", "a.gff", "ee", {}};
    QCOMPARE(differences(m.provenance, m.request, m.dataset), QStringList{QStringLiteral("the input files changed")});
    m.provenance.inputs.back() = {"annotation", "g.predicted.gff3", "cc", "predicted_by = prodigal 2.6.3"};
    QVERIFY(differences(m.provenance, m.request, m.dataset).isEmpty());
}

PLEIO_TEST(tst_staleness, TestStaleness)
#include "tst_staleness.moc"
