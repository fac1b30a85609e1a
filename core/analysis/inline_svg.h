// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// An SVG drawing as an element to stand inside an HTML page: no prolog, ids prefixed so that several
/// drawings do not share them, and nothing that runs or loads anything from elsewhere. `label` names
/// the drawing for screen readers. Empty if the text is not well-formed SVG.
[[nodiscard]] std::optional<std::string> inlineSvg(std::string_view svg, std::string_view idPrefix,
                                                   std::string_view label);

/// `text` with & < > and " written as entities, fit for HTML and XML text and attributes.
[[nodiscard]] std::string escapedHtml(std::string_view text);

}  // namespace pleio
