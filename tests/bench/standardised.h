// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/features/observations.h"
#include "core/features/series.h"

namespace regime::bench
{

/** The observations of `series` in units of their own mean and standard deviation, as a training
 *  sees them: D x T. */
inline Eigen::MatrixXd standardised(const CandleSeries& series)
{
    Eigen::MatrixXd x = observationMatrix(series.close, series.volume);
    x.colwise() -= Eigen::VectorXd(x.rowwise().mean());
    const Eigen::ArrayXd std =
        (x.rowwise().squaredNorm() / static_cast<double>(x.cols())).array().sqrt();
    x.array().colwise() /= std;
    return x;
}

/** `count` candles from `first` on. */
inline CandleSeries part(const CandleSeries& series, std::size_t first, std::size_t count)
{
    const auto cut = [&](const auto& column) {
        const auto from = column.begin() + static_cast<std::ptrdiff_t>(first);
        return std::decay_t<decltype(column)>(from, from + static_cast<std::ptrdiff_t>(count));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

} // namespace regime::bench
