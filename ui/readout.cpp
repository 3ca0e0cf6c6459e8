// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/readout.h"

#include "core/engine/values/wording.h"
#include "ui/crosshairtext.h"
#include "ui/numbertext.h"
#include "ui/readoutwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Readout)
};

QString word(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString timeWithZone(double timeSec, double nowSec, const QTimeZone& zone)
{
    return timeText(timeSec, nowSec, zone) + u' ' + zoneText(timeSec, zone);
}

/** "17 candles, since 10:05 UTC". */
QString shownText(std::int64_t sinceSec, std::optional<std::int64_t> candles, double nowSec,
                  const QTimeZone& zone)
{
    const QString since =
        Words::tr("since %1").arg(timeWithZone(static_cast<double>(sinceSec), nowSec, zone));
    return candles ? QStringLiteral("%1, %2").arg(candlesText(*candles), since) : since;
}

QString sinceText(const RegimeSnapshot& snapshot, double nowSec, bool stale, const QTimeZone& zone)
{
    QStringList parts;
    const double answeredSec =
        snapshot.answer ? static_cast<double>(snapshot.answer->candleTimeSec) : 0;
    if (snapshot.answer && stale)
        parts << Words::tr("stale: last candle %1").arg(timeWithZone(answeredSec, nowSec, zone));
    else if (snapshot.answer && snapshot.restored)
        parts << Words::tr("restored, %1 old").arg(durationText(nowSec - answeredSec));
    else if (snapshot.answer && snapshot.shownSinceSec)
        parts << shownText(*snapshot.shownSinceSec, snapshot.shownCandles, nowSec, zone);
    parts << modelText(snapshot, nowSec);
    return parts.join(QStringLiteral(" · "));
}

/** Everything that follows from one answer alone. */
Readout answeredReadout(const ModelAnswer& answer, ShownRegime shownRegime, ModelFamily source)
{
    Readout readout;
    readout.answered = true;
    readout.trained = true;
    readout.word = word(regimeName(shownRegime));
    readout.form = static_cast<int>(shownRegime);
    readout.confidence = answer.confidence;
    readout.confidenceText = numberText(answer.confidence, 2);
    readout.bias = answer.biasSignal;
    readout.biasText = numberText(answer.biasSignal, 2);
    readout.biasSide = shownSign(answer.biasSignal, 2);
    readout.bear = answer.probabilities[0];
    readout.range = answer.probabilities[1];
    readout.bull = answer.probabilities[2];
    readout.bearText = numberText(readout.bear, 2);
    readout.rangeText = numberText(readout.range, 2);
    readout.bullText = numberText(readout.bull, 2);
    readout.pSwitch = answer.pSwitch;
    readout.stability = answer.stability.value_or(1.0);
    readout.switchText =
        source == ModelFamily::Hmm ? switchText(answer.pSwitch) : stayText(answer.pSwitch);
    return readout;
}

Readout emptyReadout()
{
    Readout readout;
    readout.word = Words::tr("NO ANSWER");
    readout.switchText = kNotKnown;
    return readout;
}

double stalenessOf(double ageSec, double limitSec)
{
    return std::clamp(ageSec / limitSec - 1.0, 0.0, 1.0);
}

/** The answer of a column as the model gave it. */
ModelAnswer answerOf(const ChartColumn& column)
{
    ModelAnswer answer;
    answer.regime = column.raw;
    answer.probabilities = column.probabilities;
    answer.confidence = column.confidence;
    answer.biasSignal = column.biasSignal;
    answer.pSwitch = column.pSwitch;
    answer.stability = column.stability;
    return answer;
}

QString pastSource(const ChartHistory& history, const ChartColumn& column)
{
    if (!column.answered)
        return column.kind == IntervalKind::Lost ? Words::tr("lost: no candle, no answer")
               : history.asModelSaysNow ? Words::tr("today's model has no answer for this candle")
                                        : Words::tr("no answer for this candle");
    if (!column.asSeen)
        return answerSourceText(column);
    return column.usable ? Words::tr("as seen live, usable")
                         : Words::tr("as seen live, not usable: %1")
                               .arg(column.reasons.join(QStringLiteral(", ")).replace(u'_', u' '));
}

/** Every line that is not told by the answer itself, with the reason why not. */
void leaveOpen(Readout& readout, const ChartColumn& column)
{
    for (QString* text : {&readout.trendText, &readout.volatilityText, &readout.newestText,
                          &readout.coverageText, &readout.influenceText, &readout.idleText,
                          &readout.idlePhase2Text, &readout.nextPollText})
        *text = QStringLiteral("–");
    const QString nobody = Words::tr("Nobody was told an answer for this candle at the time.");
    readout.newestWhy = nobody;
    readout.influenceWhy = nobody;
    readout.trendWhy = Words::tr("The ledger does not keep the trend: it followed from hours of "
                                 "prices, stepped by the bot's clock.");
    readout.volatilityWhy =
        column.kind == IntervalKind::Lost
            ? Words::tr("There is no candle here.")
            : Words::tr("Too few candles before this one, or too long a range in view to read "
                        "them one by one: zoom in.");
    readout.coverageWhy = Words::tr("The ledger does not keep the state of the data.");
    readout.idleWhy = Words::tr("The ledger does not keep the idle targets.");
    readout.nextPollWhy = Words::tr("Polls are planned ahead of now alone.");
}

} // namespace

