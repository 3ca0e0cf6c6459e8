// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** The two detectors that look at the same candles. */
enum class ModelFamily {
    Hmm,  ///< the hidden Markov model, regime.md section 3
    Jump, ///< the second opinion, the statistical jump model, section 10
};

constexpr ModelFamily otherFamily(ModelFamily family)
{
    return family == ModelFamily::Hmm ? ModelFamily::Jump : ModelFamily::Hmm;
}

} // namespace regime
