// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_reuse.h"

#include "core/base/undefined.h"

#include <algorithm>

namespace pleio {

namespace {

/// The codon that stands for all codons with its reader.
int representative(int codon, ReuseOf what)
{
    const bool pyrimidineEnds = (codon & 3) < 2;  // T 0, C 1
    return what == ReuseOf::Trna && pyrimidineEnds ? codon & ~3 : codon;
}

}  // namespace

CodonReaders::CodonReaders(const GeneticCode& code, ReuseOf what)
{
    m_reader.fill(-1);
    m_aminoAcid.fill(-1);
    // NNT and NNC may differ in meaning only in tables that no organism is known to have; codes are checked in tests.
    std::int8_t next = 0;
    for (const CodonFamily& family : codonFamilies(code)) {
        const int first = representative(family.codons.front(), what);
        if (std::ranges::all_of(family.codons, [&](int c) { return representative(c, what) == first; })) continue;
        for (const int c : family.codons) {
            m_reader[static_cast<std::size_t>(c)] = static_cast<std::int8_t>(representative(c, what));
            m_aminoAcid[static_cast<std::size_t>(c)] = next;
        }
        ++next;
    }
}

double CodonReuse::share() const { return pairs > 0 ? static_cast<double>(same) / pairs : kUndefined; }

CodonReuse codonReuse(Codons gene, const CodonReaders& readers)
{
    CodonReuse out;
    std::array<int, kCodons> last{};
    last.fill(-1);
    for (const std::int8_t codon : gene) {
        if (codon == kNoCodon || readers.aminoAcid(codon) < 0) continue;
        int& before = last[static_cast<std::size_t>(readers.aminoAcid(codon))];
        const int reader = readers.reader(codon);
        if (before >= 0) {
            ++out.pairs;
            if (before == reader) ++out.same;
        }
        before = reader;
    }
    return out;
}

}  // namespace pleio
