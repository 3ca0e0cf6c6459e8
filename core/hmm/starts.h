// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/parameters.h"

#include <cstdint>
#include <span>
#include <stop_token>

namespace regime::hmm
{

/**
 * Where Baum-Welch may begin. It climbs to the nearest maximum only (Rabiner 1989, section V.C), so
 * several beginnings are tried. Both functions: `sequences` of D x T_n finite observations, at
 * least K in all; the same arguments give the same bits.
 */

/**
 * Means by k-means++ (D. Arthur, S. Vassilvitskii, "k-means++: the advantages of careful seeding",
 * SODA 2007) and Lloyd's iterations; covariances and transitions are those of the clusters.
 * After `stop` it ends within one iteration, with the clusters as they are then.
 */
ParameterValues clusteredStart(std::span<const Eigen::MatrixXd> sequences, int states,
                               CovarianceType type, std::uint64_t seed,
                               const std::stop_token& stop = {});

/** K observations drawn at random as means, the covariance of all observations in every state,
 *  and drawn transitions that stay with a chance of 0.6 to 0.99. */
ParameterValues randomStart(std::span<const Eigen::MatrixXd> sequences, int states,
                            CovarianceType type, std::uint64_t seed);

} // namespace regime::hmm
