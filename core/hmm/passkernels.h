// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/densitytable.h"
#include "core/hmm/recursionstate.h"

#include <span>

namespace regime::hmm
{

/** The inner loops of ScaledPass for one number of states; what each does stands with the
 *  templates they are made of. */
struct PassKernels {
    void (*transpose)(const double* observations, int features, int rows, Chunk&);
    void (*density)(const DensityTable&, Chunk&, int rows, const Tracks&);
    void (*forward)(const double* transitions, const Tracks&, int first, int rows, ForwardState&);
    void (*backward)(const double* transitions, const Tracks&, int rows, Chunk&, BackwardState&);
    double (*posterior)(const Tracks&, int rows, Chunk&);
    void (*count)(int rows, const Chunk&, double* occupancy, double* pairs);
    void (*moment)(int rows, const DensityTable&, const Chunk&, double* first, double* second);
};

/** The kernels for a number of states from 1 to 8. */
using KernelChoice = const PassKernels& (*)(int states);

/** Compiled for every processor of the platform. */
const PassKernels& baselineKernels(int states);

/** Compiled for x86-64 processors with AVX2 and FMA. */
const PassKernels& avx2Kernels(int states);

/** Compiled for x86-64 processors that have AVX-512 (F, DQ, VL) as well. */
const PassKernels& avx512Kernels(int states);

/** All that this processor can run, the fastest last. */
std::span<const KernelChoice> supportedKernels();

/** The fastest that this processor can run. */
inline const PassKernels& bestKernels(int states)
{
    return supportedKernels().back()(states);
}

} // namespace regime::hmm
