// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** What a stored model is to the detector now. */
enum class ModelStanding {
    Live,     ///< it answers
    Held,     ///< a candidate that waits for the operator
    Rejected, ///< by the operator
    Retired,  ///< was live until another took its place
    Passed,   ///< was held until a newer candidate came
};

} // namespace regime
