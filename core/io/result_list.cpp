// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_list.h"

#include "core/io/input_file.h"
#include "core/io/result_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace pleio {

namespace {

constexpr std::string_view kListHead =
    "# Pleioscope wrote these files. One that still has its sum is replaced when results are written here again.\n";
constexpr std::size_t kSumDigits = 64;
constexpr std::string_view kBetween = "  ";
constexpr std::string_view kMakerMark = "# ";

QString listPath(const QString& folder)
{
    return QDir(folder).filePath(QString::fromUtf8(kResultList.data(), static_cast<qsizetype>(kResultList.size())));
}

}  // namespace

Result<ResultList> ResultList::of(const QString& folder)
{
    ResultList list;
    const QString path = listPath(folder);
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink()) return list;
    const Error foreign{ErrorKind::Usage,
                        "A file that Pleioscope did not write has the name of its list of results; choose another "
                        "folder or move the file.",
                        path.toStdString()};
    if (!info.isFile()) return foreign;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Io,
                     "The list of results cannot be read (" + file.errorString().toStdString() +
                         "); choose another folder.",
                     path.toStdString()};
    const std::string bytes = file.readAll().toStdString();
    if (!bytes.starts_with(kListHead)) return foreign;
    std::string maker;
    for (std::size_t at = kListHead.size(); at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line(bytes.data() + at, end - at);
        at = end + 1;
        if (line.starts_with(kMakerMark))
            maker = line.substr(kMakerMark.size());
        else if (line.size() > kSumDigits + kBetween.size())
            list.add(maker, std::string(line.substr(kSumDigits + kBetween.size())),
                     std::string(line.substr(0, kSumDigits)));
    }
    return list;
}

void ResultList::add(const std::string& maker, const std::string& name, const std::string& sha256)
{
    // Such names would need the escapes of sha256sum; what is not listed is not replaced.
    if (name.find_first_of("\n\\") != std::string::npos) return;
    auto& files = m_byMaker[maker];
    const auto [from, to] = files.equal_range(name);
    if (std::none_of(from, to, [&sha256](const auto& file) { return file.second == sha256; }))
        files.emplace(name, sha256);
}

void ResultList::remove(const std::string& name)
{
    for (auto& [maker, files] : m_byMaker) files.erase(name);
}

std::vector<std::string> ResultList::names(const std::string& maker) const
{
    std::vector<std::string> names;
    const auto files = m_byMaker.find(maker);
    if (files == m_byMaker.end()) return names;
    for (const auto& [name, sum] : files->second)
        if (names.empty() || names.back() != name) names.push_back(name);
    return names;
}

bool ResultList::isUnchanged(const QString& folder, const std::string& name) const
{
    std::vector<std::string> sums;
    for (const auto& [maker, files] : m_byMaker) {
        const auto [from, to] = files.equal_range(name);
        for (auto at = from; at != to; ++at) sums.push_back(at->second);
    }
    const QString path = QDir(folder).filePath(QString::fromStdString(name));
    if (sums.empty() || !QFileInfo(path).isFile()) return false;
    const auto sum = sha256OfFile(path.toStdString());
    return sum && std::ranges::find(sums, *sum) != sums.end();
}

bool ResultList::isHalfway() const
{
    std::map<std::string, std::string> sums;
    for (const auto& [maker, files] : m_byMaker)
        for (const auto& [name, sum] : files)
            if (sums.try_emplace(name, sum).first->second != sum) return true;
    return false;
}

std::string ResultList::text() const
{
    std::string text(kListHead);
    for (const auto& [maker, files] : m_byMaker) {
        if (files.empty()) continue;
        text.append(kMakerMark).append(maker).append("\n");
        for (const auto& [name, sum] : files) text.append(sum).append(kBetween).append(name).append("\n");
    }
    return text;
}

}  // namespace pleio
