// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/inflate.h"

#include <htslib/bgzf.h>
#include <htslib/hfile.h>
#include <htslib/hts_log.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace pleio {

namespace {

constexpr std::string_view kTruncated = "The compressed file is truncated; copy or download it again.";
constexpr std::string_view kDamaged = "The compressed file is damaged; copy or download it again.";

/// What bgzf_compression() answers for bgzip.
constexpr int kBgzip = 2;

/// The empty block that ends every complete bgzip file (SAM/BAM specification, section 4.1.2).
constexpr std::string_view kBgzipEnd{
    "\x1f\x8b\x08\x04\x00\x00\x00\x00\x00\xff\x06\x00\x42\x43\x02\x00\x1b\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00",
    28};

struct CloseBgzf {
    void operator()(BGZF* file) const { bgzf_close(file); }
};
using BgzfPointer = std::unique_ptr<BGZF, CloseBgzf>;

/// A reader over a copy of the bytes; htslib frees the copy.
BgzfPointer openBytes(std::string_view bytes)
{
    // Failures are reported as Error; htslib would print them as well.
    static const bool silent = (hts_set_log_level(HTS_LOG_OFF), true);
    static_cast<void>(silent);
    auto* copy = static_cast<char*>(std::malloc(bytes.size()));
    if (copy == nullptr) return nullptr;
    std::memcpy(copy, bytes.data(), bytes.size());
    hFILE* memory = hopen("mem:", "r:", copy, bytes.size());
    if (memory == nullptr) return nullptr;  // hopen has freed the copy
    BGZF* file = bgzf_hopen(memory, "r");
    if (file == nullptr) hclose_abruptly(memory);
    return BgzfPointer(file);
}

}  // namespace

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

Result<std::string> inflateGzip(std::string_view bytes, Progress& progress)
{
    if (bytes.size() < 18) return badInput(std::string(kTruncated));  // header and trailer alone take 18 bytes
    const BgzfPointer file = openBytes(bytes);
    if (file == nullptr) return badInput(std::string(kDamaged));
    if (bgzf_compression(file.get()) == kBgzip && !bytes.ends_with(kBgzipEnd)) return badInput(std::string(kTruncated));

    std::string text;
    std::array<char, 1 << 18> buffer{};
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const ssize_t got = bgzf_read(file.get(), buffer.data(), buffer.size());
        if (got < 0) {
            const bool cutShort = (file->errcode & BGZF_ERR_IO) != 0;
            return badInput(std::string(cutShort ? kTruncated : kDamaged));
        }
        if (got == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace pleio
