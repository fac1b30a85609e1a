// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/inflate.h"

#include "core/io/machine_memory.h"

#include <htslib/bgzf.h>
#include <htslib/hfile.h>
#include <htslib/hts_log.h>

#include <array>
#include <cstdlib>
#include <cstring>

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

/// Failures are reported as Error; htslib would print them as well.
void silence()
{
    static const bool silent = (hts_set_log_level(HTS_LOG_OFF), true);
    static_cast<void>(silent);
}

/// A reader over a copy of the bytes; htslib frees the copy.
BGZF* openBytes(std::string_view bytes)
{
    auto* copy = static_cast<char*>(std::malloc(bytes.size()));
    if (copy == nullptr) return nullptr;
    std::memcpy(copy, bytes.data(), bytes.size());
    hFILE* memory = hopen("mem:", "r:", copy, bytes.size());
    if (memory == nullptr) return nullptr;  // hopen has freed the copy
    BGZF* file = bgzf_hopen(memory, "r");
    if (file == nullptr) hclose_abruptly(memory);
    return file;
}

}  // namespace

void GzipReader::Close::operator()(BGZF* file) const { bgzf_close(file); }

Result<GzipReader> GzipReader::ofFile(const std::string& path)
{
    silence();
    GzipReader reader(bgzf_open(path.c_str(), "r"));
    if (reader.m_file == nullptr) return badInput(std::string(kDamaged));
    if (bgzf_compression(reader.m_file.get()) == kBgzip && bgzf_check_EOF(reader.m_file.get()) == 0)
        return badInput(std::string(kTruncated));
    return reader;
}

Result<GzipReader> GzipReader::ofBytes(std::string_view bytes)
{
    silence();
    if (bytes.size() < 18) return badInput(std::string(kTruncated));  // header and trailer alone take 18 bytes
    GzipReader reader(openBytes(bytes));
    if (reader.m_file == nullptr) return badInput(std::string(kDamaged));
    if (bgzf_compression(reader.m_file.get()) == kBgzip && !bytes.ends_with(kBgzipEnd))
        return badInput(std::string(kTruncated));
    return reader;
}

Result<std::size_t> GzipReader::read(char* to, std::size_t most)
{
    const ssize_t got = bgzf_read(m_file.get(), to, most);
    if (got >= 0) return static_cast<std::size_t>(got);
    const bool cutShort = (m_file->errcode & BGZF_ERR_IO) != 0;
    return badInput(std::string(cutShort ? kTruncated : kDamaged));
}

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

Result<std::string> inflateGzip(std::string_view bytes, Progress& progress)
{
    auto reader = GzipReader::ofBytes(bytes);
    if (!reader) return reader.error();
    std::string text;
    std::array<char, 1 << 18> buffer;
    for (;;) {
        if (progress.isCancelled()) return cancelled();
        const auto got = reader->read(buffer.data(), buffer.size());
        if (!got) return got.error();
        if (*got == 0) return text;
        if (Result<void> ok = makeRoom(text, *got); !ok) return ok.error();
        text.append(buffer.data(), *got);
    }
}

}  // namespace pleio
