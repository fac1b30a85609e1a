// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_address.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace pleio {

namespace {

constexpr int kMostDatabases = 1'000'000, kSentinelPort = 26379;
constexpr std::size_t kMostNodesNamed = 100;

Error notAnAddress(const std::string& why)
{
    return {ErrorKind::Usage,
            why + " Write redis://host:port, redis+sentinel://host:port,host:port/service for servers that Sentinels "
                  "watch, or rediss in place of redis for an encrypted connection.",
            "redis"};
}

/// Nodes after the first, which are cut out of `text`, because a URL has one host.
std::vector<std::string> cutFurtherNodes(std::string& text)
{
    const std::size_t slashes = text.find("://");
    if (slashes == std::string::npos) return {};
    std::size_t begin = slashes + 3;
    const std::size_t end = std::min(text.find_first_of("/?#", begin), text.size());
    if (const std::size_t at = text.rfind('@', end); at != std::string::npos && at > begin) begin = at + 1;
    std::vector<std::string> nodes;
    const std::size_t first = text.find(',', begin);
    for (std::size_t comma = first; comma < end;) {
        const std::size_t next = std::min(text.find(',', comma + 1), end);
        nodes.push_back(text.substr(comma + 1, next - comma - 1));
        comma = next;
    }
    if (first < end) text.erase(first, end - first);
    return nodes;
}

/// The host and port of a URL; nothing if it names no host.
bool readNode(const QUrl& url, int usualPort, std::vector<RedisNode>& nodes)
{
    if (!url.isValid() || url.host().isEmpty()) return false;
    nodes.push_back({url.host().toStdString(), url.port(usualPort)});
    return true;
}

}  // namespace

std::string shownNode(const RedisNode& node)
{
    const bool isV6 = node.host.find(':') != std::string::npos;
    return (isV6 ? '[' + node.host + ']' : node.host) + ':' + std::to_string(node.port);
}

std::string RedisAddress::shown() const
{
    std::string text = std::string(tls ? "rediss" : "redis") + (service.empty() ? "://" : "+sentinel://");
    if (!user.empty()) text += user + '@';
    for (std::size_t i = 0; i < nodes.size(); ++i) text += (i == 0 ? "" : ",") + shownNode(nodes[i]);
    if (!service.empty()) text += '/' + service;
    if (database != 0) text += '/' + std::to_string(database);
    return text;
}

RedisAddress RedisAddress::at(const RedisNode& node) const
{
    RedisAddress one = *this;
    one.nodes = {node};
    one.service.clear();
    return one;
}

Result<RedisAddress> parseRedisAddress(std::string_view text, std::string password)
{
    // Nothing of the text goes into messages, because it may hold a password.
    std::string first(text);
    const std::vector<std::string> further = cutFurtherNodes(first);
    const QUrl url(QString::fromStdString(first), QUrl::StrictMode);
    if (!url.isValid()) return notAnAddress("The address of the Redis server cannot be read.");
    const QString scheme = url.scheme();
    const bool hasSentinels = scheme.endsWith(QLatin1String("+sentinel"));
    RedisAddress address;
    address.tls = scheme.startsWith(QLatin1String("rediss"));
    if (scheme != QLatin1String(address.tls ? "rediss" : "redis") + QLatin1String(hasSentinels ? "+sentinel" : ""))
        return notAnAddress("The address of the Redis server must begin with redis:// or rediss://.");
    const int usualPort = hasSentinels ? kSentinelPort : RedisNode().port;
    address.nodes.clear();
    bool named = readNode(url, usualPort, address.nodes) && further.size() < kMostNodesNamed;
    for (const std::string& node : further)
        named = named && readNode(QUrl(QStringLiteral("redis://") + QString::fromStdString(node), QUrl::StrictMode),
                                  usualPort, address.nodes);
    if (!named) return notAnAddress("The address of the Redis server names no host.");
    address.user = url.userName(QUrl::FullyDecoded).toStdString();
    address.password = url.password(QUrl::FullyDecoded).toStdString();
    if (address.password.empty()) address.password = std::move(password);

    QStringList path = url.path(QUrl::FullyDecoded).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (hasSentinels) {
        if (path.isEmpty()) return notAnAddress("The address names Sentinels, but not the service that they watch.");
        address.service = path.takeFirst().toStdString();
    }
    if (!path.isEmpty()) {
        bool isNumber = false;
        address.database = path.front().toInt(&isNumber);
        if (!isNumber || path.size() > 1 || address.database < 0 || address.database >= kMostDatabases)
            return notAnAddress("What follows the host in the address of the Redis server must be the number of a "
                                "database.");
    }
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto& [name, value] : items) {
        std::string* const file = name == QLatin1String("ca")     ? &address.caFile
                                  : name == QLatin1String("cert") ? &address.certificateFile
                                  : name == QLatin1String("key")  ? &address.keyFile
                                                                  : nullptr;
        if (file == nullptr || !address.tls)
            return notAnAddress("The address of the Redis server has an option that is not known; ca, cert and key "
                                "name files of rediss://.");
        *file = value.toStdString();
    }
    return address;
}

}  // namespace pleio
