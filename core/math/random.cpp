// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"

#include <bit>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

constexpr std::uint64_t kGoldenGamma = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix64(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

}  // namespace

std::uint64_t deriveSeed(std::uint64_t seed, std::uint64_t index)
{
    return mix64(mix64(seed + kGoldenGamma) + (index + 1) * kGoldenGamma);
}

Random::Random(std::uint64_t seed)
{
    for (auto& word : m_state) word = mix64(seed += kGoldenGamma);
}

std::uint64_t Random::bits()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }

std::uint64_t Random::below(std::uint64_t n)
{
    assert(n > 0);
    // Values under the threshold would make the first residues too frequent; they are drawn again.
    const std::uint64_t threshold = (0 - n) % n;
    for (;;) {
        const std::uint64_t drawn = bits();
        if (drawn >= threshold) return drawn % n;
    }
}

std::uint32_t Random::below32(std::uint32_t n)
{
    assert(n > 0);
    const auto product = [&] { return (bits() >> 32) * n; };
    std::uint64_t drawn = product();
    // The threshold is below n, so most draws need not know it.
    if (static_cast<std::uint32_t>(drawn) < n) {
        const std::uint32_t threshold = (0U - n) % n;
        while (static_cast<std::uint32_t>(drawn) < threshold) drawn = product();
    }
    return static_cast<std::uint32_t>(drawn >> 32);
}

double Random::normal()
{
    for (;;) {
        const double u = 2 * uniform() - 1;
        const double v = 2 * uniform() - 1;
        const double s = u * u + v * v;
        if (s > 0 && s < 1) return u * std::sqrt(-2 * std::log(s) / s);
    }
}

double Random::gamma(double shape)
{
    assert(shape > 0);
    if (shape < 1) {
        const double u = uniform();
        return gamma(shape + 1) * std::pow(u > 0 ? u : 0x1.0p-53, 1 / shape);
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = normal();
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        if (std::log(1 - uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
}

std::size_t Random::choose(std::span<const double> weights)
{
    double total = 0;
    for (const double w : weights) total += w;
    assert(total > 0);
    double left = uniform() * total;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0) continue;
        last = i;
        left -= weights[i];
        if (left < 0) return i;
    }
    return last;
}

}  // namespace pleio
