// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ohlcwindow.h"
#include "core/engine/values/trustreasons.h"
#include "core/engine/values/wording.h"

#include <cmath>
#include <numeric>

namespace regime
{

namespace
{

constexpr double kClockSkewSec = 30.0;

/** Judges what does not touch the newest answer at once. */
class BackgroundJudge
{
public:
    BackgroundJudge(const FeedHealth& health, double nowSec) : m_health(health), m_nowSec(nowSec) {}

    std::vector<TrustReason> reasons()
    {
        judgeHistory();
        judgeSurroundings();
        return m_list.take();
    }

private:
    void judgeHistory()
    {
        if (!m_health.lostIntervals.empty()) {
            const std::int64_t lost = std::accumulate(
                m_health.lostIntervals.begin(), m_health.lostIntervals.end(), std::int64_t{0},
                [](std::int64_t sum, const LostInterval& hole) { return sum + hole.candles; });
            const std::size_t places = m_health.lostIntervals.size();
            const QString newest =
                timeText(static_cast<double>(m_health.lostIntervals.front().fromSec), m_nowSec);
            m_list.addBackfill(
                m_health, Verdict::Caution, "lost_candles",
                places == 1 ? QStringLiteral("%1 lost at %2.").arg(candlesText(lost), newest)
                            : QStringLiteral("%1 lost in %2 places, the newest at %3.")
                                  .arg(candlesText(lost))
                                  .arg(places)
                                  .arg(newest),
                lost == 1 ? QStringLiteral("Backfill it") : QStringLiteral("Backfill them"));
        }
        if (m_health.newestCandleSec && !m_health.readyForTargetWindow &&
            m_health.samples >= m_health.minTrainSamples &&
            m_health.samples < m_health.targetSamples)
            judgeTarget();
        judgeRemarks();
    }

    void judgeTarget()
    {
        const QString text =
            QStringLiteral("%1 of %2 candles for training.")
                .arg(countText(m_health.samples), countText(m_health.targetSamples));
        // What the exchange serves is there already; the rest comes with time.
        if (m_health.samples < ohlcWindowCandles)
            m_list.addBackfill(m_health, Verdict::Usable, "below_target", text,
                               QStringLiteral("Backfill"));
        else
            m_list.add(Verdict::Usable, "below_target", text);
    }

    void judgeRemarks()
    {
        for (const QString& remark : m_health.remarks) {
            const QString name = remark.section(QLatin1Char(':'), 0, 0);
            if (name == QLatin1String("insufficient_samples") ||
                name == QLatin1String("below_target_window") ||
                name == QLatin1String("stale_candles"))
                continue;
            if (name == QLatin1String("low_volume_coverage"))
                m_list.add(Verdict::Usable, "low_volume_coverage",
                           QStringLiteral("Only %1 of the candles carry volume.")
                               .arg(remark.section(QLatin1Char(':'), 1)));
            else
                m_list.add(Verdict::Caution,
                           QString(name)
                               .replace(QLatin1Char(' '), QLatin1Char('_'))
                               .toLatin1()
                               .constData(),
                           QStringLiteral("Remark: %1.").arg(oneLine(remark)), Fix::OpenModel,
                           QStringLiteral("Look at the model"));
        }
    }

    void judgeSurroundings()
    {
        if (!m_health.storeProblem.isEmpty())
            m_list.add(Verdict::Caution, "store_problem", oneLine(m_health.storeProblem),
                       Fix::OpenData, QStringLiteral("Look at the store"));
        const double skewSec = m_health.clockOffsetSec.value_or(0.0);
        if (std::abs(skewSec) > kClockSkewSec)
            m_list.add(
                Verdict::Caution, "clock_skew",
                QStringLiteral("This computer's clock is %1 %2 %3; ages are corrected for it.")
                    .arg(durationText(std::abs(skewSec)),
                         skewSec > 0 ? QStringLiteral("behind") : QStringLiteral("ahead of"),
                         exchangeName(m_health)));
        if (m_health.demo)
            m_list.add(Verdict::Usable, "demo", QStringLiteral("Demo market: simulated candles."));
    }

    const FeedHealth& m_health;
    double m_nowSec;
    ReasonList m_list;
};

} // namespace

std::vector<TrustReason> backgroundReasons(const FeedHealth& health, double nowSec)
{
    return BackgroundJudge(health, nowSec).reasons();
}

} // namespace regime
