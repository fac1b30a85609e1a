// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/parameters.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace pleio;

namespace {

const std::vector<ParameterSpec>& specs()
{
    static const std::vector<ParameterSpec> kSpecs{
        {"channel", "Channel", "", "", std::string("combined"), {}, {}, {{"synonymous", ""}, {"combined", ""}}},
        {"exact", "Exact", "", "", false, {}, {}, {}},
        {"fine", "Fine", "", "", 0.5, 0.05, 1.25, {}},
        {"label", "Label", "", "", std::string(), {}, {}, {}},
        {"min_genes", "Fewest genes", "", "genes", std::int64_t{25}, 2.0, 1000.0, {}},
        {"rho", "Rho", "", "", 0.5, 0.0, 1.0, {}},
        {"seeds", "Seeds", "", "", std::int64_t{1}, 1.0, {}, {}},
    };
    return kSpecs;
}

const ParameterSpec& spec(const QString& id)
{
    for (const ParameterSpec& each : specs())
        if (each.id == id.toStdString()) return each;
    qFatal("no such parameter");
}

}  // namespace

class TestParameters : public QObject {
    Q_OBJECT

private slots:
    void defaultsAreFilledIn()
    {
        const Result<Parameters> all = checked(specs(), Parameters({{"min_genes", std::int64_t{30}}}));
        QVERIFY(all);
        QCOMPARE(all->values().size(), specs().size());
        QCOMPARE(all->integer("min_genes"), std::int64_t{30});
        QCOMPARE(all->real("rho"), 0.5);
        QCOMPARE(all->flag("exact"), false);
        QCOMPARE(all->text("channel"), std::string("combined"));
    }

    void wholeNumberFitsReal()
    {
        const Result<Parameters> all = checked(specs(), Parameters({{"rho", std::int64_t{1}}}));
        QVERIFY(all);
        QCOMPARE(all->real("rho"), 1.0);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << "min_gene" << 0 << "this analysis has channel, exact";
        QTest::newRow("real for integer") << "min_genes" << 1 << "whole number";
        QTest::newRow("text for integer") << "min_genes" << 2 << "whole number";
        QTest::newRow("integer for flag") << "exact" << 3 << "true or false";
        QTest::newRow("too small") << "min_genes" << 3 << "between 2 genes and 1,000 genes";
        QTest::newRow("too large") << "rho" << 4 << "between 0 and 1";
        QTest::newRow("fraction below") << "fine" << 4 << "between 0.05 and 1.25";
        QTest::newRow("below open range") << "seeds" << 5 << "at least 1";
        QTest::newRow("not finite") << "rho" << 6 << "finite";
        QTest::newRow("not a choice") << "channel" << 2 << "synonymous, combined";
    }

    void refused()
    {
        QFETCH(QString, id);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const std::vector<ParameterValue> values{true,
                                                 25.0,
                                                 std::string("many"),
                                                 std::int64_t{1},
                                                 1.5,
                                                 std::int64_t{0},
                                                 std::numeric_limits<double>::quiet_NaN()};
        const Result<Parameters> all =
            checked(specs(), Parameters({{id.toStdString(), values[static_cast<std::size_t>(kind)]}}));
        QVERIFY(!all);
        QCOMPARE(all.error().kind, ErrorKind::Usage);
        QCOMPARE(all.error().where, id.toStdString());
        QVERIFY2(QString::fromStdString(all.error().message).contains(says), all.error().message.c_str());
    }

    void parse_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("integer") << "min_genes"
                                 << " 40 "
                                 << "40";
        QTest::newRow("real") << "rho"
                              << "0.25"
                              << "0.25";
        QTest::newRow("exponent") << "rho"
                                  << "1e-3"
                                  << "0.001";
        QTest::newRow("flag") << "exact"
                              << "true"
                              << "true";
        QTest::newRow("choice") << "channel"
                                << "synonymous"
                                << "synonymous";
        QTest::newRow("free text") << "label"
                                   << " a b "
                                   << " a b ";
        QTest::newRow("decimal comma") << "rho"
                                       << "0,25"
                                       << "";
        QTest::newRow("fraction of genes") << "min_genes"
                                           << "25.5"
                                           << "";
        QTest::newRow("empty number") << "min_genes"
                                      << ""
                                      << "";
        QTest::newRow("beyond 64 bits") << "seeds"
                                        << "99999999999999999999"
                                        << "";
        QTest::newRow("infinite") << "rho"
                                  << "inf"
                                  << "";
        QTest::newRow("flag word") << "exact"
                                   << "maybe"
                                   << "";
        QTest::newRow("choice misspelt") << "channel"
                                         << "Synonymous"
                                         << "";
        QTest::newRow("out of range") << "min_genes"
                                      << "1001"
                                      << "";
    }

    void parse()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Result<ParameterValue> value = parseParameter(spec(id), text.toStdString());
        QCOMPARE(value.has_value(), !expected.isEmpty());
        if (!value) {
            QCOMPARE(value.error().kind, ErrorKind::Usage);
            QCOMPARE(value.error().where, id.toStdString());
            return;
        }
        QCOMPARE(parameterText(*value), expected.toStdString());
        const Result<ParameterValue> again = parseParameter(spec(id), parameterText(*value));
        QVERIFY(again);
        QVERIFY(*again == *value);
    }
};

PLEIO_TEST(tst_parameters, TestParameters)
#include "tst_parameters.moc"
