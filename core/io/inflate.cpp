// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/inflate.h"

#include "core/io/machine_memory.h"
#include "core/io/unpacking_limit.h"

#include <htslib/bgzf.h>
#include <htslib/hfile.h>
#include <htslib/hts_log.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>

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

/// More zeros at its end than any complete file has: padding to whole blocks, as tapes and some servers write.
bool isPadded(const std::string& path)
{
    constexpr std::streamoff kMostOwnZeros = 9;
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file || file.tellg() <= kMostOwnZeros) return false;
    std::array<char, kMostOwnZeros + 1> tail;
    file.seekg(-static_cast<std::streamoff>(tail.size()), std::ios::end);
    file.read(tail.data(), tail.size());
    return file.good() && std::ranges::all_of(tail, [](char byte) { return byte == '\0'; });
}

Result<std::string> wholeFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    std::array<char, 1 << 16> buffer;
    while (file.read(buffer.data(), buffer.size()), file.gcount() > 0) {
        const auto got = static_cast<std::size_t>(file.gcount());
        if (Result<void> ok = makeRoom(bytes, got); !ok) return ok.error();
        bytes.append(buffer.data(), got);
    }
    return bytes;
}

/// Bytes of zero at the end.
std::size_t zerosBehind(std::string_view bytes)
{
    const auto last = bytes.find_last_not_of('\0');
    return last == std::string_view::npos ? bytes.size() : bytes.size() - last - 1;
}

}  // namespace

void GzipReader::Close::operator()(BGZF* file) const { bgzf_close(file); }

Result<GzipReader> GzipReader::ofFile(const std::string& path)
{
    silence();
    GzipReader reader(bgzf_open(path.c_str(), "r"));
    if (reader.m_file == nullptr) return badInput(std::string(kDamaged));
    if (isPadded(path)) {
        // htslib takes the padding for a damaged member and reads no part of a file; what is compressed fits in memory.
        auto bytes = wholeFile(path);
        if (!bytes) return bytes.error();
        return ofBytes(withoutGzipPadding(*bytes));
    }
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

bool GzipReader::readsToItsEnd(std::string_view bytes)
{
    auto reader = ofBytes(bytes);
    if (!reader) return false;
    // What gives more is refused by who reads it, and is not to be read ten times to know how it ends.
    const std::uint64_t most = unpackedLimit(bytes.size());
    std::uint64_t all = 0;
    std::array<char, 1 << 16> buffer;
    while (all <= most) {
        const auto got = reader->read(buffer.data(), buffer.size());
        if (!got) return false;
        if (*got == 0) return true;
        all += *got;
    }
    return true;
}

std::string_view withoutGzipPadding(std::string_view bytes)
{
    // A trailer ends with the size modulo 2^32, low byte first: zeros of its own stand before the padding, mostly one
    // or two. An empty member ends with eight, the end mark of bgzip with nine.
    static constexpr std::array<std::size_t, 10> kOwn{1, 2, 9, 0, 3, 4, 5, 6, 7, 8};
    const std::size_t zeros = zerosBehind(bytes);
    for (const std::size_t own : kOwn) {
        if (own >= zeros) continue;
        const std::string_view inner = bytes.substr(0, bytes.size() - (zeros - own));
        if (GzipReader::readsToItsEnd(inner)) return inner;
    }
    return bytes;
}

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

namespace {

Result<std::string> inflateAll(std::string_view bytes, Progress& progress, std::uint64_t most, bool& isTooMuch)
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
        if (Result<void> ok = checkUnpacked(text.size() + *got, most); !ok) {
            isTooMuch = true;
            return ok.error();
        }
        if (Result<void> ok = makeRoom(text, *got); !ok) return ok.error();
        text.append(buffer.data(), *got);
    }
}

}  // namespace

Result<std::string> inflateGzip(std::string_view bytes, Progress& progress, std::uint64_t most)
{
    if (most == 0) most = unpackedLimit(bytes.size());
    bool isTooMuch = false;
    auto text = inflateAll(bytes, progress, most, isTooMuch);
    if (text || isTooMuch || text.error().kind != ErrorKind::BadInput || zerosBehind(bytes) == 0) return text;
    const std::string_view inner = withoutGzipPadding(bytes);
    return inner.size() < bytes.size() ? inflateAll(inner, progress, most, isTooMuch) : text;
}

}  // namespace pleio
