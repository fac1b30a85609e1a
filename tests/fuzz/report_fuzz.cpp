// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bytes to the reader of stored reports. What it accepts must have sound shapes, survive another
// round through the binary form unchanged, and be fit for the two readable forms.
#include "core/analysis/report_html.h"
#include "core/analysis/report_json.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>

using pleio::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const pleio::Result<pleio::Report> report = pleio::reportFromCbor(bytes);
    if (!report) {
        require(report.error().kind == pleio::ErrorKind::BadInput && !report.error().message.empty());
        return 0;
    }
    require(pleio::checkShapes(*report).has_value());
    const QByteArray written = pleio::reportToCbor(*report);
    const pleio::Result<pleio::Report> again = pleio::reportFromCbor(written);
    require(again.has_value() && pleio::reportToCbor(*again) == written);
    require(!pleio::reportToJson(*report).isEmpty());
    require(!pleio::reportToHtml(*report, {}).empty());
    return 0;
}
