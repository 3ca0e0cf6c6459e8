// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/pairnames.h"

#include "core/market/outsidetext.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace regime
{

namespace
{
/** The pairs whose id is not their altname, as "BASE QUOTE ID". */
constexpr std::array olderPairs{
    "USDT USD USDTZUSD", "ETC ETH XETCXETH", "ETC XBT XETCXXBT", "ETC EUR XETCZEUR",
    "ETC USD XETCZUSD",  "ETH XBT XETHXXBT", "ETH CAD XETHZCAD", "ETH EUR XETHZEUR",
    "ETH GBP XETHZGBP",  "ETH JPY XETHZJPY", "ETH USD XETHZUSD", "LTC XBT XLTCXXBT",
    "LTC EUR XLTCZEUR",  "LTC JPY XLTCZJPY", "LTC USD XLTCZUSD", "MLN ETH XMLNXETH",
    "MLN XBT XMLNXXBT",  "MLN EUR XMLNZEUR", "MLN USD XMLNZUSD", "REP ETH XREPXETH",
    "REP XBT XREPXXBT",  "REP EUR XREPZEUR", "REP USD XREPZUSD", "XBT CAD XXBTZCAD",
    "XBT EUR XXBTZEUR",  "XBT GBP XXBTZGBP", "XBT JPY XXBTZJPY", "XBT USD XXBTZUSD",
    "XDG XBT XXDGXXBT",  "XLM XBT XXLMXXBT", "XLM AUD XXLMZAUD", "XLM EUR XXLMZEUR",
    "XLM GBP XXLMZGBP",  "XLM USD XXLMZUSD", "XMR XBT XXMRXXBT", "XMR EUR XXMRZEUR",
    "XMR USD XXMRZUSD",  "XRP XBT XXRPXXBT", "XRP CAD XXRPZCAD", "XRP EUR XXRPZEUR",
    "XRP JPY XXRPZJPY",  "XRP USD XXRPZUSD", "ZEC XBT XZECXXBT", "ZEC EUR XZECZEUR",
    "ZEC USD XZECZUSD",  "EUR USD ZEURZUSD", "GBP USD ZGBPZUSD", "USD CAD ZUSDZCAD",
    "USD JPY ZUSDZJPY",
};

/** Quote assets a name without a slash may end in, the longer before those they end in. */
constexpr std::array quotes{"USDT", "USDC", "PYUSD", "EURT", "RLUSD", "USD", "EUR", "GBP",
                            "CAD",  "JPY",  "AUD",   "CHF",  "XBT",   "BTC", "ETH", "DAI"};

constexpr qsizetype longestName = 24;

QString exchangeAsset(const QString& asset)
{
    if (asset == QLatin1String("BTC"))
        return QStringLiteral("XBT");
    if (asset == QLatin1String("DOGE"))
        return QStringLiteral("XDG");
    return asset;
}

QString shownAsset(const QString& asset)
{
    if (asset == QLatin1String("XBT"))
        return QStringLiteral("BTC");
    if (asset == QLatin1String("XDG"))
        return QStringLiteral("DOGE");
    return asset;
}

/** The pair of two assets in any spelling; without an id of its own the altname is the id. */
PairName pairOf(const QString& base, const QString& quote, const QString& id = {})
{
    const QString altname = exchangeAsset(base) + exchangeAsset(quote);
    return {altname, id.isEmpty() ? altname : id,
            shownAsset(base) + QLatin1Char('/') + shownAsset(quote)};
}

/** Base and quote of "BASE/QUOTE" or of a name that ends in a known quote; empty when neither. */
QStringList splitName(const QString& name)
{
    if (name.contains(QLatin1Char('/'))) {
        const QStringList assets = name.split(QLatin1Char('/'));
        const bool two = assets.size() == 2 && !assets[0].isEmpty() && !assets[1].isEmpty();
        return two ? assets : QStringList{};
    }
    for (const char* quote : quotes) {
        const QString end = QString::fromLatin1(quote);
        if (name.size() >= end.size() + 2 && name.endsWith(end))
            return {name.chopped(end.size()), end};
    }
    return {};
}

Error refusal(const QString& typed, const QString& why)
{
    return {QStringLiteral("\"%1\" is not a pair: %2.")
                .arg(outsideText(typed, longestName), why)
                .toStdString()};
}
} // namespace

PairNames::PairNames()
{
    for (const char* line : olderPairs) {
        const QStringList words = QString::fromLatin1(line).split(QLatin1Char(' '));
        add(pairOf(words[0], words[1], words[2]));
    }
    add(pairOf(QStringLiteral("XDG"), QStringLiteral("USD")));
}

void PairNames::learn(const std::vector<AssetPair>& pairs)
{
    for (const AssetPair& pair : pairs) {
        QStringList assets = splitName(pair.wsname.toUpper());
        if (assets.isEmpty())
            assets = splitName(pair.altname.toUpper());
        PairName name{pair.altname, pair.id, pair.altname};
        if (!assets.isEmpty())
            name.display = shownAsset(assets[0]) + QLatin1Char('/') + shownAsset(assets[1]);
        add(name);
    }
}

Result<PairName> PairNames::resolve(const QString& typed) const
{
    const QString name = typed.trimmed().toUpper();
    const auto known = m_bySpelling.constFind(name);
    if (known != m_bySpelling.constEnd())
        return *known;

    static const QRegularExpression allowed(QStringLiteral("^[A-Z0-9.]+(/[A-Z0-9.]+)?$"));
    if (name.size() > longestName || !allowed.match(name).hasMatch())
        return refusal(typed, QStringLiteral("write it like DOGE/USD or XDGUSD"));
    static const QRegularExpression olderId(QStringLiteral("^[XZ][A-Z]{3}[XZ][A-Z]{3}$"));
    if (olderId.match(name).hasMatch())
        return refusal(typed, QStringLiteral("the exchange knows no such id, and ids are not made "
                                             "by joining asset names (DOGE/USD is XDGUSD)"));
    const QStringList assets = splitName(name);
    if (assets.isEmpty())
        return refusal(typed, QStringLiteral("its two assets cannot be told apart; write it with "
                                             "a slash, like DOGE/USD"));
    const PairName pair = pairOf(assets[0], assets[1]);
    return m_bySpelling.value(pair.altname, pair);
}

void PairNames::add(const PairName& pair)
{
    QString joined = pair.display;
    joined.remove(QLatin1Char('/'));
    const QStringList assets = splitName(pair.display);
    const QString wsname =
        assets.isEmpty() ? pair.altname
                         : exchangeAsset(assets[0]) + QLatin1Char('/') + exchangeAsset(assets[1]);
    for (const QString& spelling : {pair.altname, pair.id, pair.display, joined, wsname})
        m_bySpelling.insert(spelling.toUpper(), pair);
}

} // namespace regime
