// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace pleio {

/// What each evidence grade 0..4 says, as short as a legend needs it; each includes those before it, but 4, which
/// needs grade 1 and a gene called.
inline constexpr std::array<std::string_view, 5> kGradeWords{"not told from codons", "association",
                                                             "beyond expression, GC3 and length",
                                                             "beyond protein composition too", "single genes called"};

}  // namespace pleio
