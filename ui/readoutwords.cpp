// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/readoutwords.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{

/** As they are written; what reads 0 has no side to speak of. */
constexpr int kTrendDecimals = 2; ///< of a percentage
constexpr int kBiasDecimals = 2;

constexpr std::int64_t kDaySec = 86'400;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Readout)
};

QString wholePercent(double share)
{
    return QStringLiteral("%1\u00A0%").arg(std::llround(100.0 * share));
}
QString wholePercent(std::int64_t part, std::int64_t all)
{
    return wholePercent(static_cast<double>(part) / static_cast<double>(all));
}

QString word(ShownRegime regime)
{
    const std::string_view name = regimeName(regime);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/** What the detector that is not the source has to say of the newest candle; an older answer only
 *  with its time. */
QString stateText(const RegimeSnapshot& snapshot, double nowSec, const QTimeZone& zone)
{
    const Opinion& opinion = snapshot.other;
    const bool answered = opinion.answer && opinion.shownRegime;
    if (answered && opinion.answer->candleTimeSec == snapshot.candleTimeSec)
        return word(*opinion.shownRegime);
    if (!opinion.trained)
        return opinion.trainingProblem.isEmpty() ? Words::tr("no model yet")
                                                 : Words::tr("none, its training was refused");
    if (opinion.warmingUpHave < opinion.warmingUpNeed)
        return Words::tr("warming up, %1 of %2")
            .arg(countText(opinion.warmingUpHave), candlesText(opinion.warmingUpNeed));
    if (!opinion.inferenceProblem.isEmpty())
        return Words::tr("none, its inference fails");
    if (!answered)
        return Words::tr("no answer");
    const auto thenSec = static_cast<double>(opinion.answer->candleTimeSec);
    return Words::tr("%1 at %2")
        .arg(word(*opinion.shownRegime),
             timeText(thenSec, nowSec, zone) + u' ' + zoneText(thenSec, zone));
}

/** "the last day", when both answered all of it; "72 candles of the last 6 h". */
QString spanText(const Agreement& agreement)
{
    const bool isDay = agreement.spanSec == kDaySec;
    const QString span =
        isDay ? Words::tr("the last day")
              : Words::tr("the last %1").arg(durationText(static_cast<double>(agreement.spanSec)));
    return isDay && agreement.missing == 0
               ? span
               : Words::tr("%1 of %2").arg(candlesText(agreement.candles), span);
}

/** "Second opinion: BEARISH." */
QString opinionText(ModelFamily family, const QString& says)
{
    return family == ModelFamily::Jump ? Words::tr("Second opinion: %1.").arg(says)
                                       : Words::tr("The HMM: %1.").arg(says);
}

QString signedText(double value, int decimals)
{
    const QString text = numberText(value, decimals);
    return shownSign(value, decimals) > 0 ? u'+' + text : text;
}

/** Three digits, as far as two decimals show them; one more for the rarest. */
int chanceDecimals(double percent)
{
    return percent >= 99.95 ? 0 : percent >= 9.995 ? 1 : percent >= 0.0995 ? 2 : 3;
}

} // namespace

QString switchText(double pSwitch)
{
    const double percent = 100.0 * pSwitch;
    const int decimals = chanceDecimals(percent);
    const QString shown = numberText(percent, decimals);
    const double shownChance = shown.toDouble() / 100.0;
    if (!(shownChance > 0))
        return Words::tr("0 % / no end in sight");
    const double stay = 1.0 / shownChance;
    return Words::tr("%1 % / %2 candles")
        .arg(shown, stay < 100 ? numberText(stay, 1) : countText(std::llround(stay)));
}

QString stayText(double pSwitch)
{
    return Words::tr("%1 for %2").arg(numberText(1 - pSwitch, 2), candlesText(stayScoreCandles));
}

QString secondText(const RegimeSnapshot& snapshot, double nowSec, const QTimeZone& zone)
{
    if (snapshot.mode == DetectorMode::Off)
        return {};
    const QString second =
        opinionText(otherFamily(snapshot.source), stateText(snapshot, nowSec, zone));
    if (!snapshot.agreement)
        return second;
    const Agreement& agreement = *snapshot.agreement;
    const QString sentence = Words::tr("Raw labels agree on %1 of %2; %3 by chance")
                                 .arg(wholePercent(agreement.share), spanText(agreement),
                                      wholePercent(agreement.byChance));
    const QString kappa = agreement.kappa
                              ? QStringLiteral(", κ\u00A0%1").arg(numberText(*agreement.kappa, 2))
                              : QString();
    return QStringLiteral("%1 %2%3.").arg(second, sentence, kappa);
}

QString secondThenText(ModelFamily source, const std::optional<ShownRegime>& shown)
{
    return shown ? opinionText(otherFamily(source), word(*shown)) : QString();
}

QString standingText(const std::optional<LabelStanding>& standing)
{
    if (!standing)
        return {};
    if (!standing->isEnough())
        return Words::
            tr("How long a label stands when this sure is known after %1 such candles: %2 so far.")
                .arg(countText(LabelStanding::leastCases), countText(standing->sureCases));
    return Words::tr("When this sure, the label stood %1 candles later in %2; always: %3.")
        .arg(LabelStanding::horizonCandles)
        .arg(wholePercent(standing->sureStood, standing->sureCases),
             wholePercent(standing->allStood, standing->allCases));
}

