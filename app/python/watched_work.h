// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/python/failure.h"
#include "core/base/progress.h"

#include <pybind11/pybind11.h>

#include <functional>
#include <optional>
#include <utility>

namespace pleio::python {

/// Does the work in a thread of its own without Python's lock. The calling thread, which is Python's, meanwhile tells
/// `callback(fraction, text)`, if it is not None, how far the work is, at most twenty times a second, and looks for
/// signals: so Ctrl+C stops the work wherever it is, and a callback needs no lock of its own. What a signal or the
/// callback raises cancels the work and comes out of this when the work has ended.
void watch(const std::function<void(Progress&)>& work, const pybind11::object& callback);

/// The value of such work, which gives a Result; Failure if there is none.
template <class Work>
auto watched(const Work& work, const pybind11::object& callback)
{
    std::optional<decltype(work(std::declval<Progress&>()))> result;
    watch([&](Progress& progress) { result.emplace(work(progress)); }, callback);
    return valueOf(*std::move(result));
}

}  // namespace pleio::python
