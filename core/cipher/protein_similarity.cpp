// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/protein_similarity.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

constexpr int kLength = 5;
constexpr std::uint32_t kAlphabet = 20;
constexpr std::uint32_t kKmers = kAlphabet * kAlphabet * kAlphabet * kAlphabet * kAlphabet;
constexpr std::size_t kTooCommon = 100;

constexpr std::array<std::int8_t, 256> makeLetterIndex()
{
    std::array<std::int8_t, 256> index{};
    index.fill(-1);
    constexpr std::string_view letters = "ACDEFGHIKLMNPQRSTVWY";
    for (std::size_t i = 0; i < letters.size(); ++i)
        index[static_cast<unsigned char>(letters[i])] = static_cast<std::int8_t>(i);
    return index;
}

constexpr auto kLetterIndex = makeLetterIndex();

std::vector<std::uint32_t> distinctKmers(const std::string& protein)
{
    std::vector<std::uint32_t> kmers;
    std::uint32_t code = 0;
    int letters = 0;
    for (const char c : protein) {
        const int index = kLetterIndex[static_cast<unsigned char>(c)];
        if (index < 0) {
            letters = 0;
            code = 0;
            continue;
        }
        code = (code * kAlphabet + static_cast<std::uint32_t>(index)) % kKmers;
        if (++letters >= kLength) kmers.push_back(code);
    }
    std::ranges::sort(kmers);
    kmers.erase(std::unique(kmers.begin(), kmers.end()), kmers.end());
    return kmers;
}

}  // namespace

std::vector<std::pair<std::int32_t, std::int32_t>> similarProteins(const std::vector<std::string>& proteins,
                                                                   const SimilarityParams& params, Progress& progress)
{
    const std::size_t n = proteins.size();
    std::vector<std::vector<std::uint32_t>> kmers(n);
    std::vector<std::uint32_t> first(kKmers + 1, 0);  // inverted index: where the proteins of a k-mer start
    for (std::size_t i = 0; i < n; ++i) {
        kmers[i] = distinctKmers(proteins[i]);
        for (const std::uint32_t kmer : kmers[i]) ++first[kmer + 1];
    }
    for (std::size_t k = 0; k < kKmers; ++k) first[k + 1] += first[k];
    std::vector<std::int32_t> holders(first[kKmers]);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::size_t i = 0; i < n; ++i)
        for (const std::uint32_t kmer : kmers[i]) holders[next[kmer]++] = static_cast<std::int32_t>(i);

    std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
    std::vector<std::int32_t> shared(n, 0);
    std::vector<std::int32_t> touched;
    for (std::size_t i = 0; i < n; ++i) {
        if (i % 256 == 0) {
            if (progress.isCancelled()) return pairs;
            progress.report(static_cast<double>(i) / static_cast<double>(n), "Comparing proteins");
        }
        for (const std::uint32_t kmer : kmers[i]) {
            if (first[kmer + 1] - first[kmer] > kTooCommon) continue;
            for (std::uint32_t at = first[kmer]; at < first[kmer + 1]; ++at) {
                const std::int32_t other = holders[at];
                if (static_cast<std::size_t>(other) <= i) continue;
                if (shared[static_cast<std::size_t>(other)]++ == 0) touched.push_back(other);
            }
        }
        std::ranges::sort(touched);
        for (const std::int32_t other : touched) {
            const auto j = static_cast<std::size_t>(other);
            const auto smaller = static_cast<double>(std::min(kmers[i].size(), kmers[j].size()));
            if (shared[j] >= params.minimumShared && shared[j] >= params.minimumShare * smaller)
                pairs.emplace_back(static_cast<std::int32_t>(i), other);
            shared[j] = 0;
        }
        touched.clear();
    }
    return pairs;
}

}  // namespace pleio
