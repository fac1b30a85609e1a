// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figures.h"

namespace pleio::cli {

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool)
{
    return std::make_unique<QCoreApplication>(argc, argv);
}

Result<void> drawFigure(const PlotSpec&, const std::string& path, const FigureSize&)
{
    return Error{ErrorKind::Internal,
                 "This build has no graphics and cannot draw figures; use one configured with PLEIOSCOPE_GUI=ON.",
                 path};
}

Result<std::vector<std::pair<std::string, std::string>>> drawSvgs(const std::vector<PlotSpec>&)
{
    return std::vector<std::pair<std::string, std::string>>{};
}

}  // namespace pleio::cli
