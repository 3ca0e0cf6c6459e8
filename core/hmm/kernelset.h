// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/densitykernel.h"
#include "core/hmm/momentkernel.h"
#include "core/hmm/passkernels.h"
#include "core/hmm/recursionkernel.h"
#include "core/hmm/transposekernel.h"

/** The kernels as functions of their own in each file that includes this: the same source is
 *  compiled once for every processor, once for AVX2 and once for AVX-512, and they must not be
 *  merged. */
namespace regime::hmm
{
namespace
{

template <int K> struct KernelSet {
    static void transpose(const double* observations, int features, int rows, Chunk& chunk)
    {
        transposeKernel(observations, features, rows, chunk);
    }
    static void density(const DensityTable& table, Chunk& chunk, int rows, const Tracks& tracks)
    {
        densityKernel<K>(table, chunk, rows, tracks);
    }
    static void forward(const double* transitions, const Tracks& tracks, int first, int rows,
                        ForwardState& state)
    {
        forwardKernel<K>(transitions, tracks, first, rows, state);
    }
    static void backward(const double* transitions, const Tracks& tracks, int rows, Chunk& chunk,
                         BackwardState& state)
    {
        backwardKernel<K>(transitions, tracks, rows, chunk, state);
    }
    static double posterior(const Tracks& tracks, int rows, Chunk& chunk)
    {
        return posteriorKernel<K>(tracks, rows, chunk);
    }
    static void count(int rows, const Chunk& chunk, double* occupancy, double* pairs)
    {
        countKernel<K>(rows, chunk, occupancy, pairs);
    }
    static void moment(int rows, const DensityTable& table, const Chunk& chunk, double* first,
                       double* second)
    {
        momentKernel<K>(rows, table, chunk, first, second);
    }
    static constexpr PassKernels pointers{transpose, density, forward, backward,
                                          posterior, count,   moment};
};

constexpr PassKernels kernelTable[maxStates] = {
    KernelSet<1>::pointers, KernelSet<2>::pointers, KernelSet<3>::pointers, KernelSet<4>::pointers,
    KernelSet<5>::pointers, KernelSet<6>::pointers, KernelSet<7>::pointers, KernelSet<8>::pointers};

} // namespace
} // namespace regime::hmm
