// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/intake/intake.h"
#include "core/io/source_roles.h"
#include "tests/support/gzip_bytes.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace pleio;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// Contents that are told apart by their first lines.
const std::string kGenbank =
    "LOCUS       NC_1  60 bp DNA circular BCT 01-JAN-2020\nVERSION     NC_1.2\nFEATURES\n"
    "ORIGIN\n        1 atgaaataaa tgaaataaat gaaataaatg aaataaatga aataaatgaa ataaatgaaa\n//\n";
const std::string kSequence = ">NC_1.2 chromosome\n" + std::string(200, 'A') + "CGTTAGGATCCAT\n";
const std::string kOther = ">NC_9.1 chromosome\n" + std::string(200, 'C') + "CGTTAGGATCCAT\n";
const std::string kCoding = ">lcl|NC_1.2_cds_P1_1 [locus_tag=b1]\nATGAAACCCTAA\n"
                            ">lcl|NC_1.2_cds_P2_2 [locus_tag=b2]\nATGCCCAAATAA\n";
const std::string kRna = ">lcl|NC_1.2_rna_1 [gbkey=rRNA]\nACGTACGTAGCTAGCTAC\n";
const std::string kProtein = ">P1\nMKLFWEQILVPRSTEFWQLIPEKLLDEF\n>P2\nMEELFQILPWWERTYIPASDFGHKL\n";
const std::string kGff = "##gff-version 3\nNC_1.2\tR\tCDS\t1\t9\t.\t+\t0\tID=c1;locus_tag=b1\n";
const std::string kGtf = "NC_1.2\tR\tCDS\t1\t9\t.\t+\t0\tgene_id \"b1\"; transcript_id \"t1\";\n"
                         "NC_1.2\tR\tCDS\t11\t19\t.\t+\t0\tgene_id \"b2\"; transcript_id \"t2\";\n";
const std::string kTraits = "locus_tag\ttrait\nb1\tx\nb2\ty\n";
const std::string kPhenotypes = "locus_tag\tA\tB\tC\nb1\t0.5\t-1.5\t2\nb2\t1.5\t2.5\t-3\n";
const std::string kPValues = "locus_tag\tA\tB\tC\nb1\t0.5\t0.15\t0.2\nb2\t0.5\t0.25\t0.3\n";
const std::string kConditions = "condition\tgroup\nA\tx\nB\tx\nC\ty\n";

const std::string kFeatureCounts = "# Program:featureCounts v2.0.1; Command:\"featureCounts\" \"-a\" "
                                   "\"x.gtf\"\nGeneid\tChr\tStart\tEnd\tStrand\tLength\t"
                                   "a.bam\nb1\tc\t1\t90\t+\t90\t17\nb2\tc\t100\t190\t-\t90\t4\n";
const std::string kSalmon =
    "Name\tLength\tEffectiveLength\tTPM\tNumReads\nb1\t90\t50.5\t12.5\t17\nb2\t90\t50.5\t1.5\t4\n";

