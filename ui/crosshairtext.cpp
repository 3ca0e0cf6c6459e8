// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crosshairtext.h"

#include "core/engine/values/wording.h"
#include "ui/chartspans.h"
#include "ui/numbertext.h"

#include <QCoreApplication>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Crosshair)
};

/** Both ends with their zone where clocks were changed in between. */
QString spanText(double fromSec, double toSec, double nowSec, const QTimeZone& zone)
{
    const QString fromZone = zoneText(fromSec, zone), toZone = zoneText(toSec, zone);
    QString from = timeText(fromSec, nowSec, zone);
    if (fromZone != toZone)
        from += u' ' + fromZone;
    return Words::tr("%1 to %2 %3").arg(from, timeText(toSec, fromSec, zone), toZone);
}

/** Several candles, or one beside lost ones. */
bool isMerged(const ChartColumn& column)
{
    return column.candles + column.lostCandles > 1;
}

QString whenText(const ChartHistory& history, const ChartColumn& column, double nowSec,
                 const QTimeZone& zone)
{
    const auto openSec = static_cast<double>(column.openTimeSec);
    if (!isMerged(column))
        return timeText(openSec, nowSec, zone) + u' ' + regime::zoneText(openSec, zone);
    return spanText(openSec, static_cast<double>(column.endSec) - 60.0 * history.intervalMin,
                    nowSec, zone);
}

/** What a merged column's prices say nothing of; empty where every candle was traded. */
QString untradedText(const ChartColumn& column)
{
    QStringList parts;
    if (column.lostCandles > 0)
        parts << Words::tr("%1 lost").arg(column.lostCandles);
    if (column.quietCandles > 0)
        parts << Words::tr("%1 quiet").arg(column.quietCandles);
    return parts.isEmpty() ? QString()
                           : Words::tr("%1 of %2")
                                 .arg(parts.join(QStringLiteral(", ")),
                                      candlesText(column.candles + column.lostCandles));
}

QString pricesText(const ChartColumn& column)
{
    if (column.kind == IntervalKind::Lost)
        return isMerged(column) ? Words::tr("%1 lost: not one candle, and not proved quiet")
                                      .arg(column.lostCandles)
                                : Words::tr("lost: no candle, and not proved quiet");
    if (column.kind == IntervalKind::Quiet && !isMerged(column))
        return Words::tr("no trade, stood at %1").arg(priceText(column.close));
    const QString prices = QStringLiteral("O %1   H %2   L %3   C %4")
                               .arg(priceText(column.open), priceText(column.high),
                                    priceText(column.low), priceText(column.close));
    const QString untraded = isMerged(column) ? untradedText(column) : QString();
    return untraded.isEmpty() ? prices : prices + QStringLiteral(" · ") + untraded;
}

QString word(ShownRegime shown)
{
    const std::string_view name = regimeName(shown);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString answerSourceText(const ChartColumn& column)
{
    if (column.asSeen)
        return Words::tr("as seen live");
    return column.seenLive
               ? Words::tr("by today's model; seen live: %1").arg(word(*column.seenLive))
               : Words::tr("by today's model, not seen live");
}

CrosshairText crosshairText(const ChartHistory& history, const ChartColumn& column, double nowSec,
                            const QTimeZone& zone)
{
    CrosshairText text;
    text.when = whenText(history, column, nowSec, zone);
    text.prices = pricesText(column);
    if (!column.answered) {
        text.probabilities = Words::tr("no answer");
        text.certainty = text.probabilities;
        return text;
    }
    text.when += QStringLiteral(" · %1, %2").arg(word(column.shown), answerSourceText(column));
    text.probabilities =
        QStringLiteral("B %1   R %2   U %3")
            .arg(numberText(column.probabilities[0], 2), numberText(column.probabilities[1], 2),
                 numberText(column.probabilities[2], 2));
    text.certainty = Words::tr("confidence %1   bias %2")
                         .arg(numberText(column.confidence, 2), numberText(column.biasSignal, 2));
    return text;
}

QString viewSpanText(double fromSec, double toSec, double nowSec, const QTimeZone& zone)
{
    return spanText(fromSec, toSec, nowSec, zone);
}

} // namespace regime
