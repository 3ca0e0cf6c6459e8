// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/secrets.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace regime
{

namespace
{

constexpr QLatin1String mask("***");

QString withoutPassword(QString text, QLatin1String instead)
{
    static const QRegularExpression password(QStringLiteral("(://[^/\\s:@]*):[^/\\s]+@"));
    return text.replace(password, QStringLiteral("\\1:%1@").arg(instead));
}

QString maskedText(const QString& text, QLatin1String instead)
{
    // Not a host of such a name, which has a port behind it.
    static const QRegularExpression assigned(
        QStringLiteral("(?<!://)\\b([a-z_]*(?:key|token|password|passwd|secret)\\s*[=:]\\s*|"
                       "bearer\\s+)[^\\s,;&\"]+"),
        QRegularExpression::CaseInsensitiveOption);
    return withoutPassword(text, instead).replace(assigned, QStringLiteral("\\1") + instead);
}

QString maskedAddress(const QString& address, QLatin1String instead)
{
    static const QRegularExpression secret(QStringLiteral("(?:key|token|password|passwd|secret)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    QUrl url(address);
    if (!url.isValid() || !address.contains(QLatin1String("://")))
        return maskedText(address, instead);
    bool hasSecret = false;
    QUrlQuery options;
    for (const auto& [name, value] : QUrlQuery(url).queryItems()) {
        const bool isSecret = secret.match(name).hasMatch();
        options.addQueryItem(name, isSecret ? QString(instead) : value);
        hasSecret = hasSecret || isSecret;
    }
    if (!hasSecret)
        return withoutPassword(address, instead);
    url.setQuery(options);
    return withoutPassword(url.toString(), instead);
}

} // namespace

QString withoutSecrets(const QString& text)
{
    return maskedText(text, mask);
}

QString addressWithoutSecrets(const QString& address)
{
    return maskedAddress(address, mask);
}

bool holdsSecret(const QString& address)
{
    return maskedAddress(address, {}) != address;
}

} // namespace regime
