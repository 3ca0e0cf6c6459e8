// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crosshairtext.h"

#include "core/engine/values/wording.h"
#include "ui/chartspans.h"
#include "ui/numbertext.h"

namespace regime
{

namespace
{

QString whenText(const ChartHistory& history, const ChartColumn& column, double nowSec)
{
    const auto openSec = static_cast<double>(column.openTimeSec);
    if (column.candles <= 1)
        return timeText(openSec, nowSec) + QStringLiteral(" UTC");
    const double lastSec = static_cast<double>(column.endSec) - 60.0 * history.intervalMin;
    return QStringLiteral("%1 to %2 UTC")
        .arg(timeText(openSec, nowSec), timeText(lastSec, openSec));
}

QString pricesText(const ChartColumn& column)
{
    if (column.kind == IntervalKind::Lost)
        return QStringLiteral("lost: no candle, and not proved quiet");
    if (column.kind == IntervalKind::Quiet && column.candles <= 1)
        return QStringLiteral("no trade, stood at %1").arg(priceText(column.close));
    return QStringLiteral("O %1   H %2   L %3   C %4")
        .arg(priceText(column.open), priceText(column.high), priceText(column.low),
             priceText(column.close));
}

} // namespace

CrosshairText crosshairText(const ChartHistory& history, const ChartColumn& column, double nowSec)
{
    CrosshairText text;
    text.when = whenText(history, column, nowSec);
    text.prices = pricesText(column);
    if (!column.answered) {
        text.probabilities = QStringLiteral("no answer");
        text.certainty = text.probabilities;
        return text;
    }
    const std::string_view name = regimeName(column.shown);
    text.when += QStringLiteral(" · %1, %2")
                     .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                          column.asSeen ? QStringLiteral("as seen live")
                                        : QStringLiteral("by today's model"));
    text.probabilities =
        QStringLiteral("B %1   R %2   U %3")
            .arg(numberText(column.probabilities[0], 2), numberText(column.probabilities[1], 2),
                 numberText(column.probabilities[2], 2));
    text.certainty = QStringLiteral("confidence %1   bias %2")
                         .arg(numberText(column.confidence, 2), numberText(column.biasSignal, 2));
    return text;
}

QString viewSpanText(double fromSec, double toSec, double nowSec)
{
    return QStringLiteral("%1 to %2 UTC").arg(timeText(fromSec, nowSec), timeText(toSec, nowSec));
}

} // namespace regime
