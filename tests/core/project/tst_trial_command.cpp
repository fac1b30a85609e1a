// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_command.h"

#include "core/analysis/analysis.h"
#include "tests/support/test_program.h"

#include <QProcess>
#include <QTest>

using namespace pleio;

namespace {

Trial usageTrial()
{
    Trial trial;
    trial.analysis = "codon.usage";
    trial.analysisVersion = findAnalysis("codon.usage")->version;
    trial.seed = 5;
    return trial;
}

}  // namespace

class TestTrialCommand : public QObject {
    Q_OBJECT

private slots:
    /// A shell gives back every word as it went in.
    void quotesForAShell()
    {
        const QStringList words{"plain", "",    "two words", "it's", "a\"b",      "$HOME", "`ls`",
                                "a\\b",  "*",   "~",         "#x",   "new\nline", "ä – ü", "!",
                                "'",     "a=b", "{a,b}",     "-x",   "&|;<>()"};
        std::string line = "printf '%s\\0'";
        for (const QString& word : words) line += " " + shellWord(word.toStdString());
        for (const char* shell : {"sh", "bash"}) {
            QProcess process;
            process.start(QString::fromLatin1(shell), {QStringLiteral("-c"), QString::fromStdString(line)});
            QVERIFY(process.waitForFinished());
            QStringList read = QString::fromUtf8(process.readAllStandardOutput()).split(u'\0');
            read.removeLast();
            QCOMPARE(read, words);
        }
        QCOMPARE(shellWord("plain-1.tsv"), std::string("plain-1.tsv"));
    }

    void filesOfOneNameHavePlacesOfTheirOwn()
    {
        const SourceFile sources[] = {sourceFromBytes("t.tsv", "a", SourceRole::Traits),
                                      sourceFromBytes("t.tsv", "b", SourceRole::Traits),
                                      sourceFromBytes("t.tsv", "a", SourceRole::Expression)};
        const FilePlaces places = placesOfSources(sources);
        QCOMPARE(places.size(), std::size_t{2});
        QCOMPARE(places.at({"t.tsv", sources[0].sha256}), std::string("t.tsv"));
        QCOMPARE(places.at({"t.tsv", sources[1].sha256}), std::string("2/t.tsv"));
    }

    void saysAllThatIsNotByDefault()
    {
        Trial trial = usageTrial();
        const SourceFile genome = sourceFromBytes("my genome.gbk", "x", SourceRole::Genome);
        const SourceFile traits = sourceFromBytes("-t.tsv", "y", SourceRole::Traits);
        trial.inputs = {{"genome", genome.name, genome.sha256, "format = GenBank"},
                        {"traits", traits.name, traits.sha256, "format = long, gene = a, b, trait = t"}};
        const ParameterSpec& first = findAnalysis("codon.usage")->parameters.front();
        trial.parameters = {{first.id, parameterText(first.defaultValue)}};
        LoadOptions options;
        options.genome.defaultGeneticCode = 4;
        options.genome.useProdigal = false;
        options.read[traits.sha256] = {{"gene", "other"}, {"traits.trait", "t"}, {"expression.value", "no"}};
        options.read["of another file"] = {{"gene", "x"}};
        const SourceFile sources[] = {genome, traits};
        const auto command = commandOf(trial, options, placesOfSources(sources), "", "out dir");
        QVERIFY(command);
        QVERIFY(command->notes.empty());
        // The run was read by the column "a, b", whatever is said now.
        QCOMPARE(command->text, std::string("pleioscope-cli run codon.usage --genome 'my genome.gbk' --traits ./-t.tsv "
                                            "--genetic-code 4 --no-prodigal --read './-t.tsv: gene=a, b' "
                                            "--read './-t.tsv: traits.trait=t' --seed 5 --out 'out dir'"));
    }

    void saysWhatItCannotDo()
    {
        Trial trial = usageTrial();
        trial.inputs = {{"genome", "gone.gbk", "aa", ""}};
        trial.analysisVersion += 1;
        const auto command = commandOf(trial, {}, {}, "", "out");
        QVERIFY(command);
        QCOMPARE(command->notes.size(), std::size_t{2});
        for (auto change :
             {+[](Trial& t) { t.isLegacy = true; }, +[](Trial& t) { t.analysis = "codon.none"; },
              +[](Trial& t) { t.parameters["none"] = "1"; }, +[](Trial& t) { t.inputs[0].role = "none"; }}) {
            Trial other = trial;
            change(other);
            const auto refused = commandOf(other, {}, {}, "", "out");
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);
        }
    }
};

PLEIO_TEST(tst_trial_command, TestTrialCommand)
#include "tst_trial_command.moc"
