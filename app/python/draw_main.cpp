// SPDX-License-Identifier: GPL-3.0-or-later
// pleioscope-draw WIDTH_MM HEIGHT_MM DPI FILE…: reads a report (CBOR) from standard input and draws its plots into
// these files, in their order; 0 stands for a figure's own size. The Python module runs it, so that no window library
// and no application object come into the process of a notebook, which may have others of its own.
#include "core/analysis/report_json.h"
#include "core/base/exit_status.h"
#include "core/base/terminal.h"
#include "core/base/text.h"
#include "widgets/plots/figure_export.h"
#include "widgets/plots/offscreen_application.h"

#include <QFile>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

pleio::Result<void> drawPlots(const std::vector<std::string>& arguments)
{
    using pleio::Error;
    using pleio::ErrorKind;
    pleio::FigureOptions options;
    double dpi = 0;
    if (arguments.size() < 3 || !pleio::parseNumber(arguments[0], options.widthMm) ||
        !pleio::parseNumber(arguments[1], options.heightMm) || !pleio::parseNumber(arguments[2], dpi))
        return Error{ErrorKind::Usage, "Give width and height in mm, dpi, and a file for each plot.", {}};
    options.dpi = static_cast<int>(dpi);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorKind::Io, "The report cannot be read; give it on standard input.", {}};
    const auto report = pleio::reportFromCbor(input.readAll());
    if (!report) return report.error();
    if (report->plots.size() != arguments.size() - 3)
        return Error{ErrorKind::Usage, "The report has another number of plots than files were named.", {}};
    for (std::size_t i = 0; i < report->plots.size(); ++i) {
        const QString path = QFile::decodeName(QByteArray::fromStdString(arguments[i + 3]));
        if (auto drawn = pleio::exportFigure(report->plots[i], path, options); !drawn) return drawn;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv)
{
    pleio::prepareStandardStreams();
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        const auto application = pleio::makeOffscreenApplication(argc, argv);
        const auto drawn = drawPlots(arguments);
        if (drawn) return pleio::kExitDone;
        pleio::warn("%s\n", drawn.error().oneLine().c_str());
        return pleio::exitStatus(drawn.error().kind);
    } catch (const std::exception& error) {
        pleio::warn("%s\n", error.what());
    }
    return pleio::kExitFailed;
}
