// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthview.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HealthView)
};

QString unknown()
{
    return Words::tr("not known yet");
}

QString exchangeText(const FeedHealth& health)
{
    const QString words = oneLine(health.exchangeText);
    const QString tail = words.isEmpty() ? QString() : QStringLiteral(": ") + words;
    switch (health.exchange) {
    case ExchangeState::Answering:
        return Words::tr("answering");
    case ExchangeState::Unreachable:
        return Words::tr("not answering") + tail;
    case ExchangeState::Throttled:
        return Words::tr("asked to slow down") + tail;
    case ExchangeState::Refused:
        return Words::tr("refused") + tail;
    case ExchangeState::Limited:
        return Words::tr("limited") + tail;
    case ExchangeState::Unknown:
        break;
    }
    return Words::tr("not asked yet");
}

QString lastSyncText(const FeedHealth& health, double nowSec)
{
    if (!health.lastSyncSec)
        return Words::tr("none yet");
    QString text = Words::tr("%1 ago").arg(durationText(nowSec - *health.lastSyncSec));
    if (health.lastSyncLatencyMs)
        text += Words::tr(", %1 ms").arg(countText(std::llround(*health.lastSyncLatencyMs)));
    if (health.lastSyncRows)
        text += *health.lastSyncRows == 1
                    ? Words::tr(", 1 row")
                    : Words::tr(", %1 rows").arg(countText(*health.lastSyncRows));
    return text;
}

QString nextPollText(const FeedHealth& health, double nowSec)
{
    if (health.exchange == ExchangeState::Refused && !health.nextPollSec)
        return Words::tr("none: the exchange refused; change the settings or retry");
    if (!health.nextPollSec)
        return unknown();
    const double waitSec = std::max(0.0, *health.nextPollSec - nowSec);
    const QString text =
        Words::tr("in %1, at %2").arg(durationText(waitSec), clockText(*health.nextPollSec));
    return health.exchange == ExchangeState::Answering || health.exchange == ExchangeState::Unknown
               ? text
               : text + Words::tr(", backing off");
}

QString budgetText(const RequestBudget& budget)
{
    const double mostAMinute = std::floor(60.0 / std::max(budget.spacingSec, 1e-3));
    const QString text = Words::tr("%1 in the last minute, at most %2")
                             .arg(countText(budget.sentLastMinute),
                                  countText(static_cast<std::int64_t>(mostAMinute)));
    return budget.widened ? text + Words::tr(" while slowed down") : text;
}

QString lostText(const FeedHealth& health, double nowSec)
{
    if (!health.newestCandleSec)
        return unknown();
    if (health.lostIntervals.empty())
        return Words::tr("none");
    QStringList places;
    for (const LostInterval& hole : health.lostIntervals) {
        if (places.size() == 3) {
            places << Words::tr("%1 more").arg(health.lostIntervals.size() - 3);
            break;
        }
        places << Words::tr("%1 at %2 UTC")
                      .arg(hole.candles)
                      .arg(timeText(static_cast<double>(hole.fromSec), nowSec));
    }
    return places.join(QStringLiteral(", "));
}

QString sourceText(const FeedHealth& health)
{
    QStringList parts;
    if (health.fromOhlc > 0)
        parts << Words::tr("%1 from OHLC").arg(countText(health.fromOhlc));
    if (health.fromTrades > 0)
        parts << Words::tr("%1 from trades").arg(countText(health.fromTrades));
    if (health.fromCsv > 0)
        parts << Words::tr("%1 from files").arg(countText(health.fromCsv));
    return parts.isEmpty() ? unknown() : parts.join(QStringLiteral(", "));
}

QString clockOffsetText(const FeedHealth& health)
{
    if (!health.clockOffsetSec)
        return unknown();
    const double offsetSec = *health.clockOffsetSec;
    if (std::abs(offsetSec) < 0.5)
        return Words::tr("within half a second");
    return Words::tr("%1 s %2").arg(numberText(std::abs(offsetSec), 1),
                                    offsetSec > 0 ? Words::tr("behind the exchange")
                                                  : Words::tr("ahead of the exchange"));
}

void takeWindow(HealthView& view, const FeedHealth& health, double nowSec)
{
    const double target = static_cast<double>(std::max<std::int64_t>(1, health.targetSamples));
    view.samplesText = Words::tr("%1 of %2 candles")
                           .arg(countText(health.samples), countText(health.targetSamples));
    view.coverageShare = std::min(1.0, static_cast<double>(health.samples) / target);
    view.minimumShare = std::min(1.0, static_cast<double>(health.minTrainSamples) / target);
    view.coverageText = percentText(health.coveragePct);
    view.contiguityText = health.contiguityPct ? percentText(*health.contiguityPct) : unknown();
    view.volumeText = health.volumeCoveragePct ? percentText(*health.volumeCoveragePct) : unknown();
    view.quietText = countText(health.quiet);
    view.revisedText = countText(health.revised);
    view.sourceText = sourceText(health);
    view.lostText = lostText(health, nowSec);
    view.spanText = unknown();
    view.freshnessText = Words::tr("no candle yet");
    if (!health.newestCandleSec)
        return;
    const auto newestSec = static_cast<double>(*health.newestCandleSec);
    const double ageSec = nowSec - newestSec;
    view.freshnessText = Words::tr("%1 s of %2")
                             .arg(countText(static_cast<std::int64_t>(std::max(0.0, ageSec))),
                                  countText(static_cast<std::int64_t>(health.freshnessLimitSec)));
    view.freshnessShare = std::max(0.0, ageSec / health.freshnessLimitSec);
    view.fresh = ageSec <= health.freshnessLimitSec;
    if (health.oldestCandleSec)
        view.spanText = Words::tr("%1 to %2 UTC")
                            .arg(timeText(static_cast<double>(*health.oldestCandleSec), nowSec),
                                 timeText(newestSec, static_cast<double>(*health.oldestCandleSec)));
}

void takeSharedStore(HealthView& view, const FeedHealth& health, double nowSec)
{
    if (!health.sharedStore)
        return;
    const SharedStoreHealth& shared = *health.sharedStore;
    view.sharedName = oneLine(shared.name);
    view.sharedText = sharedStoreText(shared);
    if (shared.lastDeliverySec)
        view.sharedText +=
            Words::tr(", last delivery %1 ago").arg(durationText(nowSec - *shared.lastDeliverySec));
    view.sharedProblem = oneLine(shared.problem, 200);
}

} // namespace

HealthView makeHealthView(const FeedHealth& health, double nowSec)
{
    HealthView view;
    view.known = health.sequence > 0;
    takeWindow(view, health, nowSec);
    view.exchangeText = exchangeText(health);
    view.lastSyncText = lastSyncText(health, nowSec);
    view.nextPollText = nextPollText(health, nowSec);
    view.clockText = clockOffsetText(health);
    view.budgetText = budgetText(health.budget);
    view.storeText = health.storeText.isEmpty() ? unknown() : oneLine(health.storeText);
    view.storeProblem = oneLine(health.storeProblem, 200);
    takeSharedStore(view, health, nowSec);
    view.backfilling = health.backfill.running;
    return view;
}

} // namespace regime