// A folder of FEBA, made up.
const std::string kFitHeader = "locusId\tsysName\tdesc\tsetA1 Time0\tsetA2 LB\tsetA3 LB\n";
const Files kFeba{
    {"feba/exps", "SetName\tIndex\tDescription\nA\tA1\tTime0\nA\tA2\tLB\nA\tA3\tLB\n"},
    {"feba/fit_logratios.tab", kFitHeader + "1\tX_1\tkinase\t0.1\t-2.5\t1.25\n2\tX_2\tligase\t0.2\t0.5\t-3.5\n"},
    {"feba/fit_logratios_good.tab",
     "locusId\tsysName\tdesc\tcomb\tsetA2 LB\tsetA3 LB\n1\tX_1\tkinase\tX_1 kinase\t-2.5\t1.25\n"
     "2\tX_2\tligase\tX_2 ligase\t0.5\t-3.5\n"},
    {"feba/fit_quality.tab", "name\tshort\tnum\tu\nsetA1\tTime0\t1\tFALSE\nsetA2\tLB\t2\tTRUE\nsetA3\tLB\t3\tTRUE\n"},
    {"feba/fit_standard_error_obs.tab", kFitHeader + "1\tX_1\tkinase\t0.1\t0.5\t0.25\n"},
    {"feba/fit_t.tab", kFitHeader + "1\tX_1\tkinase\t0.1\t-6.5\t3.25\n2\tX_2\tligase\t0.2\t1.5\t-7.5\n"},
    {"feba/genes",
     "locusId\tsysName\ttype\tscaffoldId\tbegin\tend\tstrand\tname\tdesc\n1\tX_1\t1\tc\t1\t90\t+\t\tkinase\n"
     "2\tX_2\t1\tc\t100\t190\t-\t\tligase\n"},
    {"feba/strong.tab", "locusId\tsysName\tdesc\tname\tshort\tlrn\tt\n1\tX_1\tkinase\tsetA2\tLB\t-2.5\t-6.5\n"},
};

Files operator+(Files a, const Files& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// A folder with files, and what becomes of them.
class Folder {
public:
    explicit Folder(const Files& files)
    {
        for (const auto& [name, content] : files) write(name, content);
    }

    void write(const std::string& name, const std::string& content) const
    {
        const QString path = m_dir.filePath(QString::fromStdString(name));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content.data(), static_cast<qint64>(content.size()));
    }

    [[nodiscard]] std::string path(const std::string& name = {}) const
    {
        return m_dir.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_dir;
};

Result<Intake> sorted(const std::vector<std::string>& paths, const IntakeContext& context = {})
{
    NoProgress progress;
    return sortIn(paths, context, progress);
}

/// "genome.gff=annotation notes.txt=-": every file with its role, by name.
QString rolesOf(const Intake& intake)
{
    std::map<std::string, std::string> roles;
    for (const IntakeFile& file : intake.files)
        roles[file.name] = file.role ? std::string(sourceRole(*file.role).id) : "-";
    QString text;
    for (const auto& [name, role] : roles)
        text += (text.isEmpty() ? "" : " ") + QString::fromStdString(name + '=' + role);
    return text;
}

std::string whyOf(const Intake& intake, const std::string& name)
{
    const auto found = std::ranges::find(intake.files, name, &IntakeFile::name);
    return found == intake.files.end() ? std::string() : found->why;
}

}  // namespace

Q_DECLARE_METATYPE(Files)

