// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backfillmodel.h"

#include "core/engine/values/wording.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace regime
{

namespace
{

QString forecastOf(const FeedHealth& health, int target, int maxPages, double nowSec)
{
    if (health.sequence == 0)
        return {};
    const BackfillForecast forecast = forecastBackfill(health, target, nowSec);
    if (forecast.candles == 0)
        return BackfillModel::tr("Nothing is missing of the newest %1.").arg(candlesText(target));
    const QString missing = BackfillModel::tr("%1 missing").arg(candlesText(forecast.candles));
    if (!forecast.known)
        return BackfillModel::tr("%1; what they cost is known with the first candles.")
            .arg(missing);
    if (forecast.pages == 0)
        return BackfillModel::tr("%1: %2 serves them in one request.")
            .arg(missing, health.demo ? BackfillModel::tr("the demo exchange")
                                      : BackfillModel::tr("Kraken"));
    QString text = BackfillModel::tr("%1. OHLC serves %2; the rest is built from trades: %3.")
                       .arg(missing, countText(forecast.fromOhlc), forecastText(forecast));
    if (forecast.pages > maxPages)
        text += QLatin1Char(' ') + BackfillModel::tr("It stops after %1 pages and goes on from "
                                                     "there the next time.")
                                       .arg(countText(maxPages));
    return text;
}

QString progressOf(const BackfillStatus& status)
{
    QStringList parts;
    parts << BackfillModel::tr("%1 %").arg(std::floor(100.0 * status.progress));
    switch (status.stage) {
    case BackfillStage::Window:
        parts << BackfillModel::tr("asking OHLC for the newest candles");
        break;
    case BackfillStage::Trades:
        parts << BackfillModel::tr("page %1 of trades, at most %2")
                     .arg(countText(status.pages), countText(status.maxPages));
        parts << BackfillModel::tr("%1 to go").arg(durationText(std::ceil(status.secondsLeft)));
        break;
    case BackfillStage::Waiting:
        parts << BackfillModel::tr("waiting to ask again");
        break;
    case BackfillStage::Idle:
        break;
    }
    if (status.added > 0)
        parts << BackfillModel::tr("%1 added").arg(candlesText(status.added));
    return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

QString problemOf(const BackfillStatus& status)
{
    if (!status.running || status.problem.isEmpty())
        return {};
    const QString problem = oneLine(status.problem, 160);
    return status.nextTrySec ? BackfillModel::tr("%1. Next try at %2.")
                                   .arg(problem, clockText(*status.nextTrySec))
                             : problem;
}

QString lastOf(const BackfillStatus& status, double nowSec)
{
    if (!status.lastAtSec)
        return BackfillModel::tr("Never run.");
    return BackfillModel::tr("Last run at %1 UTC: %2")
        .arg(timeText(*status.lastAtSec, nowSec), oneLine(status.lastMessage, 240));
}

} // namespace

void BackfillModel::setTarget(int target)
{
    m_targetIsAsked = true;
    if (target == m_target)
        return;
    m_target = std::clamp(target, leastTarget(), mostTarget());
    emit askedChanged();
}

void BackfillModel::setMaxPages(int maxPages)
{
    m_pagesAreAsked = true;
    if (maxPages == m_maxPages)
        return;
    m_maxPages = std::clamp(maxPages, 1, mostPages());
    emit askedChanged();
}

void BackfillModel::applyDefaults(std::optional<int> target, std::optional<int> maxPages)
{
    if (target && !m_targetIsAsked)
        m_target = *target;
    if (maxPages && !m_pagesAreAsked)
        m_maxPages = *maxPages;
    emit askedChanged();
}

void BackfillModel::refresh(const FeedHealth& health, double nowSec)
{
    const BackfillStatus& status = health.backfill;
    const auto now = std::tuple(health.sequence > 0, status.running, status.progress,
                                forecastOf(health, m_target, m_maxPages, nowSec),
                                progressOf(status), problemOf(status), lastOf(status, nowSec));
    const auto shown = std::tie(m_known, m_running, m_progress, m_forecastText, m_progressText,
                                m_problemText, m_lastText);
    if (shown == now)
        return;
    std::tie(m_known, m_running, m_progress, m_forecastText, m_progressText, m_problemText,
             m_lastText) = now;
    emit changed();
}

} // namespace regime
