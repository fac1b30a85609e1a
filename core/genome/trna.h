// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/genome/location.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// One tRNA gene of the annotation.
struct Trna {
    std::string id;              ///< locus tag, else symbol, else product and place
    std::string aminoAcid;       ///< as the product names it: "Ala", "fMet", "Ile2", "SeC"; empty if it does not
    std::string anticodon;       ///< 5' to 3', upper case, T for U, unmodified bases; empty if it is not known
    std::int32_t replicon = -1;  ///< index into Genome::replicons
    Location location;
    bool pseudo = false;
};

/// The codon that pairs with an anticodon base by base (its reverse complement), or -1 if `anticodon` is not
/// three of A, C, G, T, U.
[[nodiscard]] int codonOfAnticodon(std::string_view anticodon);

/// How many copies of each tRNA gene there are.
struct TrnaCopies {
    /// By the codon that pairs with the anticodon base by base, in TCAG order; 0 where there is no such tRNA.
    /// Initiator tRNAs count with the elongator at ATG.
    std::array<double, kCodons> byCodon{};
    /// Isoleucine tRNAs of anticodon CAT. Lysidine at its first base makes them read ATA, so they are not in
    /// `byCodon` (Muramatsu et al. 1988). A list of anticodons without amino acids cannot tell them from
    /// methionine's; they are then at ATG.
    double lysidineIle = 0;
    std::string source;  ///< "annotation" or the name of the file
};

/// Counts the tRNA genes that are no pseudogenes and whose anticodon is known.
[[nodiscard]] TrnaCopies countTrnas(std::span<const Trna> trnas);
/// Adds copies of a tRNA; `aminoAcid` may be empty. False if the anticodon is none.
bool addTrna(TrnaCopies& copies, std::string_view anticodon, std::string_view aminoAcid, double number);

}  // namespace pleio
