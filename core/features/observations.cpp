// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"

#include "core/features/indicators.h"

namespace regime
{

Eigen::MatrixXd observationMatrix(std::span<const double> close, std::span<const double> volume)
{
    const Eigen::Index candles = static_cast<Eigen::Index>(close.size());
    eigen_assert(close.size() == volume.size());
    if (candles <= firstObservedCandle)
        return Eigen::MatrixXd(featureCount, 0);

    Eigen::MatrixXd rows(featureCount, candles - firstObservedCandle);
    const double* const price = close.data();
    double* out = rows.data();
    Ema ema9(9, price[0]), ema12(12, price[0]), ema21(21, price[0]), ema26(26, price[0]);
    Ema signal(9, 0.0), averageVolume(20, volume.data()[0]);
    WilderRsi rsi;
    double histogram = 0;
    for (Eigen::Index t = 1; t < candles; ++t) {
        const double x = price[t];
        const double macd = ema12.step(x) - ema26.step(x);
        const double previousHistogram = histogram;
        histogram = macd - signal.step(macd);
        const double slow = ema21.step(x);
        const double spread = ema9.step(x) - slow;
        const double traded = volume.data()[t];
        const double usual = averageVolume.step(traded);
        rsi.step(x - price[t - 1]);
        if (t < firstObservedCandle)
            continue;
        out[0] = histogram - previousHistogram;
        out[emaSpreadRow] = spread / nonZero(slow);
        out[2] = (rsi.value() - 50) / 50;
        out[3] = traded / nonZero(usual);
        out += featureCount;
    }
    return rows;
}

} // namespace regime
