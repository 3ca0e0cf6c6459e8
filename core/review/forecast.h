// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace regime::review
{

/** What was forecast and what came of it. */
struct Forecast {
    double probability = 0; ///< 0 to 1
    bool happened = false;
};

/**
 * 1 - (mean squared error) / (that of always forecasting the share that happened): 1 is perfect, 0
 * is worth no more than the base rate (G. W. Brier, Monthly Weather Review 78 (1950)). Nothing
 * when all or none happened.
 */
std::optional<double> brierSkill(std::span<const Forecast> forecasts);

/**
 * Area under the receiver operating characteristic: the chance that of one that happened and one
 * that did not the first had the higher forecast, ties counting half (J. Hanley, B. McNeil,
 * Radiology 143 (1982)). 0.5 knows nothing. Nothing when all or none happened.
 */
std::optional<double> areaUnderCurve(std::span<const Forecast> forecasts);

} // namespace regime::review
