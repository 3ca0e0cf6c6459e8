// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace regime::hmm
{
enum class CovarianceType { Diag, Full, Spherical, Tied };
struct Parameters {
};
} // namespace regime::hmm
