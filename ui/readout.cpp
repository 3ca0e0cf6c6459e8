// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/readout.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <algorithm>

namespace regime
{

namespace
{

const QString kUnknown = QStringLiteral("not known");

QString word(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString modelText(const RegimeSnapshot& snapshot, double nowSec)
{
    if (!snapshot.trained)
        return snapshot.training ? QStringLiteral("training the first model")
                                 : QStringLiteral("no model yet");
    QString text = QStringLiteral("model %1").arg(oneLine(snapshot.modelId, 24));
    if (snapshot.trainedAtSec)
        text += QStringLiteral(", %1 old").arg(durationText(nowSec - *snapshot.trainedAtSec));
    return text;
}

QString sinceText(const RegimeSnapshot& snapshot, double nowSec, bool stale)
{
    QStringList parts;
    if (snapshot.answer && stale)
        parts << QStringLiteral("stale: last candle %1 UTC")
                     .arg(timeText(static_cast<double>(snapshot.answer->candleTimeSec), nowSec));
    else if (snapshot.answer && snapshot.restored)
        parts << QStringLiteral("restored, %1 old")
                     .arg(durationText(nowSec -
                                       static_cast<double>(snapshot.answer->candleTimeSec)));
    else if (snapshot.answer && snapshot.shownSinceSec) {
        const QString since =
            QStringLiteral("since %1 UTC")
                .arg(timeText(static_cast<double>(*snapshot.shownSinceSec), nowSec));
        parts << (snapshot.shownCandles
                      ? QStringLiteral("%1, %2").arg(candlesText(*snapshot.shownCandles), since)
                      : since);
    }
    parts << modelText(snapshot, nowSec);
    return parts.join(QStringLiteral(" · "));
}

/** One decimal in both, and the stay from the unrounded chance: they agree to what is shown. */
QString switchText(double pSwitch)
{
    if (pSwitch <= 0)
        return QStringLiteral("0 % / no end in sight");
    const double stay = 1.0 / pSwitch;
    const QString candles =
        stay < 100 ? numberText(stay, 1) : countText(static_cast<std::int64_t>(stay));
    return QStringLiteral("%1 / %2 candles").arg(percentText(100.0 * pSwitch), candles);
}

void takeAnswer(Readout& readout, const RegimeSnapshot& snapshot)
{
    const ModelAnswer& answer = *snapshot.answer;
    const ShownRegime shownRegime = snapshot.shownRegime.value_or(ShownRegime::Undecided);
    readout.answered = true;
    readout.word = word(regimeName(shownRegime));
    readout.form = static_cast<int>(shownRegime);
    readout.confidence = answer.confidence;
    readout.confidenceText = numberText(answer.confidence, 2);
    readout.bias = answer.biasSignal;
    readout.biasText = numberText(answer.biasSignal, 2);
    readout.bear = answer.probabilities[0];
    readout.range = answer.probabilities[1];
    readout.bull = answer.probabilities[2];
    readout.bearText = numberText(readout.bear, 2);
    readout.rangeText = numberText(readout.range, 2);
    readout.bullText = numberText(readout.bull, 2);
    readout.pSwitch = answer.pSwitch;
    readout.stability = answer.stability.value_or(1.0);
    readout.switchText = switchText(answer.pSwitch);
}

QString influenceText(const RegimeSnapshot& snapshot, bool usable)
{
    if (snapshot.mode == DetectorMode::Off)
        return QStringLiteral("none: detector off");
    if (snapshot.mode == DetectorMode::Shadow)
        return QStringLiteral("none: shadow");
    return usable ? QStringLiteral("advice, phase %1").arg(snapshot.advice.phase)
                  : QStringLiteral("none: neutral");
}

QString coverageText(const FeedHealth& health)
{
    if (!health.newestCandleSec)
        return kUnknown;
    const QString contiguity = health.contiguityPct ? percentText(*health.contiguityPct) : kUnknown;
    return QStringLiteral("%1 / %2").arg(percentText(health.coveragePct), contiguity);
}

QString idlePhase2Text(const Advice& phase2)
{
    if (!phase2.idleTargetRaw)
        return kUnknown;
    const QString smoothed = phase2.idleTarget ? numberText(*phase2.idleTarget, 2) : kUnknown;
    return QStringLiteral("%1 / %2").arg(numberText(*phase2.idleTargetRaw, 2), smoothed);
}

QString nextPollText(const FeedHealth& health, double nowSec)
{
    if (!health.nextPollSec)
        return health.exchange == ExchangeState::Refused ? QStringLiteral("none: refused")
                                                         : kUnknown;
    const double waitSec = *health.nextPollSec - nowSec;
    return waitSec > 0 ? QStringLiteral("in %1").arg(durationText(waitSec)) : QStringLiteral("now");
}

} // namespace

Readout makeReadout(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec,
                    bool usable)
{
    Readout readout;
    readout.word = QStringLiteral("NO ANSWER");
    readout.trained = snapshot.trained;
    readout.threshold = snapshot.confidenceThreshold;
    bool stale = false;
    if (health.newestCandleSec) {
        const double ageSec = nowSec - static_cast<double>(*health.newestCandleSec);
        stale = ageSec > health.freshnessLimitSec;
        readout.staleness = std::clamp(ageSec / health.freshnessLimitSec - 1.0, 0.0, 1.0);
        readout.newestText =
            QStringLiteral("%1 s old, limit %2 s")
                .arg(countText(static_cast<std::int64_t>(std::max(0.0, ageSec))),
                     countText(static_cast<std::int64_t>(health.freshnessLimitSec)));
    } else {
        readout.newestText = QStringLiteral("none yet");
    }
    if (snapshot.answer)
        takeAnswer(readout, snapshot);
    readout.muted = !usable || !snapshot.answer;
    readout.sinceText = sinceText(snapshot, nowSec, stale);
    if (readout.switchText.isEmpty())
        readout.switchText = kUnknown;
    readout.coverageText = coverageText(health);
    readout.influenceText = influenceText(snapshot, usable);
    readout.idleText =
        snapshot.advice.idleTarget ? numberText(*snapshot.advice.idleTarget, 2) : kUnknown;
    readout.idlePhase2Text = idlePhase2Text(snapshot.whatIfPhase2);
    readout.nextPollText = nextPollText(health, nowSec);
    return readout;
}

} // namespace regime