QString trendText(const std::optional<double>& trendScore, const std::optional<double>& bias)
{
    if (!trendScore || !bias)
        return kNotKnown;
    const int trendSide = shownSign(100 * *trendScore, kTrendDecimals);
    const int biasSide = shownSign(*bias, kBiasDecimals);
    const QString how = trendSide == 0 && biasSide == 0 ? Words::tr("both flat")
                        : trendSide == 0                ? Words::tr("trend flat")
                        : biasSide == 0                 ? Words::tr("no bias")
                        : trendSide == biasSide         ? Words::tr("agree")
                                                        : Words::tr("opposed");
    return QStringLiteral("%1 % / %2: %3")
        .arg(signedText(100 * *trendScore, kTrendDecimals), signedText(*bias, kBiasDecimals), how);
}

QString volatilityText(const std::optional<Volatility>& volatility)
{
    if (!volatility)
        return kNotKnown;
    const QString now = Words::tr("%1 % a candle").arg(numberText(100 * volatility->now, 3));
    if (!(volatility->week > 0))
        return now;
    return Words::tr("%1, %2 × the week's")
        .arg(now, numberText(volatility->now / volatility->week, 1));
}

QString newestText(const FeedHealth& health, double nowSec)
{
    if (!health.newestCandleSec)
        return Words::tr("none yet");
    const double ageSec = nowSec - static_cast<double>(*health.newestCandleSec);
    return Words::tr("%1 s old, limit %2 s")
        .arg(countText(static_cast<std::int64_t>(std::max(0.0, ageSec))),
             countText(static_cast<std::int64_t>(health.freshnessLimitSec)));
}

QString coverageText(const FeedHealth& health)
{
    if (!health.newestCandleSec)
        return kNotKnown;
    const QString contiguity =
        health.contiguityPct ? percentText(*health.contiguityPct) : kNotKnown;
    return QStringLiteral("%1 / %2").arg(percentText(health.coveragePct), contiguity);
}

namespace
{
QString inForceText(const RegimeSnapshot& snapshot, bool usable)
{
    if (snapshot.mode == DetectorMode::Off)
        return Words::tr("none: detector off");
    if (snapshot.mode == DetectorMode::Shadow)
        return Words::tr("none: shadow");
    if (snapshot.source != snapshot.adviceSource)
        return Words::tr("none: advice takes the HMM");
    return usable ? Words::tr("advice, phase %1").arg(snapshot.advice.phase)
                  : Words::tr("none: neutral");
}
} // namespace

QString influenceText(const EngineReport& report, bool usable, double nowSec)
{
    const QString inForce = inForceText(report.snapshot, usable);
    return report.statusReadSec
               ? Words::tr("%1; the bot read us %2 ago")
                     .arg(inForce, durationText(std::max(0.0, nowSec - *report.statusReadSec)))
               : inForce;
}

QString influenceThenText(const ChartColumn& column)
{
    const QString how = column.phase <= 1 ? Words::tr("none")
                        : column.usable   ? Words::tr("usable")
                                          : Words::tr("neutral");
    return Words::tr("phase %1: %2").arg(column.phase).arg(how);
}

QString botText(const BotReading& bot)
{
    QStringList said;
    if (bot.phase)
        said << Words::tr("phase %1").arg(*bot.phase);
    if (bot.blend)
        said << Words::tr("blend %1").arg(numberText(*bot.blend, 2));
    if (bot.idleRatio)
        said << Words::tr("idle %1").arg(numberText(*bot.idleRatio, 2));
    if (bot.skew)
        said << Words::tr("skew %1").arg(numberText(*bot.skew, 2));
    if (bot.openRecoveries)
        said << Words::tr("open recoveries %1").arg(countText(*bot.openRecoveries));
    return said.isEmpty() ? QString()
                          : Words::tr("The bot said: %1.").arg(said.join(QStringLiteral(", ")));
}

QString idleText(const Advice& inForce)
{
    return inForce.idleTarget ? numberText(*inForce.idleTarget, 2) : kNotKnown;
}

QString idlePhase2Text(const Advice& phase2)
{
    if (!phase2.idleTargetRaw)
        return kNotKnown;
    const QString smoothed = phase2.idleTarget ? numberText(*phase2.idleTarget, 2) : kNotKnown;
    return QStringLiteral("%1 / %2").arg(numberText(*phase2.idleTargetRaw, 2), smoothed);
}

QString nextPollText(const FeedHealth& health, double nowSec)
{
    if (!health.nextPollSec)
        return health.exchange == ExchangeState::Refused ? Words::tr("none: refused")
                                                         : Words::tr("none: not polling");
    const double waitSec = *health.nextPollSec - nowSec;
    return waitSec > 0 ? Words::tr("in %1").arg(durationText(waitSec)) : Words::tr("now");
}

QString modelText(const RegimeSnapshot& snapshot, double nowSec)
{
    if (!snapshot.trained)
        return snapshot.training ? Words::tr("training the first model")
                                 : Words::tr("no model yet");
    const QString name =
        (snapshot.source == ModelFamily::Hmm ? Words::tr("model %1")
                                             : Words::tr("scores of jump model %1"))
            .arg(oneLine(snapshot.modelId, 24));
    if (!snapshot.trainedAtSec)
        return name;
    const QString age = durationText(nowSec - *snapshot.trainedAtSec).replace(u' ', u'\u00A0');
    return Words::tr("%1, %2 old").arg(name, age);
}

} // namespace regime
