// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct BGZF;

namespace pleio {

/// True for gzip and bgzip, by the first two bytes.
[[nodiscard]] bool isGzip(std::string_view bytes);

/// Reads gzip (one or several members) or bgzip piece by piece. Zeros behind the last member are padding of a file that
/// ofFile opens, as for gzip; ofBytes is to be given the bytes without them. Truncated or damaged input gives BadInput
/// without `where`; a bgzip file without its end marker counts as truncated.
class GzipReader {
public:
    [[nodiscard]] static Result<GzipReader> ofFile(const std::string& path);
    /// The bytes are copied.
    [[nodiscard]] static Result<GzipReader> ofBytes(std::string_view bytes);
    /// Inflates at most `most` bytes to `to`; 0 at the end.
    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t most);
    /// True if the bytes are complete and nothing stands behind them, or if more comes out of them than may.
    [[nodiscard]] static bool readsToItsEnd(std::string_view bytes);

private:
    struct Close {
        void operator()(BGZF* file) const;
    };
    explicit GzipReader(BGZF* file) : m_file(file) {}
    std::unique_ptr<BGZF, Close> m_file;
};

/// The bytes without zeros behind the last member, which gzip ignores; the same bytes if they are damaged otherwise.
/// The zeros of the trailer itself are found by trial, so it is to be asked only where reading fails or padding is
/// plain.
[[nodiscard]] std::string_view withoutGzipPadding(std::string_view bytes);

/// The content of gzip (one or several members, zeros behind them) or bgzip. Errors as above; Internal if there is no
/// room for it.
/// `most` bytes may come out, 0: as many as unpackedLimit() says of its size; BadInput, without `where`, for more.
[[nodiscard]] Result<std::string> inflateGzip(std::string_view bytes, Progress& progress, std::uint64_t most = 0);

}  // namespace pleio
