// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/modelfamily.h"
#include "core/engine/reviewmaterial.h"
#include "core/review/papergrid.h"

#include <vector>

/** What the simulated grids of a review are run with. */
namespace regime
{

/** The range's candles with what a bot led by one of the models could act on at each close. */
std::vector<review::GridCandle> gridCandles(const ReviewMaterial& material, ModelFamily family);

/** By the settings. Where PAPER_PRICE_TICK tells no tick it is the finest of the prices up to the
 *  range's first candle: those behind it are not known to its orders. */
review::PaperGridConfig paperGridConfig(const ReviewMaterial& material,
                                        const Configuration& configuration);

} // namespace regime
