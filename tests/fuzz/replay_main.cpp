// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer where the compiler has none: runs a fuzz target on every seed file of a folder as it
// is, cut short, and damaged. Nothing is checked but that the target returns.
#include "tests/fuzz/replay.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <system_error>
#include <vector>

namespace {

constexpr int kCuts = 24;
constexpr int kDamaged = 120;

using pleio::fuzz::Target;

void feed(const Target& target, const std::string& bytes)
{
    // A copy of the exact size, so that the sanitizer sees a read past the end.
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
    target.run(exact.data(), exact.size());
}

std::string damaged(std::string bytes, std::mt19937_64& random)
{
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (std::size_t edits = 1 + below(4); edits > 0 && !bytes.empty(); --edits) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min(1 + below(40), bytes.size() - at);
        switch (below(4)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2:
            bytes.insert(below(bytes.size()), bytes.substr(at, length));
            break;
        default: {  // the characters that mean something to a text format
            static constexpr char kSpecial[] = "\t\n\r\0>\"';,:#{}[]()^.-0";
            bytes[at] = kSpecial[below(sizeof kSpecial - 1)];
        }
        }
    }
    return bytes;
}

}  // namespace

int main(int argc, char** argv)
{
    const auto all = pleio::fuzz::targets();
    const auto target = std::find_if(all.begin(), all.end(),
                                     [&](const Target& candidate) { return argc > 1 && candidate.name == argv[1]; });
    if (argc != 3 || target == all.end()) {
        std::fprintf(stderr, "Usage: %s TARGET FOLDER\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> seeds;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(argv[2], error))
        if (entry.is_regular_file()) seeds.push_back(entry.path());
    if (seeds.empty()) {
        std::fprintf(stderr, "No seed files in %s\n", argv[2]);
        return 1;
    }
    std::sort(seeds.begin(), seeds.end());

    std::mt19937_64 random(1);
    feed(*target, {});
    for (const auto& seed : seeds) {
        std::ifstream file(seed, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        feed(*target, bytes);
        for (int cut = 0; cut < kCuts; ++cut) feed(*target, bytes.substr(0, bytes.size() * cut / kCuts));
        for (int i = 0; i < kDamaged; ++i) feed(*target, damaged(bytes, random));
    }
    std::printf("%zu seeds, %zu inputs\n", seeds.size(), 1 + seeds.size() * (1 + kCuts + kDamaged));
    return 0;
}
