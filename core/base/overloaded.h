// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Several lambdas as one visitor for std::visit.
template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
// Deduced by the language in C++20, but clang before version 17 needs it said.
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

}  // namespace pleio
