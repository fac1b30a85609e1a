// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// The effective number of codons expected where composition alone chooses among synonyms, as a function of
/// s = GC3s in 0..1. For the standard genetic code.

/// 2 + s + 29 / (s² + (1 - s)²): Wright (1990) Gene 87:23.
[[nodiscard]] double expectedNcWright(double gc3s);
/// -6 + s + 34 / (s² + (1.025 - s)²): dos Reis, Savva & Wernisch (2004) Nucleic Acids Research 32:5036.
[[nodiscard]] double expectedNcDosReis(double gc3s);
/// 2.5 - s + 29.5 / (s² + (1 - s)²): Liu (2013) Genomics 101:134.
[[nodiscard]] double expectedNcLiu(double gc3s);

}  // namespace pleio
