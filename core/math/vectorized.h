// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// PLEIO_VECTORIZED compiles a hot loop for several x86-64 vector widths; the processor picks one at
/// load time. Together with -ffp-contract=off the results are the same whichever runs, as long as the
/// loop's lanes do not depend on each other: every lane adds in the same order.
/// Sanitizers cannot instrument the picking, and other compilers do not have it.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(PLEIOSCOPE_SANITIZED)
#define PLEIO_VECTORIZED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PLEIO_VECTORIZED
#endif

/// The body of such a loop must be inlined into each of its versions.
#define PLEIO_INLINE __attribute__((always_inline)) inline
