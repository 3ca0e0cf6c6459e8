// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ohlcwindow.h"
#include "core/base/tradepages.h"
#include "core/engine/values/feedhealth.h"
#include "core/engine/values/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Backfill)
};

/** Intervals of [fromSec, toSec) that OHLC's answer at `nowSec` reaches. */
double servedIntervals(const FeedHealth& health, double fromSec, double toSec, double nowSec)
{
    const double intervalSec = 60.0 * health.intervalMin;
    const double reachSec =
        (std::floor(nowSec / intervalSec) - static_cast<double>(ohlcWindowCandles)) * intervalSec;
    return std::max(0.0, toSec - std::max(fromSec, reachSec)) / intervalSec;
}

/** `tradesSec`: market time to be read from Trades. */
BackfillForecast forecast(const FeedHealth& health, double candles, double fromOhlc,
                          double tradesSec)
{
    BackfillForecast result;
    result.candles = std::llround(candles);
    result.fromOhlc = std::llround(std::min(fromOhlc, candles));
    result.known = health.tradesPerSec.has_value() || tradesSec <= 0;
    if (tradesSec > 0 && health.tradesPerSec)
        result.pages = std::max<std::int64_t>(1, pagesFor(tradesSec * *health.tradesPerSec));
    const double requests = static_cast<double>(result.pages) + (fromOhlc > 0 ? 1 : 0);
    result.seconds = requests * health.budget.spacingSec;
    return result;
}

} // namespace

BackfillForecast forecastBackfill(const FeedHealth& health, std::int64_t targetCandles,
                                  double nowSec)
{
    const double intervalSec = 60.0 * health.intervalMin;
    const auto target = static_cast<double>(targetCandles);
    const double window = ohlcWindowCandles;
    // Candles closed since the newest one; a few of them are only the next poll's.
    double behind = target;
    if (health.newestCandleSec)
        behind = std::clamp(std::floor(nowSec / intervalSec) - 1 -
                                static_cast<double>(*health.newestCandleSec) / intervalSec,
                            0.0, target);
    if (behind <= 3)
        behind = 0;
    double lost = 0;
    double lostServed = 0;
    for (const LostInterval& hole : health.lostIntervals) {
        lost += behind < target ? hole.candles : 0;
        lostServed += servedIntervals(health, static_cast<double>(hole.fromSec),
                                      static_cast<double>(hole.toSec) + intervalSec, nowSec);
    }
    const double served = std::min(behind, window) + std::min(lost, lostServed);
    const double older =
        std::max(0.0, target - static_cast<double>(health.samples) - behind - lost);
    const double fromTrades = behind + lost - served;
    const double share = std::clamp(health.tradedShare, 0.02, 1.0);
    return forecast(health, behind + lost + older, served,
                    (fromTrades + older / share) * intervalSec);
}

BackfillForecast forecastHole(const FeedHealth& health, std::int64_t fromSec, std::int64_t toSec,
                              double nowSec)
{
    const double intervalSec = 60.0 * health.intervalMin;
    const double candles = static_cast<double>(toSec - fromSec) / intervalSec;
    const double served =
        servedIntervals(health, static_cast<double>(fromSec), static_cast<double>(toSec), nowSec);
    return forecast(health, candles, served, (candles - served) * intervalSec);
}

QString forecastText(const BackfillForecast& forecast)
{
    if (forecast.pages == 0)
        return Words::tr("one request");
    const QString pages = forecast.pages == 1
                              ? Words::tr("1 page")
                              : Words::tr("%1 pages").arg(countText(forecast.pages));
    return Words::tr("%1, about %2").arg(pages, durationText(std::ceil(forecast.seconds)));
}

} // namespace regime
