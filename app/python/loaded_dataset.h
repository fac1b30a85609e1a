// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"

#include <pybind11/pybind11.h>

#include <vector>

namespace pleio::python {

/// A dataset as Python holds it.
struct LoadedDataset {
    Dataset data;
    std::vector<Note> intakeNotes;  ///< what was taken in of folders and archives; they join the notes of each report
};

/// The class Dataset, those of its parts, and read().
void defineDataset(pybind11::module_& module);

}  // namespace pleio::python
