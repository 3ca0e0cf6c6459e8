// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/reviewwords.h"

#include "core/engine/values/wording.h"

#include <QCoreApplication>

#include <cmath>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewWords)
};

/** A share in whole percent. */
QString percent(double share)
{
    return QString::number(std::lround(100 * share));
}

/** How a model's sentence is said, with places for the numbers in order. */
struct SurenessWords {
    QString notFollowed; ///< horizon
    QString neverSure;   ///< confidence, horizon, standing
    QString sure;        ///< confidence, its share, horizon, standing when sure, and at any time
};

QString sentenceOf(const review::Calibration& calibration, const review::Sureness& sureness,
                   const SurenessWords& words)
{
    const QString horizon = QString::number(calibration.horizonCandles);
    if (!sureness.standing)
        return words.notFollowed.arg(horizon);
    const QString confidence = QString::number(calibration.confidence, 'f', 2);
    const QString all = percent(sureness.standing->value);
    if (!sureness.confidentStanding)
        return words.neverSure.arg(confidence, horizon, all);
    return words.sure.arg(confidence, percent(sureness.confidentShare), horizon,
                          percent(sureness.confidentStanding->value), all);
}

} // namespace

QString noHmmText()
{
    return Words::tr("The HMM has answered no candle of this range.");
}

QString calibrationSentence(const review::Calibration& calibration)
{
    if (!calibration.hmmSureness)
        return noHmmText();
    return sentenceOf(calibration, *calibration.hmmSureness,
                      {Words::tr("No label has been followed for %1 candles yet."),
                       Words::tr("Confidence was never >= %1; the label still stood %2 candles "
                                 "later in %3 % of all ticks."),
                       Words::tr("When confidence was >= %1 (%2 % of ticks) the label still stood "
                                 "%3 candles later in %4 %; over all ticks in %5 %.")});
}

QString jumpCalibrationSentence(const review::Calibration& calibration)
{
    if (!calibration.jumpSureness)
        return {};
    return sentenceOf(
        calibration, *calibration.jumpSureness,
        {Words::tr("No label of the jump model has been followed for %1 candles yet."),
         Words::tr("The jump model's largest score never led by >= %1; its label still stood "
                   "%2 candles later in %3 % of all ticks."),
         Words::tr("When the jump model's largest score led by >= %1 (%2 % of ticks) its label "
                   "still stood %3 candles later in %4 %; over all ticks in %5 %.")});
}

QString noGainText(const review::NoGain& why)
{
    switch (why.reason) {
    case review::NoGainReason::TooShort:
        return Words::tr("not enough data: below %1 days").arg(review::enoughDays);
    case review::NoGainReason::NothingCompared:
        return Words::tr("no candle has a label, a volatility before it and an outcome behind it");
    case review::NoGainReason::TooFewToForecast:
        return (why.days == 1
                    ? Words::tr("labels on %1 day: too few to forecast %2 days from those before")
                    : Words::tr("labels on %1 days: too few to forecast %2 days from those before"))
            .arg(why.days)
            .arg(review::enoughDays);
    case review::NoGainReason::NeverVaries:
        return Words::tr("what came after the labels never varies");
    case review::NoGainReason::HardlyVaries:
        break;
    }
    return Words::tr("what came after the labels hardly ever varies");
}

QString noReviewSentence(const QString& problem)
{
    QString why = oneLine(problem, 300);
    while (why.endsWith(u'.'))
        why.chop(1);
    return Words::tr("No review was made: %1.").arg(why);
}

} // namespace regime
