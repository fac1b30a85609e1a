// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/read_all.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace pleio::test {

struct CliRun {
    int status = -1;  ///< exit status; -1 if the program crashed or hung
    QByteArray out, err;
};

/// Runs the real pleioscope-cli and waits for it.
[[nodiscard]] CliRun runCli(const QStringList& arguments);
/// The same with no file allowed to grow beyond `kilobytes`, as on a full disk.
[[nodiscard]] CliRun runCliOnSmallDisk(const QStringList& arguments, int kilobytes);

/// The same by a shell, with `redirection` behind the command line, as ">/dev/full" or "| true"; the status is that of
/// the program.
[[nodiscard]] CliRun runCliRedirected(const QStringList& arguments, const QString& redirection);

/// A TSV file as columns by header; empty if it cannot be read. Lines starting with '#' are left out.
[[nodiscard]] QHash<QString, QStringList> readTsv(const QString& path);
/// genome.gbk and traits.tsv of 200 genes and two traits, one of them planted, in a folder that is made.
[[nodiscard]] CliRun synthSmall(const QString& folder);
void writeAll(const QString& path, const QByteArray& bytes);

}  // namespace pleio::test
