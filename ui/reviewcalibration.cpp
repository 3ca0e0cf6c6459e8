// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewcalibration.h"

#include "core/engine/values/wording.h"
#include "ui/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace regime
{

using namespace review;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReviewCalibration)
};

/** A score that not every range has. */
QString scoreText(const std::optional<double>& score)
{
    return score ? numberText(*score, 2) : Words::tr("undefined");
}

QString qualityText(const QString& what, const Persistence& forecasts)
{
    return Words::tr("%1, %2 candles ahead: Brier skill %3, area under the curve %4, calibration "
                     "error "
                     "%5.")
        .arg(what)
        .arg(forecasts.horizonCandles)
        .arg(scoreText(forecasts.brierSkill), scoreText(forecasts.areaUnderCurve),
             numberText(forecasts.calibrationError, 2));
}

bool hasBinWithoutInterval(const std::optional<Persistence>& forecasts)
{
    return forecasts && std::ranges::any_of(forecasts->bins, [](const ReliabilityBin& bin) {
               return !bin.happened.interval;
           });
}

} // namespace

QString calibrationNote(const Calibration& calibration)
{
    QStringList texts;
    if (const auto& hmm = calibration.hmmSureness)
        texts << Words::tr("%1 of ticks have a probability above 0.99; the confidence threshold "
                           "bites on %2.")
                     .arg(percentText(100 * hmm->nearCertainShare),
                          percentText(100 * hmm->thresholdShare));
    if (const auto& jump = calibration.jumpSureness)
        texts << Words::tr("Of the jump model %1 have a score above 0.99, and the threshold bites "
                           "on %2. Its scores are of staying, not of being right.")
                     .arg(percentText(100 * jump->nearCertainShare),
                          percentText(100 * jump->thresholdShare));
    if (calibration.hmm)
        texts << qualityText(Words::tr("■ HMM by its transitions"), *calibration.hmm);
    if (calibration.withoutModel > 0)
        texts << Words::tr("%1 ticks have no forecast: their models are no longer kept, or have "
                           "not three states.")
                     .arg(countText(calibration.withoutModel));
    if (calibration.jump)
        texts << qualityText(Words::tr("○ jump model by its score"), *calibration.jump);
    if (hasBinWithoutInterval(calibration.hmm) || hasBinWithoutInterval(calibration.jump))
        texts << Words::tr("A mark without a line through it has too few days for an interval.");
    return texts.join(u'\n');
}

QList<QVector4D> reliabilityMarks(const std::optional<Persistence>& forecasts)
{
    QList<QVector4D> marks;
    if (!forecasts)
        return marks;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (const ReliabilityBin& bin : forecasts->bins) {
        const Interval interval = bin.happened.interval.value_or(Interval{none, none});
        marks.append(
            QVector4D(static_cast<float>(bin.forecast), static_cast<float>(bin.happened.value),
                      static_cast<float>(interval.low), static_cast<float>(interval.high)));
    }
    return marks;
}

} // namespace regime
