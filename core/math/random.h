// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pleio {

/// The seed of part `index` of a piece of work seeded with `seed`: parallel loops give every chunk its
/// own, so that the numbers do not depend on the thread that runs it. With mix the finaliser of SplitMix64
/// and gamma its increment (Steele, Lea & Flood 2014): mix(mix(seed + gamma) + (index + 1) gamma).
[[nodiscard]] std::uint64_t deriveSeed(std::uint64_t seed, std::uint64_t index);

/// Random numbers that are the same on every platform: xoshiro256** (Blackman & Vigna 2018) and
/// distributions written out, because those of <random> differ between libraries. The state is the first
/// four outputs of SplitMix64 started at the seed, as the authors advise.
class Random {
public:
    explicit Random(std::uint64_t seed);

    [[nodiscard]] std::uint64_t bits();
    /// Uniform in [0, 1), 53 bits.
    [[nodiscard]] double uniform();
    /// Uniform in 0..n-1 without bias: bits() modulo n, where bits below 2^64 mod n are drawn again.
    /// Precondition: n > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t n);
    /// The same for small n without a division, for loops that shuffle much: the upper half of the product of n and
    /// the upper 32 bits of bits(); draws whose lower half is under 2^32 mod n come again (Lemire 2019). Another
    /// sequence than below().
    [[nodiscard]] std::uint32_t below32(std::uint32_t n);
    /// Standard normal (Marsaglia's polar method).
    [[nodiscard]] double normal();
    /// Gamma with this shape > 0 and scale 1 (Marsaglia & Tsang 2000).
    [[nodiscard]] double gamma(double shape);
    /// Index drawn with probability proportional to weights >= 0 with a positive sum.
    [[nodiscard]] std::size_t choose(std::span<const double> weights);

private:
    std::array<std::uint64_t, 4> m_state{};
};

/// Fisher-Yates.
template <class T>
void shuffle(std::vector<T>& items, Random& random)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[static_cast<std::size_t>(random.below(i))]);
}

}  // namespace pleio
