// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/genome/gene_codons.h"

#include <QTemporaryFile>

#include <cstddef>
#include <string>
#include <string_view>

namespace pleio {

/// Tallies of genes in a temporary file, in the order in which they came: written once, then read once. It takes about
/// a tenth of the room of the sequences, and memory holds one block of it.
class GeneSpool {
public:
    struct Row {
        std::string_view id, symbol;  ///< of a row that is read: valid until the next
        GeneCodonTally tally;
    };

    /// The file is made in `folder`, where the results go, and is gone with this object.
    explicit GeneSpool(const std::string& folder);

    /// Empties the file. Io if it cannot be made.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> add(const Row& row);
    [[nodiscard]] Result<void> rewind();
    /// False at the end.
    [[nodiscard]] Result<bool> next(Row& row);

    /// The file is gone; nothing more can be read.
    void remove() { m_file.remove(); }

private:
    Result<void> flush();
    Result<bool> need(std::size_t bytes);

    QTemporaryFile m_file;
    std::string m_block;
    std::size_t m_at = 0;
};

}  // namespace pleio
