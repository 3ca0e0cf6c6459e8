// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/comparison.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace regime
{

namespace
{

QString differenceText(const char* name, double ohlc, double trades)
{
    const QLocale plain = QLocale::c();
    return ohlc == trades ? QString()
                          : QStringLiteral("%1 %2 against %3")
                                .arg(QLatin1String(name),
                                     plain.toString(ohlc, 'g', QLocale::FloatingPointShortest),
                                     plain.toString(trades, 'g', QLocale::FloatingPointShortest));
}

/** Empty when they agree. */
QString differenceOf(const Candle& ohlc, const Candle& trades)
{
    QStringList parts{differenceText("open", ohlc.open, trades.open),
                      differenceText("high", ohlc.high, trades.high),
                      differenceText("low", ohlc.low, trades.low),
                      differenceText("close", ohlc.close, trades.close),
                      differenceText("volume", ohlc.volume, trades.volume),
                      differenceText("trades", static_cast<double>(ohlc.tradeCount),
                                     static_cast<double>(trades.tradeCount))};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString sentence(const Candle& ohlc, const QString& what)
{
    const QString when = QDateTime::fromSecsSinceEpoch(ohlc.openTimeSec, Qt::UTC)
                             .toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    return QStringLiteral("candle of %1 UTC, OHLC against Trades: %2").arg(when, what);
}

} // namespace

CandleComparison compareSources(std::span<const Candle> stored, std::span<const Candle> built)
{
    CandleComparison comparison;
    for (const Candle& ohlc : stored) {
        if (ohlc.source != CandleSource::Ohlc)
            continue;
        ++comparison.compared;
        const auto same = std::lower_bound(
            built.begin(), built.end(), ohlc.openTimeSec,
            [](const Candle& c, std::int64_t timeSec) { return c.openTimeSec < timeSec; });
        const bool isBuilt = same != built.end() && same->openTimeSec == ohlc.openTimeSec;
        if (isBuilt) {
            if (const QString what = differenceOf(ohlc, *same); !what.isEmpty())
                comparison.differences << sentence(ohlc, what);
        } else if (!ohlc.quiet) {
            comparison.differences
                << sentence(ohlc, QStringLiteral("%1 trades against none").arg(ohlc.tradeCount));
        }
    }
    return comparison;
}

} // namespace regime
