// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Several lambdas as one visitor for std::visit.
template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};

}  // namespace pleio
