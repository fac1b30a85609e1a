// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Whether a gene that affects two correlated traits affects each of them by itself, or one of them only through the
/// other. Regression over genes cannot show cause: "through" means that the effect on the second trait is no larger
/// than that on the first one predicts, which a shared cause of both traits explains as well.
enum class TraitRelation : std::uint8_t {
    Undecided,      ///< neither effect goes beyond what the other predicts, or too little is known
    Horizontal,     ///< each effect goes beyond what the other predicts: independent effects
    FirstToSecond,  ///< vertical: the first effect goes beyond what the second predicts, but not the other way round
    SecondToFirst,  ///< vertical, the other way round
};

/// For each of the `genes` (indices) the p of "the effect on one trait is what the effect on the other predicts":
/// two-sided, Student's t of the externally studentised residual (the gene itself left out; Cook & Weisberg 1982) of
/// the linear regression over all genes with both effects, with n - 3 degrees of freedom. NaN where an effect is
/// missing, for n < 4, where the predictor does not vary and for a gene that alone determines the line.
struct ResidualTests {
    std::vector<double> secondGivenFirst, firstGivenSecond;
};
[[nodiscard]] ResidualTests residualTests(std::span<const double> first, std::span<const double> second,
                                          std::span<const std::size_t> genes);

[[nodiscard]] TraitRelation traitRelation(double secondGivenFirst, double firstGivenSecond, double alpha);

}  // namespace pleio
