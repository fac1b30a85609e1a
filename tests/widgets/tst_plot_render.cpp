// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/widgets/plot_samples.h"
#include "widgets/plots/figure_export.h"
#include "widgets/plots/pdf_dates.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using namespace pleio;
using namespace pleio::test;

namespace {

constexpr double kQuietBorderMm = 1;  // no ink this near the edge: what would be cut off would cross it

QByteArray rendered(const PlotSpec& spec, FigureFormat format, double widthMm = 0, int dpi = 150)
{
    FigureOptions options;
    options.format = format;
    options.widthMm = widthMm;
    options.dpi = dpi;
    const auto bytes = renderFigure(spec, options);
    return bytes ? *bytes : QByteArray();
}

QStringList textsOf(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text"))
            texts.append(reader.readElementText(QXmlStreamReader::IncludeChildElements).simplified());
    return texts;
}

bool isInk(QRgb pixel) { return qGray(pixel) < 250; }

double shareOfInk(const QImage& image)
{
    qint64 ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) ink += isInk(image.pixel(x, y)) ? 1 : 0;
    return static_cast<double>(ink) / (static_cast<double>(image.width()) * image.height());
}

bool borderIsQuiet(const QImage& image, double dpi)
{
    const int border = static_cast<int>(kQuietBorderMm / 25.4 * dpi);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const bool outside =
                x < border || y < border || x >= image.width() - border || y >= image.height() - border;
            if (outside && isInk(image.pixel(x, y))) return false;
        }
    return true;
}

QImage drawnBack(const QByteArray& svg, const PlotSpec& spec, double widthMm, int dpi)
{
    QImage image(QSizeF(widthMm, spec.heightMm).toSize() * dpi / 25.4, QImage::Format_RGB32);
    image.fill(Qt::white);
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

}  // namespace

class TstPlotRender : public QObject {
    Q_OBJECT
private slots:
    void figures_data();
    void figures();
    void labelsAreText_data() { figures_data(); }
    void markupInWordsIsText();
    void labelsAreText();
    void pdfOpensElsewhere_data() { figures_data(); }
    void pdfOpensElsewhere();
    void datesLeaveNoTrace();
    void simulatedDataIsMarked();
    void pngKnowsItsSize();
    void filesAreWritten();
    void errorsSayWhatToDo_data();
    void errorsSayWhatToDo();
    void titlesAndCaptionsWrap();
};

void TstPlotRender::figures_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<double>("widthMm");
    const auto samples = plotSamples();
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (const double width : {89.0, 183.0})
            // Codon, amino acid and number in each of 64 cells need two columns.
            if (width > 100 || samples[i].name != QLatin1String("codon grid"))
                QTest::addRow("%s, %g mm", qPrintable(samples[i].name), width) << static_cast<int>(i) << width;
}

/// Every figure, at one and two columns: SVG and PNG are not blank, cut off nowhere, and equal when made again.
void TstPlotRender::figures()
{
    QFETCH(int, index);
    QFETCH(double, widthMm);
    static const auto samples = plotSamples();
    const PlotSpec& spec = samples[static_cast<std::size_t>(index)].spec;

    const QByteArray png = rendered(spec, FigureFormat::Png, widthMm);
    const QImage image = QImage::fromData(png, "PNG");
    QCOMPARE(image.width(), qRound(widthMm / 25.4 * 150));
    QVERIFY(shareOfInk(image) > 0.01);
    QVERIFY(borderIsQuiet(image, 150));

    const QByteArray svg = rendered(spec, FigureFormat::Svg, widthMm);
    QVERIFY(QSvgRenderer(svg).isValid());
    const QImage back = drawnBack(svg, spec, widthMm, 100);
    QVERIFY(shareOfInk(back) > 0.01);
    QVERIFY(borderIsQuiet(back, 100));

    QCOMPARE(rendered(spec, FigureFormat::Svg, widthMm), svg);
    QCOMPARE(rendered(spec, FigureFormat::Png, widthMm), png);
}

/// Names of traits are anyone's text.
void TstPlotRender::markupInWordsIsText()
{
    PlotSpec spec = plotSamples().front().spec;
    spec.title = "Heat & <cold>";
    spec.caption = "p < 0.05 & \"q\" > 0";
    QXmlStreamReader reader(rendered(spec, FigureFormat::Svg));
    QStringList about;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement &&
            (reader.name() == QLatin1String("title") || reader.name() == QLatin1String("desc")))
            about.append(reader.readElementText());
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(about, (QStringList{QString::fromStdString(spec.title), QString::fromStdString(spec.caption)}));
}

void TstPlotRender::labelsAreText()
{
    QFETCH(int, index);
    QFETCH(double, widthMm);
    static const auto samples = plotSamples();
    const PlotSample& sample = samples[static_cast<std::size_t>(index)];
    const QStringList texts = textsOf(rendered(sample.spec, FigureFormat::Svg, widthMm));
    const QString all = texts.join(QLatin1Char(' '));
    for (const QString& word : QString::fromStdString(sample.spec.title).split(QLatin1Char(' ')))
        QVERIFY2(all.contains(word), qPrintable(word));
    for (const QString& word : QString::fromStdString(sample.spec.caption).split(QLatin1Char(' ')))
        QVERIFY2(all.contains(word), qPrintable(word));
    if (widthMm < sample.spec.widthMm) return;
    for (const QString& label : sample.labels)
        QVERIFY2(texts.contains(label), qPrintable(label + QStringLiteral(" not in ") + texts.join(QLatin1Char('|'))));
}

