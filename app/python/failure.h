// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stdexcept>
#include <utility>

namespace pleio::python {

/// An Error on its way to Python, where it becomes an exception of pleioscope/_errors.py.
class Failure final : public std::runtime_error {
public:
    explicit Failure(Error error) : std::runtime_error(error.oneLine()), m_error(std::move(error)) {}
    [[nodiscard]] const Error& error() const { return m_error; }

private:
    Error m_error;
};

/// Tells pybind11 what becomes of a Failure; once, when the module is made.
void registerFailures();

/// The value; Failure if there is none.
template <class T>
[[nodiscard]] T valueOf(Result<T> result)
{
    if (!result) throw Failure(result.error());
    return *std::move(result);
}
inline void valueOf(const Result<void>& result)
{
    if (!result) throw Failure(result.error());
}

}  // namespace pleio::python
