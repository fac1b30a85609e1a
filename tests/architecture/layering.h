// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pleio::test {

/// Every breach of the module order in the source tree below `root`, one sentence each ("file:line: …").
///
/// The order is that of the add_subdirectory lines of core/CMakeLists.txt and widgets/CMakeLists.txt: a
/// module may include itself and what stands above it there; widgets may include core; each program in
/// app/ may include all of these but no other program. Beyond that
/// - project headers are included from the root of the tree ("core/io/fasta.h") and exist;
/// - a .cpp that has a header of its own includes it first;
/// - core includes of Qt only what Qt Core has, core/swarm Qt Network besides, core/monitoring that and Qt HTTP Server;
/// - base, math, genome, traits, codon and cipher include no Qt at all, and beside the standard library
///   only Eigen and oneTBB.
///
/// `qtHeaders` is the folder that holds QtCore/.
[[nodiscard]] QStringList layeringViolations(const QString& root, const QString& qtHeaders);

}  // namespace pleio::test
