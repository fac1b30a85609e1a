// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/figure_export.h"

#include "core/io/file_writing.h"
#include "widgets/plots/pdf_dates.h"
#include "widgets/plots/qcp_renderer.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <qcustomplot.h>

#include <cmath>
#include <cstring>
#include <optional>

namespace pleio {

namespace {

constexpr double kMetresPerInch = 0.0254;
constexpr int kUnitsPerInch = 72 * kPaperUnitsPerPoint;

struct PaperSize {
    double widthMm, heightMm;

    [[nodiscard]] QSize units() const { return pixels(kUnitsPerInch); }
    [[nodiscard]] QSize pixels(int dpi) const { return {qRound(widthMm / 25.4 * dpi), qRound(heightMm / 25.4 * dpi)}; }
};

/// Draws the figure on any device whose painter counts in paper units.
void draw(const PlotSpec& spec, QPaintDevice& device, const PaperSize& size, bool vector, double scale)
{
    QCustomPlot plot;
    QcpRenderer renderer(plot, spec, paperStyle());
    const QSize units = size.units();
    plot.setViewport(QRect(QPoint(0, 0), units));
    renderer.settleLayout();
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized, vector);
    painter.setMode(QCPPainter::pmNonCosmetic);
    painter.scale(scale, scale);
    plot.toPainter(&painter, units.width(), units.height());
    painter.end();
}

QByteArray pdf(const PlotSpec& spec, const PaperSize& size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kUnitsPerInch);
        writer.setPageSize(
            QPageSize(QSizeF(size.widthMm, size.heightMm), QPageSize::Millimeter, {}, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(toQString(spec.title));
        writer.setCreator(QStringLiteral("Pleioscope"));
        draw(spec, writer, size, true, 1);
    }
    return withoutDates(std::move(bytes));
}

QByteArray svg(const PlotSpec& spec, const PaperSize& size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kUnitsPerInch);
    generator.setSize(size.units());
    generator.setViewBox(QRect(QPoint(0, 0), size.units()));
    // Older generators write & and < of a title as they are, newer ones may escape them; so they get neither.
    constexpr const char *kTitle = "title of the figure", *kCaption = "caption of the figure";
    generator.setTitle(QString::fromLatin1(kTitle));
    generator.setDescription(QString::fromLatin1(kCaption));
    draw(spec, generator, size, true, 1);
    const auto fill = [&bytes](const char* mark, const std::string& text) {
        bytes.replace(bytes.indexOf(mark), static_cast<qsizetype>(std::strlen(mark)),
                      toQString(text).toHtmlEscaped().toUtf8());
    };
    fill(kTitle, spec.title);
    fill(kCaption, spec.caption);
    return bytes;
}

QByteArray png(const PlotSpec& spec, const PaperSize& size, int dpi)
{
    QImage image(size.pixels(dpi), QImage::Format_RGB32);
    if (image.isNull()) return {};
    image.setDotsPerMeterX(qRound(dpi / kMetresPerInch));
    image.setDotsPerMeterY(qRound(dpi / kMetresPerInch));
    image.fill(loadTheme(ThemeKind::Paper).base);
    draw(spec, image, size, false, static_cast<double>(dpi) / kUnitsPerInch);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

std::optional<FigureFormat> formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf")) return FigureFormat::Pdf;
    if (suffix == QLatin1String("svg")) return FigureFormat::Svg;
    if (suffix == QLatin1String("png")) return FigureFormat::Png;
    return std::nullopt;
}

}  // namespace

Result<QByteArray> renderFigure(const PlotSpec& spec, const FigureOptions& options)
{
    const PaperSize size{options.widthMm > 0 ? options.widthMm : spec.widthMm,
                         options.heightMm > 0 ? options.heightMm : spec.heightMm};
    if (!(size.widthMm >= kSmallestFigureMm && size.heightMm >= kSmallestFigureMm && size.widthMm <= kLargestFigureMm &&
          size.heightMm <= kLargestFigureMm))
        return Error{ErrorKind::Usage, "A figure must be 20 to 2,000 mm wide and high; give another size.", "size"};
    if (options.dpi < kLowestDpi || options.dpi > kHighestDpi)
        return Error{ErrorKind::Usage, "The resolution must be 36 to 2,400 dpi; give another one.", "dpi"};
    if (spec.panels.empty())
        return Error{ErrorKind::Usage, "The figure has nothing to draw; choose another plot.", spec.id};

    QByteArray bytes;
    switch (options.format) {
    case FigureFormat::Pdf:
        bytes = pdf(spec, size);
        break;
    case FigureFormat::Svg:
        bytes = svg(spec, size);
        break;
    case FigureFormat::Png:
        bytes = png(spec, size, options.dpi);
        break;
    }
    if (bytes.isEmpty())
        return Error{ErrorKind::Internal, "The figure needs more memory than there is; give a smaller size or dpi.",
                     spec.id};
    return bytes;
}

Result<void> exportFigure(const PlotSpec& spec, const QString& path, FigureOptions options)
{
    const auto format = formatOf(path);
    if (!format)
        return Error{ErrorKind::Usage, "Figures are written as .pdf, .svg or .png; give the file one of these names.",
                     path.toStdString()};
    options.format = *format;
    auto bytes = renderFigure(spec, options);
    if (!bytes) return bytes.error();
    return saveFile(path.toStdString(), {bytes->constData(), static_cast<std::size_t>(bytes->size())});
}

}  // namespace pleio