class TestIntake : public QObject {
    Q_OBJECT

private slots:
    void sortsFolders_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QString>("roles");
        const auto row = [](const char* name, const Files& files, const char* roles) {
            QTest::newRow(name) << files << QString::fromLatin1(roles);
        };
        row("sequence and annotation", {{"x.fna", kSequence}, {"y.gff", kGff}}, "x.fna=genome y.gff=annotation");
        row("GFF3 before GTF", {{"x.fna", kSequence}, {"y.gtf", kGtf}, {"z.gff", kGff}},
            "x.fna=genome y.gtf=- z.gff=annotation");
        row("GenBank before the rest",
            {{"x.gbk", kGenbank}, {"x.fna", kSequence}, {"x.gff", kGff}, {"x.ffn", kCoding}, {"x.faa", kProtein}},
            "x.faa=- x.ffn=- x.fna=- x.gbk=genome x.gff=-");
        row("coding sequences before a sequence alone", {{"cds.fna", kCoding}, {"x.fna", kSequence}},
            "cds.fna=genome x.fna=-");
        row("annotation alone", {{"x.gff", kGff}}, "x.gff=genome");
        row("two genomes", {{"x.gbk", kGenbank}, {"o.fna", kOther}}, "o.fna=genome x.gbk=genome");
        row("RNA is no genome", {{"rna.fna", kRna}, {"x.gbk", kGenbank}}, "rna.fna=- x.gbk=genome");
        row("tables", {{"t.tsv", kTraits}, {"p.tsv", kPhenotypes}, {"c.tsv", kConditions}},
            "c.tsv=conditions p.tsv=phenotypes t.tsv=traits");
        row("expression by name", {{"rnaseq_tpm.tsv", kPhenotypes}, {"p.tsv", kPValues}},
            "p.tsv=phenotypes rnaseq_tpm.tsv=-");
        row("p values by name", {{"fitness.tsv", kPhenotypes}, {"fitness_pvalues.tsv", kPValues}},
            "fitness.tsv=phenotypes fitness_pvalues.tsv=phenotype_p");
        row("a name alone says nothing", {{"fitness_p.tsv", kPhenotypes}}, "fitness_p.tsv=phenotypes");
        row("one column of real numbers", {{"salt.tsv", "gene\tfitness\nb1\t0.5\nb2\t-1.5\n"}, {"t.tsv", kTraits}},
            "salt.tsv=phenotypes t.tsv=traits");
        row("real numbers and descriptions",
            {{"salt.tsv", "gene\tdescription\tsalt\nb1\tkinase one\t0.5\nb2\ta ligase\t2.5\n"}}, "salt.tsv=phenotypes");
        row("whole numbers may be labels", {{"x.tsv", "gene\tx\nb1\t1\nb2\t2\nb3\t3\n"}}, "x.tsv=-");
        row("featureCounts, one sample", {{"counts.txt", kFeatureCounts}, {"t.tsv", kTraits}},
            "counts.txt=expression t.tsv=traits");
        row("featureCounts, two samples",
            {{"counts.txt", "Geneid\tChr\tStart\tEnd\tStrand\tLength\ta.bam\tb.bam\nb1\tc\t1\t90\t+\t90\t17\t3\n"
                            "b2\tc\t100\t190\t-\t90\t4\t8\n"},
             {"t.tsv", kTraits}},
            "counts.txt=- t.tsv=traits");
        row("Salmon", {{"quant.sf", kSalmon}, {"t.tsv", kTraits}}, "quant.sf=expression t.tsv=traits");
        row("several tables of amounts",
            {{"a/quant.sf", kSalmon}, {"b/counts.txt", kFeatureCounts}, {"t.tsv", kTraits}},
            "a/quant.sf=- b/counts.txt=- t.tsv=traits");
        row("one column that a name calls expression", {{"expression.tsv", "gene\tlevel\nb1\t0.5\nb2\t1.5\n"}},
            "expression.tsv=expression");
        row("strong.tab alone", {kFeba.back()}, "feba/strong.tab=phenotypes");
        row("what is no data",
            {{"README.md", "# Data\n"},
             {"a.png", std::string("\x89PNG\0\0", 6)},
             {"empty.tsv", ""},
             {"meta.json", "{\"version\": 1}"},
             {"sums.tsv", "file\tbytes\nx\t1\ny\t2\n"},
             {"t.tsv", kTraits}},
            "README.md=- a.png=- empty.tsv=- meta.json=- sums.tsv=- t.tsv=traits");
        row("what a table says of traits",
            {{"truth.tsv", "trait\tplanted\tgenes\tweight\na\t1\t10\t0.5\nb\t1\t10\t0.25\nc\t0\t10\t0.75\n"}},
            "truth.tsv=-");
        row("weights of codons",
            {{"keys.tsv", "codon\tbackground\nGCT\t0.25\nGCC\t0.25\nGCA\t0.5\nGCG\t0.125\nAAA\t0.75\n"}}, "keys.tsv=-");
        row("hidden files are passed over",
            {{".hidden.tsv", kTraits},
             {"Thumbs.db", "x"},
             {".git/t.tsv", kTraits},
             {"__MACOSX/t.tsv", kTraits},
             {"t.tsv", kTraits}},
            "t.tsv=traits");
        row("folders below", {{"genome/x.gbk", kGenbank}, {"tables/deep/t.tsv", kTraits}},
            "genome/x.gbk=genome tables/deep/t.tsv=traits");
        row("the same twice", {{"a/t.tsv", kTraits}, {"b/u.tsv", kTraits}, {"x.gbk", kGenbank}},
            "a/t.tsv=traits b/u.tsv=- x.gbk=genome");
        row("a compressed copy", {{"x.gbk", kGenbank}, {"x.gbk.gz", test::gzipMember(kGenbank)}},
            "x.gbk=genome x.gbk.gz=-");
        row("compressed", {{"x.fna.gz", test::gzipMember(kSequence)}, {"y.gff.gz", test::gzipMember(kGff)}},
            "x.fna.gz=genome y.gff.gz=annotation");
        row("FEBA", kFeba,
            "feba/exps=- feba/fit_logratios.tab=phenotypes feba/fit_logratios_good.tab=- "
            "feba/fit_quality.tab=conditions feba/fit_standard_error_obs.tab=- feba/fit_t.tab=phenotype_t "
            "feba/genes=genome feba/strong.tab=-");
        row("FEBA beside a genome", kFeba + Files{{"feba/x.gbk", kGenbank}},
            "feba/exps=- feba/fit_logratios.tab=phenotypes feba/fit_logratios_good.tab=- "
            "feba/fit_quality.tab=conditions feba/fit_standard_error_obs.tab=- feba/fit_t.tab=phenotype_t "
            "feba/genes=- feba/strong.tab=- feba/x.gbk=genome");
        row("FEBA without quality", {kFeba[0], kFeba[1], kFeba[2], kFeba[5]},
            "feba/exps=conditions feba/fit_logratios.tab=- feba/fit_logratios_good.tab=phenotypes "
            "feba/fit_t.tab=phenotype_t");
        row("Fitness Browser",
            {{"fit_organism_X.tsv", "orgId\tlocusId\tsysName\tgeneName\tdesc\tset1IT1 LB\tset1IT2 M9\tset1IT3 M9\n"
                                    "X\t1\tX_1\ta\tk\t0.100\t-2.500\t1.250\nX\t2\tX_2\tb\tl\t0.200\t0.500\t-3.500\n"},
             {"t_organism_X.tsv", "orgId\tlocusId\tsysName\tgeneName\tdesc\tset1IT1 LB\tset1IT2 M9\tset1IT3 M9\n"
                                  "X\t1\tX_1\ta\tk\t0.100\t-6.500\t3.250\nX\t2\tX_2\tb\tl\t0.200\t1.500\t-7.500\n"},
             {"exp_organism_X.txt", "orgId\texpName\texpDesc\ttimeZeroSet\nX\tset1IT1\tLB\td\nX\tset1IT2\tM9\td\n"
                                    "X\tset1IT3\tM9\td\n"},
             {"organism_X_genes.tab", "locusId\tsysName\tscaffoldId\tbegin\tend\tstrand\ttype\tdesc\n"
                                      "1\tX_1\tc\t1\t90\t+\t1\tk\n2\tX_2\tc\t100\t190\t-\t1\tl\n"},
             {"organism_X.fna", kSequence},
             {"organism_X.faa", kProtein},
             {"cofit_organism_X.txt", "orgId\tlocusId\tcofit\nX\t1\t0.9\nX\t2\t0.8\n"}},
            "cofit_organism_X.txt=- exp_organism_X.txt=conditions fit_organism_X.tsv=phenotypes organism_X.faa=- "
            "organism_X.fna=- organism_X_genes.tab=genome t_organism_X.tsv=phenotype_t");
    }
    void sortsFolders()
    {
        QFETCH(Files, files);
        const Folder folder(files);
        const auto intake = sorted({folder.path()});
        QVERIFY2(intake, intake ? "" : intake.error().message.c_str());
        QTEST(rolesOf(*intake), "roles");
        for (const IntakeFile& file : intake->files) QVERIFY2(!file.why.empty(), file.name.c_str());
    }

    void filesAreSortedAsTheirFolderIs()
    {
        const Folder folder(kFeba);
        std::vector<std::string> paths;
        for (const auto& [name, content] : kFeba) paths.push_back(folder.path(name));
        const auto intake = sorted(paths);
        QVERIFY(intake);
        QCOMPARE(rolesOf(*intake), "exps=- fit_logratios.tab=phenotypes fit_logratios_good.tab=- "
                                   "fit_quality.tab=conditions fit_standard_error_obs.tab=- fit_t.tab=phenotype_t "
                                   "genes=genome strong.tab=-");
        QCOMPARE(whyOf(*intake, "fit_logratios_good.tab"),
                 std::string("the experiments with u = TRUE of fit_logratios.tab"));
    }

    void sortsArchives()
    {
        // As the datasets program of NCBI packs it.
        const test::ZipFiles packed{{"README.md", "# NCBI Datasets\n"},
                                    {"md5sum.txt", "0123  ncbi_dataset/data/GCF_1.1/genomic.gff\n"},
                                    {"ncbi_dataset/data/assembly_data_report.jsonl", "{\"accession\":\"GCF_1.1\"}\n"},
                                    {"ncbi_dataset/data/GCF_1.1/GCF_1.1_ASM1_genomic.fna", kSequence},
                                    {"ncbi_dataset/data/GCF_1.1/cds_from_genomic.fna", kCoding},
                                    {"ncbi_dataset/data/GCF_1.1/genomic.gff", kGff},
                                    {"ncbi_dataset/data/GCF_1.1/protein.faa", kProtein},
                                    {"ncbi_dataset/data/dataset_catalog.json", "{\"apiVersion\":\"V2\"}"}};
        const Folder folder({{"ncbi.zip", test::zipBytes(packed)}});
        const auto intake = sorted({folder.path("ncbi.zip")});
        QVERIFY2(intake, intake ? "" : intake.error().message.c_str());
        QVERIFY(!intake->isOneFile());
        const QString in = QStringLiteral("ncbi_dataset/data/GCF_1.1/");
        QCOMPARE(rolesOf(*intake), "README.md=- md5sum.txt=- " + in + "GCF_1.1_ASM1_genomic.fna=genome " + in +
                                       "cds_from_genomic.fna=- " + in + "genomic.gff=annotation " + in +
                                       "protein.faa=- ncbi_dataset/data/assembly_data_report.jsonl=- "
                                       "ncbi_dataset/data/dataset_catalog.json=-");
        NoProgress progress;
        const auto sources = readIn(*intake, progress);
        QVERIFY2(sources, sources ? "" : sources.error().message.c_str());
        QCOMPARE(sources->size(), std::size_t{2});
        QCOMPARE(sources->front().name, std::string("GCF_1.1_ASM1_genomic.fna"));
        QCOMPARE(sources->front().bytes, kSequence);
        QCOMPARE(sources->front().path, folder.path("ncbi.zip"));
        QCOMPARE(sources->back().role, SourceRole::Annotation);

        // With the annotated file in it, that is the genome.
        test::ZipFiles more = packed;
        more.emplace_back("ncbi_dataset/data/GCF_1.1/genomic.gbff", kGenbank);
        folder.write("more.zip", test::zipBytes(more));
        const auto annotated = sorted({folder.path("more.zip")});
        QVERIFY(annotated);
        QVERIFY(rolesOf(*annotated).contains(in + "genomic.gbff=genome " + in + "genomic.gff=- " + in + "protein"));
        QVERIFY(!annotated->has(SourceRole::Annotation));
    }

    void anArchiveOfOneFileIsThatFile()
    {
        test::TestWorkbook workbook;
        workbook.sheets = {{"S", test::textRows({{"locus_tag", "trait"}, {"b1", "x"}, {"b2", "y"}})}};
        const Folder folder(
            {{"t.zip", test::zipBytes({{"t.tsv", kTraits}})}, {"b.xlsx", test::workbookBytes(workbook)}});
        for (const char* name : {"t.zip", "b.xlsx"}) {
            const auto intake = sorted({folder.path(name)});
            QVERIFY2(intake, intake ? "" : intake.error().message.c_str());
            QVERIFY(intake->isOneFile());
            QVERIFY(intake->files.front().role == SourceRole::Traits);
            QVERIFY(intake->files.front().member.empty());
        }
    }

    void whatIsGivenWins()
    {
        const Folder folder(kFeba + Files{{"g/x.fna", kSequence}, {"g/x.gff", kGff}});
        auto intake = sorted({folder.path("feba")}, {.given = {SourceRole::Genome, SourceRole::Conditions}});
        QVERIFY(intake && !intake->has(SourceRole::Genome) && !intake->has(SourceRole::Conditions));
        QCOMPARE(whyOf(*intake, "genes"), std::string("the genome is given by itself"));
        QCOMPARE(whyOf(*intake, "fit_quality.tab"), std::string("the conditions are given by itself"));
        intake = sorted({folder.path("feba")}, {.isGenomeOpen = true});
        QVERIFY(intake && !intake->has(SourceRole::Genome));
        intake = sorted({folder.path("g/x.gff")}, {.isGenomeOpen = true});
        QVERIFY(intake && intake->has(SourceRole::Annotation));
        intake = sorted({folder.path("g")}, {.isGenomeOpen = true});
        QVERIFY(intake && intake->has(SourceRole::Annotation) && intake->has(SourceRole::Genome));
    }

    void aRoleIsForced()
    {
        const Folder folder({{"f/t.tsv", kTraits}, {"f/p.tsv", kPhenotypes}});
        const auto file = sorted({folder.path("f/p.tsv")}, {.role = SourceRole::Traits});
        QVERIFY(file && file->isOneFile());
        QVERIFY(file->files.front().role == SourceRole::Traits);
        // In a folder it decides between tables that look alike.
        const auto found = sorted({folder.path("f")}, {.role = SourceRole::Expression});
        QVERIFY(found);
        QCOMPARE(rolesOf(*found), "p.tsv=expression t.tsv=traits");
        folder.write("g/expression.tsv", kPhenotypes);
        const auto named = sorted({folder.path("g")}, {.role = SourceRole::Expression});
        QVERIFY(named);
        QCOMPARE(rolesOf(*named), "expression.tsv=expression");
    }

    void oneFileTwiceIsNamedOnce()
    {
        const Folder folder({{"x.gbk", kGenbank}});
        const std::string path = folder.path("x.gbk");
        auto intake = sorted({path, path}, {.role = SourceRole::Genome});
        QVERIFY(intake);
        const auto checked = checkIntake(*intake);
        QVERIFY(!checked);
        QVERIFY2(checked.error().message.starts_with("The file x.gbk was given more than once, and reads as genome"),
                 checked.error().message.c_str());
    }

    void saysWhatCannotBeTaken_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QString>("says");
        QTest::newRow("two genomes") << Files{{"x.gbk", kGenbank}, {"o.fna", kOther}}
                                     << "more than one genome; take one at a time: o.fna, x.gbk";
        QTest::newRow("proteins") << Files{{"x.faa", kProtein}} << "proteins";
        QTest::newRow("nothing") << Files{{".hidden", "x"}} << "no files there";
        QTest::newRow("prose") << Files{{"a.txt", "Hello.\n"}, {"b.txt", "World.\n"}} << "None of the 2 files";
    }
    void saysWhatCannotBeTaken()
    {
        QFETCH(Files, files);
        QFETCH(QString, says);
        const Folder folder(files);
        const auto intake = sorted({folder.path()});
        QVERIFY(intake);
        const auto check = checkIntake(*intake);
        QVERIFY(!check);
        QCOMPARE(check.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(check.error().message).contains(says), check.error().message.c_str());
        NoProgress progress;
        QVERIFY(!readIn(*intake, progress));
    }

    void badPaths()
    {
        const Folder folder({{"x.gbk", kGenbank}, {"p.pleio", std::string("SQLite format 3\0", 16) + "rest"}});
        QVERIFY(!sorted({folder.path("missing")}));
        QVERIFY(!sorted({folder.path("x.gbk"), folder.path("p.pleio")}));
        const auto project = sorted({folder.path("p.pleio")});
        QVERIFY(project);
        QCOMPARE(project->project, folder.path("p.pleio"));
        QVERIFY(checkIntake(*project));
        // In a folder it is left out.
        const auto found = sorted({folder.path()});
        QVERIFY(found);
        QCOMPARE(rolesOf(*found), "p.pleio=- x.gbk=genome");
    }

    void limits()
    {
        std::string deep = "a";
        for (int i = 0; i < kDeepestFolder; ++i) deep += "/a";
        const Folder folder({{deep + "/t.tsv", kTraits}, {"x.gbk", kGenbank}});
        const auto intake = sorted({folder.path()});
        QVERIFY(intake);
        QCOMPARE(intake->files.size(), std::size_t{2});
        QVERIFY(intake->files.front().why.find("folders down") != std::string::npos);
        for (std::size_t i = 0; i <= kMostFiles; ++i) folder.write("many/" + std::to_string(i), "x");
        QVERIFY(!sorted({folder.path()}));
    }

    void cancels()
    {
        class Cancelled final : public Progress {
            void report(double, std::string_view) override {}
            [[nodiscard]] bool isCancelled() const override { return true; }
        } progress;
        const Folder folder(kFeba);
        const auto intake = sortIn({folder.path()}, {}, progress);
        QVERIFY(!intake && intake.error().kind == ErrorKind::Cancelled);
        const auto done = sorted({folder.path()});
        const auto sources = readIn(*done, progress);
        QVERIFY(!sources && sources.error().kind == ErrorKind::Cancelled);
    }

    void notesListAll()
    {
        const Folder folder(kFeba);
        const auto notes = intakeNotes(*sorted({folder.path()}));
        QCOMPARE(notes.size(), std::size_t{2});
        QCOMPARE(notes[0].code, std::string("intake.taken"));
        QCOMPARE(notes[0].count, std::int64_t{4});
        QCOMPARE(notes[1].code, std::string("intake.left_out"));
        QCOMPARE(notes[1].count, std::int64_t{4});
        QVERIFY(
            std::ranges::find(notes[1].examples, "feba/strong.tab: an excerpt of fit_logratios.tab and fit_t.tab") !=
            notes[1].examples.end());
        QVERIFY(intakeNotes(*sorted({folder.path("feba/fit_t.tab")})).empty());
    }

    void dickeya()
    {
        const QString path = test::dataFile("dickeya/Dda3937");
        PLEIO_REQUIRE_DATA(path);
        const auto intake = sorted({path.toStdString()});
        QVERIFY2(intake, intake ? "" : intake.error().message.c_str());
        QCOMPARE(rolesOf(*intake), "exps=- fit_logratios.tab=phenotypes fit_logratios_good.tab=- "
                                   "fit_quality.tab=conditions fit_t.tab=phenotype_t genes=genome strong.tab=-");
    }

    void realGenomes()
    {
        const QString path = test::dataFile("ecoli_k12");
        PLEIO_REQUIRE_DATA(path);
        const auto intake = sorted({path.toStdString()});
        QVERIFY2(intake, intake ? "" : intake.error().message.c_str());
        QVERIFY2(checkIntake(*intake), qPrintable(rolesOf(*intake)));
        const auto genomes = std::ranges::count(intake->files, std::optional(SourceRole::Genome), &IntakeFile::role);
        QCOMPARE(genomes, 1);
    }
};

PLEIO_TEST(tst_intake, TestIntake)
#include "tst_intake.moc"
