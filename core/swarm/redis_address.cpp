// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_address.h"

#include <QUrl>
#include <QUrlQuery>

namespace pleio {

namespace {

constexpr int kMostDatabases = 1'000'000;

Error notAnAddress(const std::string& why)
{
    return {ErrorKind::Usage, why + " Write redis://host:port, or rediss://host:port for an encrypted connection.",
            "redis"};
}

}  // namespace

std::string RedisAddress::shown() const
{
    return std::string(tls ? "rediss://" : "redis://") + (user.empty() ? "" : user + "@") + host + ":" +
           std::to_string(port) + (database == 0 ? "" : "/" + std::to_string(database));
}

Result<RedisAddress> parseRedisAddress(std::string_view text, std::string password)
{
    // Nothing of the text goes into messages, because it may hold a password.
    const QUrl url(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), QUrl::StrictMode);
    if (!url.isValid()) return notAnAddress("The address of the Redis server cannot be read.");
    RedisAddress address;
    if (url.scheme() == QLatin1String("rediss"))
        address.tls = true;
    else if (url.scheme() != QLatin1String("redis"))
        return notAnAddress("The address of the Redis server must begin with redis:// or rediss://.");
    if (url.host().isEmpty()) return notAnAddress("The address of the Redis server names no host.");
    address.host = url.host().toStdString();
    address.port = url.port(address.port);
    address.user = url.userName(QUrl::FullyDecoded).toStdString();
    address.password = url.password(QUrl::FullyDecoded).toStdString();
    if (address.password.empty()) address.password = std::move(password);
    if (const QString path = url.path().mid(1); !path.isEmpty()) {
        bool isNumber = false;
        address.database = path.toInt(&isNumber);
        if (!isNumber || address.database < 0 || address.database >= kMostDatabases)
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
