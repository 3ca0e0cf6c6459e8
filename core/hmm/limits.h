// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/** The largest model there is code for: the recursions are compiled once for each K, and their
 *  working space is fixed. */
namespace regime::hmm
{

inline constexpr int maxStates = 8;    ///< K, from 1
inline constexpr int maxFeatures = 16; ///< D, from 1

} // namespace regime::hmm
