// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/shared_folder.h"

#include "core/io/machine_memory.h"

#include <QFileInfo>
#include <QUrl>
#include <htslib/hfile.h>
#include <htslib/hts_log.h>

#include <algorithm>
#include <memory>

namespace pleio {

namespace {

constexpr std::size_t kSharedPieceBytes = std::size_t{1} << 20;
constexpr std::size_t kMostSharedBytes = std::size_t{4} << 30;

struct Close {
    void operator()(hFILE* file) const { hclose_abruptly(file); }
};

QString canonical(const std::string& path) { return QFileInfo(QString::fromStdString(path)).canonicalFilePath(); }

bool isUrl(const std::string& share) { return share.find("://") != std::string::npos; }

Error unreadableShare(const std::string& why, const TaskInput& input) { return {ErrorKind::Io, why, input.place}; }

/// What htslib opens; empty for what does not lie below `share`.
std::string addressOf(const std::string& share, const std::string& place)
{
    if (!isUrl(share)) return placeBelow(share, share + '/' + place).empty() ? std::string() : share + '/' + place;
    const QByteArray encoded = QUrl::toPercentEncoding(QString::fromStdString(place), "/");
    return share + (share.ends_with('/') ? "" : "/") + encoded.toStdString();
}

}  // namespace

std::string placeBelow(const std::string& share, const std::string& path)
{
    const QString root = canonical(share) + QLatin1Char('/'), file = canonical(path);
    if (share.empty() || path.empty() || root.size() == 1 || !file.startsWith(root)) return {};
    return file.mid(root.size()).toStdString();
}

Result<SourceFile> readShared(const std::string& share, const TaskInput& input, Progress& progress)
{
    if (share.empty())
        return unreadableShare("The task reads a file of a shared folder; start the workers with --share.", input);
    const std::string address = addressOf(share, input.place);
    hts_set_log_level(HTS_LOG_OFF);  // failures are reported here
    const std::unique_ptr<hFILE, Close> file(address.empty() ? nullptr : hopen(address.c_str(), "r"));
    if (!file) return unreadableShare("The file is not below the shared folder of this worker.", input);
    std::string bytes;
    for (ssize_t got = 1; got > 0;) {
        if (progress.isCancelled()) return cancelled();
        const std::size_t before = bytes.size();
        if (Result<void> ok = makeRoom(bytes, kSharedPieceBytes); !ok) return ok.error();
        bytes.resize(before + kSharedPieceBytes);
        got = hread(file.get(), bytes.data() + before, kSharedPieceBytes);
        bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(0, got)));
        if (got < 0 || bytes.size() > kMostSharedBytes)
            return unreadableShare("The file of the shared folder cannot be read, or is too large.", input);
    }
    SourceFile source = sourceFromBytes(input.name, std::move(bytes), input.role);
    if (source.sha256 != input.sha256)
        return unreadableShare(
            "The file of the shared folder is not the one that the task was made from; submit it again.", input);
    return source;
}

}  // namespace pleio
