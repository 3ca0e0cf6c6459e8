// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/backfillsentences.h"

#include "core/engine/values/backfillstatus.h"
#include "core/engine/values/wording.h"

#include <QCoreApplication>
#include <QDateTime>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Backfill)
};

QString pagesText(std::int64_t pages)
{
    return pages == 1 ? Words::tr("1 page") : Words::tr("%1 pages").arg(countText(pages));
}

/** "720 candles added from OHLC, 1 292 built from 14 pages of trades." */
QString addedText(std::int64_t fromOhlc, const BackfillTally& tally)
{
    QStringList parts;
    if (fromOhlc > 0 || tally.pages == 0)
        parts << Words::tr("%1 added from OHLC").arg(candlesText(fromOhlc));
    if (tally.pages > 0)
        parts << Words::tr("%1 built from %2 of trades")
                     .arg(parts.isEmpty() ? candlesText(tally.added) : countText(tally.added),
                          pagesText(tally.pages));
    QString text = parts.join(QStringLiteral(", ")) + QStringLiteral(".");
    if (tally.compared > 0)
        text += tally.differed == 0
                    ? Words::tr(" %1 given by both agree.").arg(candlesText(tally.compared))
                    : Words::tr(" Of %1 given by both %2 differ; OHLC's values are kept.")
                          .arg(candlesText(tally.compared), countText(tally.differed));
    return text;
}

QString reachedText(const BackfillGoal& goal)
{
    if (!goal.hole)
        return Words::tr(
                   " The window of %1 is there without a hole, but for what Kraken does not give.")
            .arg(candlesText(goal.targetCandles));
    const QString from = QDateTime::fromSecsSinceEpoch(goal.hole->fromSec, Qt::UTC)
                             .toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    return Words::tr(" The hole from %1 UTC is closed, but for what Kraken does not give.")
        .arg(from);
}

} // namespace

QString alreadyReadySentence(const BackfillGoal& goal)
{
    return goal.hole
               ? Words::tr("Already ready: nothing is missing there. Nothing was requested.")
               : Words::tr("Already ready: %1 are stored without a hole. Nothing was requested.")
                     .arg(candlesText(goal.targetCandles));
}

QString backfillStartSentence(const BackfillTally& tally, double spacingSec)
{
    const BackfillForecast forecast{tally.missing, 0, tally.pagesLeft,
                                    static_cast<double>(tally.pagesLeft) * spacingSec, true};
    return Words::tr("%1 missing; building them from trades: %2")
        .arg(candlesText(tally.missing), forecastText(forecast));
}

QString backfillEndSentence(const BackfillGoal& goal, BackfillEnd end, const BackfillTally& tally,
                            std::int64_t fromOhlc, const QString& problem)
{
    const QString added = addedText(fromOhlc, tally);
    switch (end) {
    case BackfillEnd::Complete:
        return added + reachedText(goal);
    case BackfillEnd::PageLimit:
        return added +
               Words::tr(" Stopped at the limit of %1; %2 still missing, about %3 more. The next "
                         "run goes on from there.")
                   .arg(pagesText(goal.maxPages), candlesText(tally.missing),
                        pagesText(tally.pagesLeft));
    case BackfillEnd::Beginning:
        return added +
               Words::tr(" The market's first trade is reached: %1 of the target never existed.")
                   .arg(candlesText(tally.missing));
    case BackfillEnd::Stuck:
        break;
    }
    return added + Words::tr(" Stopped: %1.").arg(problem);
}

QString backfillCutSentence(const QString& why, std::int64_t added, int pages)
{
    return Words::tr("%1. %2 of trades were read and %3 added; the next run goes on from there.")
        .arg(why, pagesText(pages), candlesText(added));
}

} // namespace regime
