// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pybind11/numpy.h>

#include <vector>

namespace pleio::python {

/// A NumPy array over memory of `owner`, which lives as long as the array does. Nothing is copied and nothing can be
/// written. `strides` count elements.
template <class T>
[[nodiscard]] pybind11::array readOnlyArray(const T* data, std::vector<pybind11::ssize_t> shape,
                                            std::vector<pybind11::ssize_t> strides, const pybind11::handle& owner)
{
    for (auto& stride : strides) stride *= static_cast<pybind11::ssize_t>(sizeof(T));
    pybind11::array_t<T> array(std::move(shape), std::move(strides), data, owner);
    array.attr("setflags")(pybind11::arg("write") = false);
    return array;
}

template <class T>
[[nodiscard]] pybind11::array readOnlyArray(const std::vector<T>& values, const pybind11::handle& owner)
{
    return readOnlyArray(values.data(), {static_cast<pybind11::ssize_t>(values.size())}, {1}, owner);
}

}  // namespace pleio::python
