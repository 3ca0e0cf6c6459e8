// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime::hmm
{

/** An Emission as bare numbers; the states' entries follow each other. */
struct DensityTable {
    int features;
    bool diagonal;
    const double* mean; ///< D a state
    /** W_i: D reciprocal standard deviations a state when diagonal, else D x D numbers row by row
     *  of which the lower triangle counts. */
    const double* whitening;
    const double* logNorm; ///< one a state: the part of log b_i without x, over the temper
    double exponent;       ///< -1/2 over the temper: what |W_i (x - mu_i)|^2 is multiplied by
};

} // namespace regime::hmm
