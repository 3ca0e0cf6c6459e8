// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/candlefile.h"
#include "core/market/simulatedmarket.h"
#include "tests/support/marketcandles.h"

/** Markets for tests of the whole program: real candles where there are any, made-up ones always.
 */
namespace regime::test
{

inline QString realFile(const char* name)
{
    return QStringLiteral(SHARED_DIR "/data/") + QLatin1String(name);
}

/** Bitcoin's real minutes of March 2023, moved so that one of them is now; an error without them.
 */
inline Result<SimulatedMarket> realMinutes(double nowSec)
{
    const Result<CandleFile> file = readCandleFile(realFile("XBTUSD_1m_202303.csv"));
    if (!file)
        return file.error();
    constexpr std::size_t nowRow = 14'000; // the bank run's second day
    return marketOfCandles(*PairNames().resolve(QStringLiteral("XBTUSD")), file->candles, 60,
                           nowRow, nowSec);
}

inline Result<SimulatedMarket> syntheticMinutes(double nowSec)
{
    SyntheticOptions options;
    options.pair = *PairNames().resolve(QStringLiteral("XBTUSD"));
    options.nowSec = nowSec;
    options.historyMinutes = 3000;
    return syntheticMarket(options);
}

/** The closed minutes of a synthetic market as a file would hold them: without the quiet ones. */
inline std::vector<Candle> syntheticCandles(int minutes)
{
    constexpr double nowSec = 1'700'000'000;
    SyntheticOptions options;
    options.pair = *PairNames().resolve(QStringLiteral("XDGUSD"));
    options.nowSec = nowSec;
    options.historyMinutes = minutes;
    SimulatedMarket market = syntheticMarket(options);
    market.advanceTo(nowSec);
    return closedBars(market, nowSec, 0, CandleSource::Csv);
}

} // namespace regime::test
