// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pybind11/pybind11.h>

namespace pleio::python {

/// The class Report of the extension, and run(). defineDataset comes before it.
void defineReport(pybind11::module_& module);

}  // namespace pleio::python
