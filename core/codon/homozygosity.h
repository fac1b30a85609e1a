// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/undefined.h"
#include "core/codon/effective_number.h"

#include <algorithm>

namespace pleio {

/// Nc of Wright (1990): families of equal size form a class, Nc = singles + sum over classes of families / mean F. Nc'
/// of Novembre (2002) is the same with another F. The rules are codonW's: F up to 1e-7 is left out of the mean (every
/// codon was seen at most once); a class without a usable F makes Nc undefined, except that the one three-fold amino
/// acid (Ile in table 1) takes the mean F of two- and four-fold ones.
class HomozygosityClasses {
public:
    /// Adds a family of this size; F up to 1e-7, and NaN, are left out.
    void add(std::size_t size, double homozygosity)
    {
        if (!(homozygosity > 1e-7)) return;
        m_sum[size] += homozygosity;
        ++m_used[size];
    }

    [[nodiscard]] EffectiveNumber number(const FamilyTable& families) const
    {
        auto total = static_cast<double>(families.singles);
        for (std::size_t size = 2; size <= FamilyTable::kMaxSize; ++size) {
            const double inClass = families.familiesOfSize[size];
            if (inClass == 0) continue;
            if (m_used[size] > 0)
                total += inClass * m_used[size] / m_sum[size];
            else if (size == 3 && inClass == 1 && m_used[2] > 0 && m_used[4] > 0)
                total += 2 / (m_sum[2] / m_used[2] + m_sum[4] / m_used[4]);
            else
                return {kUndefined, kUndefined};
        }
        return {std::min(total, static_cast<double>(families.senseCodons)), total};
    }

private:
    std::array<double, FamilyTable::kMaxSize + 1> m_sum{};
    std::array<int, FamilyTable::kMaxSize + 1> m_used{};
};

/// Wright's F = (n sum p^2 - 1) / (n - 1), the homozygosity of a family with n codons and this sum of squared counts;
/// n >= 2.
inline double wrightHomozygosity(double n, double squares) { return (squares - n) / (n * (n - 1)); }

/// Novembre's F = (X2 + n - k) / (k (n - 1)) of a family of k codons, X2 = sum (observed - expected)^2 / expected, from
/// n and the sum of squared counts over expected shares; n >= 2. Without bias beyond the expected Nc' is the number of
/// sense codons; codons far rarer in the expected shares than in the gene can bring it below the number of amino acids.
inline double novembreHomozygosity(double n, double squaresOverExpected, double k)
{
    return (squaresOverExpected - k * n) / (k * n * (n - 1));
}

/// Sun's Nc from sums over the families of each size.
class SunClasses {
public:
    /// Adds a family of k codons with n codons and this sum of squared counts.
    void add(std::size_t size, double n, double squares)
    {
        const auto k = static_cast<double>(size);
        m_codons[size] += n;
        m_weighted[size] += n * (squares + 2 * n + k) / ((n + k) * (n + k));
    }

    [[nodiscard]] double number(const FamilyTable& families) const
    {
        double codons = 0;
        auto total = static_cast<double>(families.singles);
        for (std::size_t size = 2; size <= FamilyTable::kMaxSize; ++size) {
            codons += m_codons[size];
            const double inClass = families.familiesOfSize[size];
            total +=
                m_codons[size] > 0 ? inClass * m_codons[size] / m_weighted[size] : inClass * static_cast<double>(size);
        }
        return codons > 0 ? total : kUndefined;
    }

private:
    std::array<double, FamilyTable::kMaxSize + 1> m_codons{}, m_weighted{};
};

}  // namespace pleio
