// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dice.h"

#include <Eigen/Core>

#include <span>

namespace regime::hmm
{

/** Sequences of D x T_n observations, one behind the other; at least one. */
Eigen::MatrixXd joined(std::span<const Eigen::MatrixXd> sequences);

/**
 * D x `count` of the observations (D x T, T > 0), drawn by k-means++ (D. Arthur, S. Vassilvitskii,
 * "k-means++: the advantages of careful seeding", SODA 2007): each next centre with a chance
 * proportional to its squared distance from those already drawn.
 */
Eigen::MatrixXd seededCentres(const Eigen::MatrixXd& observations, int count, Dice& dice);

} // namespace regime::hmm
