// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct BGZF;

namespace pleio {

/// True for gzip and bgzip, by the first two bytes.
[[nodiscard]] bool isGzip(std::string_view bytes);

/// Reads gzip (one or several members) or bgzip piece by piece. Truncated or damaged input gives BadInput without
/// `where`; a bgzip file without its end marker counts as truncated.
class GzipReader {
public:
    [[nodiscard]] static Result<GzipReader> ofFile(const std::string& path);
    /// The bytes are copied.
    [[nodiscard]] static Result<GzipReader> ofBytes(std::string_view bytes);
    /// Inflates at most `most` bytes to `to`; 0 at the end.
    [[nodiscard]] Result<std::size_t> read(char* to, std::size_t most);

private:
    struct Close {
        void operator()(BGZF* file) const;
    };
    explicit GzipReader(BGZF* file) : m_file(file) {}
    std::unique_ptr<BGZF, Close> m_file;
};

/// The content of gzip (one or several members) or bgzip. Errors as above; Internal if there is no room for it.
[[nodiscard]] Result<std::string> inflateGzip(std::string_view bytes, Progress& progress);

}  // namespace pleio
