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
constexpr std::int64_t kLowDiskBytes = 100'000'000;

/** Judges what does not touch the newest answer at once. */
class BackgroundJudge
{
    Q_DECLARE_TR_FUNCTIONS(Trust)

public:
    BackgroundJudge(const FeedHealth& health, double nowSec) : m_health(health), m_nowSec(nowSec) {}

    std::vector<TrustReason> reasons()
    {
        judgeHistory();
        judgeStore();
        judgeSettings();
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
            m_list.addBackfill(m_health, Verdict::Caution, "lost_candles",
                               places == 1 ? tr("%1 lost at %2 UTC.").arg(candlesText(lost), newest)
                                           : tr("%1 lost in %2 places, the newest at %3 UTC.")
                                                 .arg(candlesText(lost))
                                                 .arg(places)
                                                 .arg(newest),
                               lost == 1 ? tr("Backfill it") : tr("Backfill them"));
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
            tr("%1 of %2 candles for training.")
                .arg(countText(m_health.samples), countText(m_health.targetSamples));
        // What the exchange serves is there already; the rest comes with time.
        if (m_health.samples < ohlcWindowCandles)
            m_list.addBackfill(m_health, Verdict::Caution, "below_target", text, tr("Backfill"));
        else
            m_list.add(Verdict::Caution, "below_target", text);
    }

    void judgeRemarks()
    {
        for (const QString& remark : m_health.remarks)
            if (remark.startsWith(QLatin1String("low_volume_coverage:")))
                m_list.add(Verdict::Usable, "low_volume_coverage",
                           tr("Only %1 of the candles carry volume.")
                               .arg(remark.section(QLatin1Char(':'), 1)));
    }

    void judgeStore()
    {
        const QString look = tr("Look at the store");
        if (!m_health.storeProblem.isEmpty()) {
            const char* code = m_health.storeTrouble == StoreTrouble::ReadOnly   ? "store_read_only"
                               : m_health.storeTrouble == StoreTrouble::DiskFull ? "disk_full"
                                                                                 : "store_problem";
            m_list.add(Verdict::Caution, code, oneLine(m_health.storeProblem), Fix::OpenData, look);
        } else if (m_health.diskFreeBytes && *m_health.diskFreeBytes < kLowDiskBytes) {
            m_list.add(Verdict::Caution, "disk_low",
                       tr("%1 MB left on the store's disk: candles will soon not be "
                          "kept.")
                           .arg(*m_health.diskFreeBytes / 1'000'000),
                       Fix::OpenData, look);
        }
        if (m_health.sharedStore && !m_health.sharedStore->problem.isEmpty())
            m_list.add(Verdict::Caution, "shared_store_offline",
                       QStringLiteral("%1: %2").arg(sharedStoreText(*m_health.sharedStore),
                                                    oneLine(m_health.sharedStore->problem)),
                       Fix::OpenData, look);
        const std::int64_t keptSec = std::int64_t{m_health.retentionDays} * 86'400;
        if (keptSec > 0 && keptSec < m_health.targetSamples * m_health.intervalMin * 60)
            m_list.add(Verdict::Caution, "retention",
                       tr("Candles are kept for %1, less than the training window of "
                          "%2.")
                           .arg(durationText(static_cast<double>(keptSec)),
                                candlesText(m_health.targetSamples)),
                       Fix::OpenSettings, tr("Open settings"));
    }

    void judgeSettings()
    {
        const QString open = tr("Open settings");
        if (!m_health.polling)
            m_list.add(Verdict::Caution, "polling_off",
                       tr("Polling is switched off by HMM_OHLCV_ENABLED."), Fix::OpenSettings,
                       open);
        if (!m_health.settingProblems.isEmpty())
            m_list.add(Verdict::Caution, "wrong_setting",
                       oneLine(m_health.settingProblems.join(QStringLiteral("; ")), 200),
                       Fix::OpenSettings, open);
    }

    void judgeSurroundings()
    {
        if (!m_health.pairStatus.isEmpty() && m_health.pairStatus != u"online")
            m_list.add(Verdict::Caution, "pair_status",
                       tr("%1 lists %2 as %3: its candles go on.")
                           .arg(exchangeNameAtStart(m_health), oneLine(m_health.displayPair),
                                oneLine(m_health.pairStatus)));
        const double skewSec = m_health.clockOffsetSec.value_or(0.0);
        if (std::abs(skewSec) > kClockSkewSec)
            m_list.add(Verdict::Caution, "clock_skew",
                       tr("This computer's clock is %1 %2 %3; ages are corrected for it.")
                           .arg(durationText(std::abs(skewSec)),
                                skewSec > 0 ? tr("behind") : tr("ahead of"),
                                exchangeName(m_health)));
        if (m_health.demo)
            m_list.add(Verdict::Usable, "demo", tr("Demo market: simulated candles."));
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
