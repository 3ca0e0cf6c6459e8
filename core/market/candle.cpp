// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/candle.h"

namespace regime
{

QString candleSourceName(CandleSource source)
{
    switch (source) {
    case CandleSource::Ohlc:
        return QStringLiteral("ohlc");
    case CandleSource::Trades:
        return QStringLiteral("trades");
    case CandleSource::Csv:
        break;
    }
    return QStringLiteral("csv");
}

} // namespace regime
