// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/compression.h"

#include "core/io/machine_memory.h"
#include "core/io/unpacking_limit.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace pleio {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

Error failed(std::size_t code)
{
    return {ErrorKind::Internal, std::string("Compression failed (") + ZSTD_getErrorName(code) + ").", {}};
}

Error damagedContent() { return badInput("The compressed content is damaged."); }

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Result<std::string> compressZstd(std::string_view bytes, Progress& progress)
{
    const Compressor context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    if (!context)
        return Error{
            ErrorKind::Internal, "There is not enough memory to compress the content; close other programs.", {}};
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setPledgedSrcSize(context.get(), bytes.size());
    std::string frame;
    std::string buffer(ZSTD_CStreamOutSize(), '\0');
    std::size_t done = 0;
    bool finished = false;
    while (!finished) {
        if (progress.isCancelled()) return cancelled();
        const std::size_t size = std::min(kPiece, bytes.size() - done);
        const bool last = done + size == bytes.size();
        ZSTD_inBuffer in{bytes.data() + done, size, 0};
        do {
            ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
            const std::size_t left =
                ZSTD_compressStream2(context.get(), &out, &in, last ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left) != 0) return failed(left);
            frame.append(buffer, 0, out.pos);
            finished = last && left == 0;
        } while (last ? !finished : in.pos < in.size);
        done += size;
        progress.report(share(done, bytes.size()), "Compressing");
    }
    return frame;
}

Result<std::string> decompressZstd(std::string_view frame, std::int64_t size, Progress& progress)
{
    if (size < 0) return damagedContent();
    const auto expected = static_cast<std::size_t>(size);
    const unsigned long long declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (declared != ZSTD_CONTENTSIZE_UNKNOWN && declared != expected) return damagedContent();
    // Not BadInput, because nothing is damaged.
    if (Result<void> ok = checkUnpacked(expected, unpackedLimit(frame.size(), kRestoredTimes)); !ok)
        return Error{ErrorKind::Internal, ok.error().message, {}};
    if (Result<void> ok = checkRoom(expected); !ok) return ok.error();
    const Decompressor context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    if (!context)
        return Error{
            ErrorKind::Internal, "There is not enough memory to uncompress the content; close other programs.", {}};
    std::string bytes;
    std::string buffer(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    std::size_t left = 1;
    while (left != 0) {
        if (progress.isCancelled()) return cancelled();
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left) != 0) return damagedContent();
        if (Result<void> ok = makeRoom(bytes, out.pos); !ok) return ok.error();
        bytes.append(buffer, 0, out.pos);
        const bool starved = left != 0 && in.pos == in.size && out.pos < out.size;
        if (starved || bytes.size() > expected) return damagedContent();
        progress.report(share(in.pos, in.size), "Uncompressing");
    }
    if (in.pos != in.size || bytes.size() != expected) return damagedContent();
    return bytes;
}

}  // namespace pleio