void TstPlotRender::pdfOpensElsewhere()
{
    QFETCH(int, index);
    QFETCH(double, widthMm);
    static const auto samples = plotSamples();
    const PlotSpec& spec = samples[static_cast<std::size_t>(index)].spec;
    const QByteArray pdf = rendered(spec, FigureFormat::Pdf, widthMm);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(!pdf.contains("CreationDate"));
    QVERIFY(pdf.contains("/FontFile"));
    QCOMPARE(rendered(spec, FigureFormat::Pdf, widthMm), pdf);

    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
    if (program.isEmpty()) QSKIP("pdftoppm (poppler-utils) is not installed");
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("figure.pdf"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdf);
    file.close();
    QProcess process;
    process.start(program, {QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("100"),
                            QStringLiteral("-singlefile"), path, folder.filePath(QStringLiteral("page"))});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    const QImage page(folder.filePath(QStringLiteral("page.png")));
    QVERIFY(std::abs(page.width() - widthMm / 25.4 * 100) <= 2);
    QVERIFY(shareOfInk(page) > 0.01);
    QVERIFY(borderIsQuiet(page, 100));
}

void TstPlotRender::datesLeaveNoTrace()
{
    const QByteArray before = "<< /CreationDate (D:20240102030405Z) /ID [ <ab> <cd> ] >>"
                              "<rdf:Description xmp:CreatorTool=\"x\" xmp:CreateDate=\"2024-01-02\" "
                              "xmpMM:DocumentID=\"uuid:1-2\" xmpMM:VersionID=\"1\"/>";
    const QByteArray after = withoutDates(before);
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.simplified(), QByteArray("<< >><rdf:Description xmp:CreatorTool=\"x\" xmpMM:VersionID=\"1\"/>"));
}

void TstPlotRender::simulatedDataIsMarked()
{
    PlotSpec spec = fourPoints();
    QVERIFY(!textsOf(rendered(spec, FigureFormat::Svg)).contains(QStringLiteral("Simulated data")));
    spec.simulated = true;
    QVERIFY(textsOf(rendered(spec, FigureFormat::Svg)).contains(QStringLiteral("Simulated data")));
    spec.title.clear();
    QVERIFY(textsOf(rendered(spec, FigureFormat::Svg, 30)).contains(QStringLiteral("Simulated data")));
}

void TstPlotRender::pngKnowsItsSize()
{
    FigureOptions options{FigureFormat::Png, 89, 60, 600};
    const QImage image = QImage::fromData(*renderFigure(fourPoints(), options), "PNG");
    QCOMPARE(image.size(), QSize(2102, 1417));
    QCOMPARE(image.dotsPerMeterX(), 23622);
    QCOMPARE(image.dotsPerMeterY(), 23622);
}

void TstPlotRender::filesAreWritten()
{
    QTemporaryDir folder;
    for (const char* name : {"a.pdf", "a.svg", "a.PNG"}) {
        const QString path = folder.filePath(QLatin1String(name));
        QVERIFY(exportFigure(fourPoints(), path, {}));
        QVERIFY(QFile(path).size() > 1000);
    }
    QFile svg(folder.filePath(QStringLiteral("a.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QCOMPARE(svg.readAll(), rendered(fourPoints(), FigureFormat::Svg));
}

void TstPlotRender::errorsSayWhatToDo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("widthMm");
    QTest::addColumn<int>("dpi");
    QTest::addColumn<bool>("empty");
    QTest::addColumn<int>("kind");
    const int usage = static_cast<int>(ErrorKind::Usage), io = static_cast<int>(ErrorKind::Io);
    QTest::newRow("format") << "a.bmp" << 0.0 << 300 << false << usage;
    QTest::newRow("no suffix") << "a" << 0.0 << 300 << false << usage;
    QTest::newRow("too small") << "a.pdf" << 3.0 << 300 << false << usage;
    QTest::newRow("too large") << "a.pdf" << 1e7 << 300 << false << usage;
    QTest::newRow("dpi") << "a.png" << 0.0 << 0 << false << usage;
    QTest::newRow("nothing to draw") << "a.pdf" << 0.0 << 300 << true << usage;
    QTest::newRow("no such folder") << "no/such/folder/a.pdf" << 0.0 << 300 << false << io;
}

void TstPlotRender::errorsSayWhatToDo()
{
    QFETCH(QString, name);
    QFETCH(double, widthMm);
    QFETCH(int, dpi);
    QFETCH(bool, empty);
    QFETCH(int, kind);
    QTemporaryDir folder;
    FigureOptions options;
    options.widthMm = widthMm;
    options.dpi = dpi;
    const auto written = exportFigure(empty ? PlotSpec() : fourPoints(), folder.filePath(name), options);
    QVERIFY(!written);
    QCOMPARE(static_cast<int>(written.error().kind), kind);
    QVERIFY(written.error().message.size() > 20);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TstPlotRender::titlesAndCaptionsWrap()
{
    PlotSpec spec = fourPoints();
    spec.title = "A title that is much longer than the width of one column of a journal can hold on a line of 9 points";
    spec.caption =
        "Averyveryveryveryveryveryveryveryverylongwordthatnobodycanbreakanywhereatallevenwithgoodwill follows.";
    const QImage image = QImage::fromData(rendered(spec, FigureFormat::Png, 60, 200), "PNG");
    QVERIFY(borderIsQuiet(image, 200));
    const QString all = textsOf(rendered(spec, FigureFormat::Svg, 60)).join(QLatin1Char(' '));
    QVERIFY(all.contains(QStringLiteral("9 points")));
    QVERIFY(all.contains(QStringLiteral("…")));
}

PLEIO_TEST(tst_plot_render, TstPlotRender)
#include "tst_plot_render.moc"
