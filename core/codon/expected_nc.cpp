// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/expected_nc.h"

namespace pleio {

namespace {

double squares(double gc, double at) { return gc * gc + at * at; }

}  // namespace

double expectedNcWright(double gc3s) { return 2 + gc3s + 29 / squares(gc3s, 1 - gc3s); }

double expectedNcDosReis(double gc3s) { return -6 + gc3s + 34 / squares(gc3s, 1.025 - gc3s); }

double expectedNcLiu(double gc3s) { return 2.5 - gc3s + 29.5 / squares(gc3s, 1 - gc3s); }

}  // namespace pleio
