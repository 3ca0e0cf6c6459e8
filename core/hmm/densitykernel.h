// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/densitytable.h"

namespace regime::hmm
{

/** |W_i (x - mu_i)|^2 of a batch of rows for all K states. */
template <int K>
REGIME_INLINE void diagonalDistances(const DensityTable& table, const Chunk& chunk, int row,
                                     Batch (&distance)[K])
{
    const int features = table.features;
    for (int i = 0; i < features; ++i) {
        Batch x;
        load(x, &chunk.x[i][row]);
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k) {
            const Batch z = (x - table.mean[k * features + i]) * table.whitening[k * features + i];
            distance[k] += z * z;
        }
    }
}

/** The same with full matrices W_i. */
template <int K>
REGIME_INLINE void fullDistances(const DensityTable& table, const Chunk& chunk, int row,
                                 Batch (&distance)[K])
{
    const int features = table.features;
    const double* whitening = table.whitening;
#pragma GCC unroll 8
    for (int k = 0; k < K; ++k) {
        const double* const mean = table.mean + k * features;
        for (int i = 0; i < features; ++i) {
            Batch z{};
            for (int j = 0; j <= i; ++j) {
                Batch x;
                load(x, &chunk.x[j][row]);
                z += (x - mean[j]) * whitening[j];
            }
            distance[k] += z * z;
            whitening += features;
        }
    }
}

/**
 * b_i(x_t) / e^shift_t of one chunk into `tracks`, with shift_t the largest log b_i(x_t) into
 * chunk.shift: the best state of each row has density 1, so an outlier cannot underflow.
 */
template <int K>
REGIME_INLINE void densityKernel(const DensityTable& table, Chunk& chunk, int rows,
                                 const Tracks& tracks)
{
    for (int row = 0; row < rows; row += batchSize) {
        Batch logDensity[K] = {};
        if (table.diagonal)
            diagonalDistances<K>(table, chunk, row, logDensity);
        else
            fullDistances<K>(table, chunk, row, logDensity);
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k)
            logDensity[k] = logDensity[k] * table.exponent + table.logNorm[k];
        Batch top = logDensity[0];
#pragma GCC unroll 8
        for (int k = 1; k < K; ++k)
            top = logDensity[k] > top ? logDensity[k] : top;
        store(&(*chunk.shift)[row], top);
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k) {
            logDensity[k] -= top;
            expOfNegative(logDensity[k]);
            store(tracks.density + k * tracks.stride + row, logDensity[k]);
        }
    }
}

} // namespace regime::hmm
