// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/gridsettings.h"

#include <string>

namespace regime::review
{

namespace
{

struct Bound {
    const char* name;
    double value;
    double least;
    double most;
};

} // namespace

Result<Done> checked(const GridSettings& grid)
{
    constexpr double any = 1e12;
    constexpr double step = 1e-12; // more than nothing
    for (const Bound& bound :
         {Bound{"entry distance", grid.entryDistance, step, 0.5},
          Bound{"profit target", grid.profitTarget, step, 0.5},
          Bound{"maker fee", grid.makerFee, 0, 0.1},
          Bound{"orphan timeout", grid.orphanTimeoutSec, step, any},
          Bound{"recoveries cap", static_cast<double>(grid.recoveriesCap), 0, 1000},
          Bound{"order in dollars", grid.orderUsd, step, any},
          Bound{"account in dollars", grid.accountUsd, step, any},
          Bound{"price tick", grid.priceTick, step, any}})
        if (!(bound.value >= bound.least && bound.value <= bound.most))
            return Error{"the paper grid's " + std::string(bound.name) + " is " +
                         std::to_string(bound.value) + "; it must be " +
                         (bound.least == step ? "above 0" : "at least 0") + " and at most " +
                         std::to_string(bound.most)};
    return Done{};
}

} // namespace regime::review
