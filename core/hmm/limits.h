// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime::hmm
{

inline constexpr int maxStates = 8;
inline constexpr int maxFeatures = 16;

} // namespace regime::hmm