Readout makeReadout(const EngineReport& report, double nowSec, bool usable, const QTimeZone& zone)
{
    const RegimeSnapshot& snapshot = report.snapshot;
    const FeedHealth& health = report.health;
    Readout readout = snapshot.answer
                          ? answeredReadout(*snapshot.answer,
                                            snapshot.shownRegime.value_or(ShownRegime::Undecided),
                                            snapshot.source)
                          : emptyReadout();
    readout.trained = snapshot.trained;
    readout.scores = snapshot.source == ModelFamily::Jump;
    readout.secondText = secondText(snapshot, nowSec, zone);
    readout.threshold = snapshot.confidenceThreshold;
    bool stale = false;
    if (health.newestCandleSec) {
        const double ageSec = nowSec - static_cast<double>(*health.newestCandleSec);
        stale = ageSec > health.freshnessLimitSec;
        readout.staleness = stalenessOf(ageSec, health.freshnessLimitSec);
    }
    readout.muted = !usable || !snapshot.answer;
    readout.sinceText = sinceText(snapshot, nowSec, stale, zone);
    readout.standingText = standingText(snapshot.answer ? snapshot.standing : std::nullopt);
    readout.trendText =
        trendText(snapshot.advice.trendScore,
                  snapshot.answer ? std::optional(snapshot.answer->biasSignal) : std::nullopt);
    readout.volatilityText = volatilityText(snapshot.volatility);
    readout.newestText = newestText(health, nowSec);
    readout.coverageText = coverageText(health);
    readout.influenceText = influenceText(report, usable, nowSec);
    readout.idleText = idleText(snapshot.advice);
    readout.idlePhase2Text = idlePhase2Text(snapshot.whatIfPhase2);
    readout.nextPollText = nextPollText(health, nowSec);
    return readout;
}

Readout makePastReadout(const ChartHistory& history, const ChartColumn& column,
                        double confidenceThreshold, double nowSec, const QTimeZone& zone)
{
    const std::int64_t intervalSec = std::int64_t{60} * history.intervalMin;
    const std::int64_t candleSec = column.endSec - intervalSec;
    Readout readout = column.answered
                          ? answeredReadout(answerOf(column), column.shown, history.source)
                          : emptyReadout();
    readout.thenText = timeWithZone(static_cast<double>(candleSec), nowSec, zone);
    readout.thenSource = pastSource(history, column);
    readout.scores = history.source == ModelFamily::Jump;
    readout.secondText = secondThenText(history.source, column.otherShown);
    readout.computed = history.asModelSaysNow || (column.answered && !column.asSeen);
    readout.standingText =
        readout.computed
            ? Words::tr("Computed now, by a model that may have learned from this very candle; "
                        "nobody was told so then.")
            : botText(column.bot);
    readout.threshold = confidenceThreshold;
    readout.muted = !column.answered || (column.asSeen && !column.usable);
    leaveOpen(readout, column);
    if (column.volatility) {
        readout.volatilityText = volatilityText(Volatility{*column.volatility});
        readout.volatilityWhy.clear();
    }
    if (!column.answered)
        return readout;
    QStringList parts;
    if (column.shownSinceSec)
        parts << shownText(*column.shownSinceSec, std::nullopt, nowSec, zone);
    if (!column.modelId.isEmpty())
        parts << Words::tr("model %1").arg(oneLine(column.modelId, 24));
    readout.sinceText = parts.join(QStringLiteral(" · "));
    if (column.asSeen) {
        const double ageSec = column.asOfSec - static_cast<double>(candleSec);
        const double limitSec = freshnessLimitSec(history.intervalMin);
        readout.staleness = stalenessOf(ageSec, limitSec);
        readout.influenceText = influenceThenText(column);
        readout.influenceWhy.clear();
        readout.newestWhy.clear();
        readout.newestText = Words::tr("%1 s old, limit %2 s")
                                 .arg(countText(static_cast<std::int64_t>(std::max(0.0, ageSec))),
                                      countText(static_cast<std::int64_t>(limitSec)));
    }
    return readout;
}

} // namespace regime
