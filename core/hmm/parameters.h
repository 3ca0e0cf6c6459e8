// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime::hmm
{
enum class CovarianceType { Diag, Full, Spherical, Tied };
struct Parameters {
};
} // namespace regime::hmm
