// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configkey.h"

#include "core/engine/values/secrets.h"
#include "core/market/loopback.h"
#include "core/market/pairnames.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <optional>

namespace regime
{

namespace
{

using Type = ConfigType;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConfigKey)
};

QString plain(double value)
{
    return QString::number(value, 'g', 15);
}

/** std::nullopt unless `text` is a finite decimal number. */
std::optional<double> finiteNumber(const QString& text)
{
    bool ok = false;
    const double value = QLocale::c().toDouble(text, &ok);
    // QString reads "nan" and "inf" as numbers too.
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool isAllowedUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == u"https" || (url.scheme() == u"http" && isLoopbackHost(url.host()));
}

/** What an answer would make anyone act on comes from nobody else. */
bool isExchange(const QUrl& url)
{
    return url.host() == u"api.kraken.com" || isLoopbackHost(url.host());
}

/** `text` as a message may show it: no secret, and no user of an address, who may be one. */
QString shown(const QString& text)
{
    // Of what is refused anything may be the password, a slash and all.
    static const QRegularExpression userInfo(QStringLiteral("://.*@"),
                                             QRegularExpression::DotMatchesEverythingOption);
    return addressWithoutSecrets(text).replace(userInfo, QStringLiteral("://…@")).left(80);
}

bool isJsonPath(const QString& text)
{
    return std::ranges::none_of(text.split(u'.'), [](const QString& step) {
        return step.isEmpty() || std::ranges::any_of(step, [](QChar c) { return c.isSpace(); });
    });
}

bool isProgram(const QString& path)
{
    const QFileInfo file(path);
    return file.isAbsolute() && file.isFile() && file.isExecutable();
}

} // namespace

QString ConfigKey::rangeText() const
{
    if (!rangeNote.isEmpty())
        return QCoreApplication::translate("ConfigKey", rangeNote.toUtf8().constData());
    switch (type) {
    case Type::Flag:
        return QStringLiteral("true, false");
    case Type::Integer:
    case Type::Number:
        return Words::tr("%1 to %2").arg(plain(min), plain(max));
    case Type::Choice:
        return choices.join(QStringLiteral(", "));
    case Type::Pair:
        return Words::tr("a pair such as XDGUSD, DOGE/USD or BTCUSD");
    case Type::ApiUrl:
        return Words::tr("https://api.kraken.com, or an address on loopback");
    case Type::OptionalUrl:
        return Words::tr("empty, https, or http on loopback");
    case Type::JsonPath:
        return Words::tr("empty, or names joined by dots such as rebalancer.idle_ratio");
    case Type::StoreUrl:
        return Words::tr("empty, sqlite:PATH, postgresql://..., https://..., or http on loopback");
    case Type::Port:
        return Words::tr("0 or 1024 to 65535");
    case Type::Program:
        return Words::tr("empty, or the absolute path of a program");
    }
    Q_UNREACHABLE();
}

Result<QString> ConfigKey::accept(const QString& raw) const
{
    const QString text = raw.trimmed();
    const QString folded = text.toLower();
    const Error refused{QStringLiteral("%1=%2 is not allowed: it must be %3")
                            .arg(name, shown(text), rangeText())
                            .toStdString()};
    const auto when = [&](bool good, const QString& value) {
        return good ? Result<QString>(value) : Result<QString>(refused);
    };
    const std::optional<double> value = finiteNumber(text);
    const bool whole = value && *value == std::floor(*value);
    switch (type) {
    case Type::Flag:
        return when(folded == u"true" || folded == u"false", folded);
    case Type::Choice:
        return when(choices.contains(folded), folded);
    case Type::Integer:
        return when(whole && *value >= min && *value <= max,
                    QString::number(static_cast<qint64>(value.value_or(0))));
    case Type::Number:
        return when(value && *value >= min && *value <= max, text);
    case Type::Port:
        return when(whole && (*value == 0 || (*value >= 1024 && *value <= 65535)),
                    QString::number(static_cast<qint64>(value.value_or(0))));
    case Type::Pair: {
        const Result<PairName> pair = PairNames().resolve(text);
        return pair ? Result<QString>(text)
                    : Result<QString>(Error{name.toStdString() + ": " + pair.error().message});
    }
    case Type::ApiUrl:
        return when(isAllowedUrl(text) && isExchange(QUrl(text)), text);
    case Type::OptionalUrl:
        return when(text.isEmpty() || isAllowedUrl(text), text);
    case Type::JsonPath:
        return when(text.isEmpty() || isJsonPath(text), text);
    case Type::StoreUrl:
        return when(text.isEmpty() || text.startsWith(u"sqlite:") ||
                        text.startsWith(u"postgresql://") || isAllowedUrl(text),
                    text);
    case Type::Program:
        return when(text.isEmpty() || isProgram(text), text);
    }
    Q_UNREACHABLE();
}

} // namespace regime
