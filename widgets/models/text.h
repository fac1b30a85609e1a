// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace pleio {

/// UTF-8 text of core as Qt's, and back. Short names, because every label goes through them.
[[nodiscard]] inline QString qtext(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

[[nodiscard]] inline std::string utf8(const QString& text) { return text.toStdString(); }

}  // namespace pleio
