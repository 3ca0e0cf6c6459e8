// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/trust.h"

#include "core/engine/values/wording.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regime
{

namespace
{

constexpr double kClockSkewSec = 30.0;
constexpr double kOldModelIntervals = 3.0;
constexpr double kTooOldModelIntervals = 7.0;

/** Collects the reasons of one moment, each group gravest first. */
class Judge
{
public:
    Judge(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
        : m_snapshot(snapshot), m_health(health), m_nowSec(nowSec)
    {
    }

    std::vector<TrustReason> reasons()
    {
        if (m_snapshot.sequence == 0 && m_health.sequence == 0) {
            add(Verdict::DoNotUse, "starting",
                QStringLiteral("Starting: nothing heard from the data pipeline yet."));
            return m_reasons;
        }
        judgeData();
        judgeModel();
        judgeInference();
        judgeHistory();
        judgeSurroundings();
        std::stable_sort(m_reasons.begin(), m_reasons.end(),
                         [](const TrustReason& a, const TrustReason& b) {
                             return static_cast<int>(a.weight) > static_cast<int>(b.weight);
                         });
        offerEachFixOnce();
        return m_reasons;
    }

private:
    /** The gravest reason keeps the button; a second one of the same kind would do nothing more. */
    void offerEachFixOnce()
    {
        for (std::size_t i = 1; i < m_reasons.size(); ++i) {
            const auto before = m_reasons.begin() + static_cast<std::ptrdiff_t>(i);
            const Fix fix = m_reasons[i].fix;
            if (fix != Fix::None &&
                std::any_of(m_reasons.begin(), before,
                            [fix](const TrustReason& reason) { return reason.fix == fix; })) {
                m_reasons[i].fix = Fix::None;
                m_reasons[i].fixText.clear();
            }
        }
    }

    void add(Verdict weight, const char* code, const QString& text, Fix fix = Fix::None,
             const QString& fixText = {})
    {
        m_reasons.push_back({weight, QString::fromLatin1(code), text, fix, fixText});
    }

    QString exchange() const
    {
        return m_health.demo ? QStringLiteral("the demo exchange") : QStringLiteral("Kraken");
    }

    QString exchangeAtStart() const
    {
        return m_health.demo ? QStringLiteral("The demo exchange") : QStringLiteral("Kraken");
    }

    QString said() const
    {
        const QString words = oneLine(m_health.exchangeText, 80);
        return words.isEmpty() ? QString() : QStringLiteral(": ") + words;
    }

    QString pausedUntil() const
    {
        return m_health.nextPollSec
                   ? QStringLiteral("paused until ") + clockText(*m_health.nextPollSec)
                   : QStringLiteral("polling is paused");
    }

    void addBackfill(Verdict weight, const char* code, const QString& text, const QString& button)
    {
        if (m_health.backfill.running)
            add(weight, code, text);
        else
            add(weight, code, text, Fix::Backfill, button);
    }

    void judgeData()
    {
        if (!m_health.newestCandleSec) {
            judgeNoData();
            return;
        }
        const double ageSec = m_nowSec - static_cast<double>(*m_health.newestCandleSec);
        if (ageSec > m_health.freshnessLimitSec)
            judgeStale(durationText(ageSec));
        else
            judgeExchange(Verdict::Caution);
        if (!m_health.readyForMinTrain && m_health.samples < m_health.minTrainSamples)
            addBackfill(Verdict::DoNotUse, "insufficient_samples",
                        QStringLiteral("%1 of %2 candles: too few to train.")
                            .arg(countText(m_health.samples), countText(m_health.minTrainSamples)),
                        QStringLiteral("Backfill"));
    }

    void judgeNoData()
    {
        const ExchangeState state = m_health.exchange;
        if (state == ExchangeState::Unknown) {
            add(Verdict::DoNotUse, "no_data",
                QStringLiteral("No candles yet: asking %1 for the first ones.").arg(exchange()));
            return;
        }
        const QString text = QStringLiteral("No candles stored yet.");
        const bool offerDemo = !m_health.demo && state != ExchangeState::Answering;
        if (offerDemo)
            add(Verdict::DoNotUse, "no_data", text, Fix::StartDemo,
                QStringLiteral("Open the demo market"));
        else
            add(Verdict::DoNotUse, "no_data", text);
        judgeExchange(Verdict::DoNotUse);
    }

    void judgeStale(const QString& age)
    {
        const QString start = QStringLiteral("No candle for %1: ").arg(age);
        const QString retry = QStringLiteral("Retry");
        switch (m_health.exchange) {
        case ExchangeState::Unreachable:
            add(Verdict::DoNotUse, "stale",
                start + QStringLiteral("%1 is not answering.").arg(exchange()), Fix::Retry, retry);
            return;
        case ExchangeState::Throttled:
            add(Verdict::DoNotUse, "stale",
                start +
                    QStringLiteral("%1 asked to slow down, %2.").arg(exchange(), pausedUntil()));
            return;
        case ExchangeState::Refused:
            add(Verdict::DoNotUse, "stale",
                start + QStringLiteral("%1 refused the request%2.").arg(exchange(), said()),
                Fix::OpenSettings, QStringLiteral("Open settings"));
            return;
        case ExchangeState::Limited:
            add(Verdict::DoNotUse, "stale",
                start + QStringLiteral("%1 is limited%2.").arg(exchange(), said()), Fix::Retry,
                retry);
            return;
        case ExchangeState::Answering:
            add(Verdict::DoNotUse, "stale",
                start + QStringLiteral("%1 answers, but sends no new one.").arg(exchange()),
                Fix::Retry, retry);
            return;
        case ExchangeState::Unknown:
            break;
        }
        add(Verdict::DoNotUse, "stale",
            start + QStringLiteral("%1 has not answered yet.").arg(exchange()), Fix::Retry, retry);
    }

    void judgeExchange(Verdict weight)
    {
        switch (m_health.exchange) {
        case ExchangeState::Unreachable:
            add(weight, "unreachable",
                QStringLiteral("%1 is not answering%2.").arg(exchangeAtStart(), said()), Fix::Retry,
                QStringLiteral("Retry"));
            break;
        case ExchangeState::Throttled:
            add(weight, "throttled",
                QStringLiteral("%1 asked to slow down: %2.").arg(exchangeAtStart(), pausedUntil()));
            break;
        case ExchangeState::Refused:
            add(weight, "refused",
                QStringLiteral("%1 refused the request%2.").arg(exchangeAtStart(), said()),
                Fix::OpenSettings, QStringLiteral("Open settings"));
            break;
        case ExchangeState::Limited:
            add(weight, "limited",
                QStringLiteral("%1 is limited%2.").arg(exchangeAtStart(), said()), Fix::OpenData,
                QStringLiteral("Look at the data"));
            break;
        case ExchangeState::Unknown:
        case ExchangeState::Answering:
            break;
        }
    }

    void judgeModel()
    {
        if (m_snapshot.mode == DetectorMode::Off) {
            add(Verdict::DoNotUse, "off", QStringLiteral("The detector is off: trend only."),
                Fix::OpenSettings, QStringLiteral("Open settings"));
            return;
        }
        const QString progress =
            QStringLiteral("%1 %").arg(std::floor(100.0 * m_snapshot.trainingProgress));
        if (!m_snapshot.trained) {
            judgeUntrained(progress);
            return;
        }
        if (m_snapshot.training)
            add(Verdict::Usable, "training",
                QStringLiteral("Retraining, %1; the present model answers meanwhile.")
                    .arg(progress));
        if (!m_snapshot.trainingProblem.isEmpty())
            add(Verdict::Caution, "training_refused",
                QStringLiteral("The last training was refused: %1")
                    .arg(oneLine(m_snapshot.trainingProblem)),
                Fix::OpenModel, QStringLiteral("Look at the model"));
        judgeModelAge();
    }

    void judgeUntrained(const QString& progress)
    {
        if (m_snapshot.training)
            add(Verdict::DoNotUse, "training",
                QStringLiteral("Training the first model: %1.").arg(progress));
        else if (!m_snapshot.trainingProblem.isEmpty())
            add(Verdict::DoNotUse, "untrained",
                QStringLiteral("No model: training was refused: %1")
                    .arg(oneLine(m_snapshot.trainingProblem)),
                Fix::TrainNow, QStringLiteral("Train again"));
        else if (m_health.samples >= m_health.minTrainSamples)
            add(Verdict::DoNotUse, "untrained", QStringLiteral("No model has been trained yet."),
                Fix::TrainNow, QStringLiteral("Train now"));
        else
            add(Verdict::DoNotUse, "untrained",
                QStringLiteral("No model yet: it trains itself once %1 are there.")
                    .arg(candlesText(m_health.minTrainSamples)));
    }

    void judgeModelAge()
    {
        if (!m_snapshot.trainedAtSec || m_snapshot.retrainIntervalSec <= 0)
            return;
        const double ageSec = m_nowSec - *m_snapshot.trainedAtSec;
        const double intervals = ageSec / m_snapshot.retrainIntervalSec;
        if (intervals <= kOldModelIntervals)
            return;
        const bool tooOld = intervals > kTooOldModelIntervals;
        const QString text =
            QStringLiteral("The model is %1 old, %2 retrain intervals.")
                .arg(durationText(ageSec), QString::number(std::floor(intervals), 'f', 0));
        const Verdict weight = tooOld ? Verdict::DoNotUse : Verdict::Caution;
        const char* code = tooOld ? "model_too_old" : "model_old";
        if (m_snapshot.training)
            add(weight, code, text);
        else
            add(weight, code, text, Fix::TrainNow, QStringLiteral("Train now"));
    }

    void judgeInference()
    {
        if (!m_snapshot.trained || m_snapshot.mode == DetectorMode::Off)
            return;
        if (m_snapshot.lostHoleInWindow)
            addBackfill(Verdict::DoNotUse, "lost_hole",
                        QStringLiteral("A hole of lost candles lies within the newest %1.")
                            .arg(candlesText(m_snapshot.warmingUpNeed)),
                        QStringLiteral("Backfill it"));
        if (m_snapshot.warmingUpHave < m_snapshot.warmingUpNeed)
            add(Verdict::DoNotUse, "warming_up",
                QStringLiteral("Warming up: %1 of %2 candles.")
                    .arg(countText(m_snapshot.warmingUpHave), countText(m_snapshot.warmingUpNeed)));
        judgeFailedInference();
        if (m_snapshot.restored && m_snapshot.answer)
            add(Verdict::DoNotUse, "restored",
                QStringLiteral("Restored, %1 old: no inference since the start.")
                    .arg(durationText(m_nowSec -
                                      static_cast<double>(m_snapshot.answer->candleTimeSec))));
        if (!m_snapshot.answer && m_snapshot.inferenceProblem.isEmpty() &&
            m_snapshot.warmingUpHave >= m_snapshot.warmingUpNeed)
            add(Verdict::DoNotUse, "no_answer", QStringLiteral("The model has not answered yet."));
    }

    void judgeFailedInference()
    {
        if (m_snapshot.inferenceProblem.isEmpty())
            return;
        const QString problem = oneLine(m_snapshot.inferenceProblem);
        if (!m_snapshot.inferenceFailingSinceSec) {
            add(Verdict::DoNotUse, "inference_failing",
                QStringLiteral("The detector fails: %1").arg(problem), Fix::OpenModel,
                QStringLiteral("Look at the model"));
            return;
        }
        const double failingSec = m_nowSec - *m_snapshot.inferenceFailingSinceSec;
        const bool tooLong = failingSec > m_health.freshnessLimitSec;
        add(tooLong ? Verdict::DoNotUse : Verdict::Caution, "inference_failing",
            QStringLiteral("The detector has failed for %1: %2")
                .arg(durationText(failingSec), problem),
            Fix::OpenModel, QStringLiteral("Look at the model"));
    }

    void judgeHistory()
    {
        if (!m_health.lostIntervals.empty()) {
            const std::int64_t lost = std::accumulate(
                m_health.lostIntervals.begin(), m_health.lostIntervals.end(), std::int64_t{0},
                [](std::int64_t sum, const LostInterval& hole) { return sum + hole.candles; });
            const std::size_t places = m_health.lostIntervals.size();
            const QString newest =
                timeText(static_cast<double>(m_health.lostIntervals.front().fromSec), m_nowSec);
            addBackfill(
                Verdict::Caution, "lost_candles",
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
            addBackfill(Verdict::Usable, "below_target",
                        QStringLiteral("%1 of %2 candles for training.")
                            .arg(countText(m_health.samples), countText(m_health.targetSamples)),
                        QStringLiteral("Backfill"));
        judgeRemarks();
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
                add(Verdict::Usable, "low_volume_coverage",
                    QStringLiteral("Only %1 of the candles carry volume.")
                        .arg(remark.section(QLatin1Char(':'), 1)));
            else
                m_reasons.push_back({Verdict::Caution,
                                     QString(name).replace(QLatin1Char(' '), QLatin1Char('_')),
                                     QStringLiteral("Remark: %1.").arg(oneLine(remark)),
                                     Fix::OpenModel, QStringLiteral("Look at the model")});
        }
    }

    void judgeSurroundings()
    {
        if (!m_health.storeProblem.isEmpty())
            add(Verdict::Caution, "store_problem", oneLine(m_health.storeProblem), Fix::OpenData,
                QStringLiteral("Look at the store"));
        const double skewSec = m_health.clockOffsetSec.value_or(0.0);
        if (std::abs(skewSec) > kClockSkewSec)
            add(Verdict::Caution, "clock_skew",
                QStringLiteral("This computer's clock is %1 %2 %3; ages are corrected for it.")
                    .arg(durationText(std::abs(skewSec)),
                         skewSec > 0 ? QStringLiteral("behind") : QStringLiteral("ahead of"),
                         exchange()));
        if (m_health.demo)
            add(Verdict::Usable, "demo", QStringLiteral("Demo market: simulated candles."));
    }

    const RegimeSnapshot& m_snapshot;
    const FeedHealth& m_health;
    double m_nowSec;
    std::vector<TrustReason> m_reasons;
};

} // namespace

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Usable:
        return QStringLiteral("USABLE");
    case Verdict::Caution:
        return QStringLiteral("CAUTION");
    case Verdict::DoNotUse:
        break;
    }
    return QStringLiteral("DO NOT USE");
}

Trust judgeTrust(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
{
    Trust trust;
    trust.reasons = Judge(snapshot, health, nowSec).reasons();
    trust.verdict = trust.reasons.empty() ? Verdict::Usable : trust.reasons.front().weight;
    return trust;
}

bool isUsable(const Trust& trust)
{
    return std::none_of(trust.reasons.begin(), trust.reasons.end(), [](const TrustReason& reason) {
        return reason.weight == Verdict::DoNotUse;
    });
}

} // namespace regime
