// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedaddress.h"

#include "core/market/loopback.h"

#include <QStringList>
#include <QUrlQuery>

namespace regime
{

namespace
{

Error wrong(const QString& what)
{
    return Error{QStringLiteral("STORE_URL %1").arg(what).toStdString()};
}

Result<std::optional<SharedAddress>> readPostgres(QUrl url)
{
    static const QStringList allowed{QStringLiteral("sslmode"), QStringLiteral("sslrootcert"),
                                     QStringLiteral("application_name")};
    if (!url.isValid() || url.host().isEmpty() || url.path().size() < 2)
        return wrong(QStringLiteral("must be postgresql://user@host[:port]/database"));
    QUrlQuery options(url);
    for (const auto& [name, value] : options.queryItems(QUrl::FullyDecoded)) {
        if (!allowed.contains(name))
            return wrong(QStringLiteral("has an option that is not taken; allowed are %1")
                             .arg(allowed.join(QStringLiteral(", "))));
        if (value.contains(u'\'') || value.contains(u'\\') || value.contains(u';'))
            return wrong(QStringLiteral("has an option with a quote, backslash or semicolon"));
    }
    const QString mode = options.queryItemValue(QStringLiteral("sslmode"));
    if (!isLoopbackHost(url.host())) {
        if (!mode.isEmpty() && mode != u"verify-full")
            return wrong(QStringLiteral("may weaken sslmode on loopback alone; leave it out or use "
                                        "verify-full"));
        options.removeAllQueryItems(QStringLiteral("sslmode"));
        options.addQueryItem(QStringLiteral("sslmode"), QStringLiteral("verify-full"));
        url.setQuery(options);
    }
    return std::optional(SharedAddress{SharedAddress::Kind::Postgres, url, {}});
}

Result<std::optional<SharedAddress>> readRest(const QUrl& url, const QString& key)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery())
        return wrong(QStringLiteral("must be https://host[/path] without user or parameters"));
    if (url.scheme() == u"http" && !isLoopbackHost(url.host()))
        return wrong(QStringLiteral("may be http on loopback alone; use https"));
    if (key.isEmpty())
        return Error{"SUPABASE_KEY is not set, and STORE_URL names a Supabase store: put the key "
                     "into the environment."};
    return std::optional(SharedAddress{SharedAddress::Kind::Rest, url, key});
}

} // namespace

QString SharedAddress::name() const
{
    const QString host =
        url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
    return (kind == Kind::Postgres ? QStringLiteral("PostgreSQL at %1")
                                   : QStringLiteral("Supabase at %1"))
        .arg(host);
}

QString SharedAddress::place() const
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::StripTrailingSlash);
}

Result<std::optional<SharedAddress>> readSharedAddress(const QString& storeUrl, const QString& key)
{
    if (storeUrl.isEmpty() || storeUrl.startsWith(u"sqlite:"))
        return std::optional<SharedAddress>();
    const QUrl url(storeUrl, QUrl::StrictMode);
    return url.scheme() == u"postgresql" ? readPostgres(url) : readRest(url, key);
}

} // namespace regime
