// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/densitytable.h"

#include <limits>

namespace regime::hmm
{

/**
 * gamma_t(i) = alpha_t(i) beta_t(i) / sum_k alpha_t(k) beta_t(k) of one chunk (Rabiner 1989,
 * equation 27), whatever alpha and beta were scaled by, into chunk.posterior; alpha over that sum
 * into chunk.alpha. Returns the least such sum, which tells how much underflow may have taken (see
 * Statistics::lost); 0 when one is infinite or not a number.
 */
template <int K> REGIME_INLINE double posteriorKernel(const Tracks& tracks, int rows, Chunk& chunk)
{
    const auto end = static_cast<int>(padded(rows));
    for (int row = rows; row < end; ++row) {
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k) {
            chunk.beta[k][row] = 1;
            tracks.alpha[k * tracks.stride + row] = 1;
            chunk.onward[k][row + 1] = 0;
        }
    }
    Batch least = Batch{} + std::numeric_limits<double>::max();
    BatchBits spoilt{};
    for (int row = 0; row < rows; row += batchSize) {
        Batch alpha[K], beta[K];
        Batch sum{};
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k) {
            load(alpha[k], tracks.alpha + k * tracks.stride + row);
            load(beta[k], &chunk.beta[k][row]);
            sum += alpha[k] * beta[k];
        }
        const Batch reciprocal = 1 / sum;
        least = sum < least ? sum : least;
        spoilt |= reinterpret_cast<BatchBits>(~(reciprocal > 0));
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k) {
            alpha[k] *= reciprocal;
            store(&chunk.alpha[k][row], alpha[k]);
            store(&chunk.posterior[k][row], alpha[k] * beta[k]);
        }
    }
    for (int row = rows; row < end; ++row)
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k)
            chunk.posterior[k][row] = 0;
    return any(spoilt) ? 0 : smallest(least);
}

/** Adds sum of xi_t / a_ij (equation 37) and of gamma_t of one chunk. */
template <int K>
REGIME_INLINE void countKernel(int rows, const Chunk& chunk, double* occupancy, double* pairs)
{
    Batch occupied[K] = {}, joint[K * K] = {};
    for (int row = 0; row < rows; row += batchSize) {
        Batch onward[K];
#pragma GCC unroll 8
        for (int j = 0; j < K; ++j)
            load(onward[j], &chunk.onward[j][row + 1]);
#pragma GCC unroll 8
        for (int i = 0; i < K; ++i) {
            Batch alpha, posterior;
            load(alpha, &chunk.alpha[i][row]);
            load(posterior, &chunk.posterior[i][row]);
            occupied[i] += posterior;
#pragma GCC unroll 8
            for (int j = 0; j < K; ++j)
                joint[i * K + j] += alpha * onward[j];
        }
    }
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        occupancy[i] += sum(occupied[i]);
#pragma GCC unroll 64
    for (int i = 0; i < K * K; ++i)
        pairs[i] += sum(joint[i]);
}

/** Adds sum of gamma_t(k) (x_d - mu_d)(x_e - mu_e) for e > d of one chunk. */
template <int K>
REGIME_INLINE void crossMoments(int rows, const DensityTable& table, const Chunk& chunk,
                                double* second)
{
    const int features = table.features;
    for (int d = 0; d < features; ++d) {
        for (int e = d + 1; e < features; ++e) {
            Batch product[K] = {};
            for (int row = 0; row < rows; row += batchSize) {
                Batch x, y;
                load(x, &chunk.x[d][row]);
                load(y, &chunk.x[e][row]);
#pragma GCC unroll 8
                for (int k = 0; k < K; ++k) {
                    const double* const mean = table.mean + k * features;
                    Batch weight;
                    load(weight, &chunk.posterior[k][row]);
                    product[k] += weight * (x - mean[d]) * (y - mean[e]);
                }
            }
#pragma GCC unroll 8
            for (int k = 0; k < K; ++k)
                second[(k * features + d) * features + e] += sum(product[k]);
        }
    }
}

/** Adds the first and second moments about the table's means of one chunk: `first` D numbers a
 *  state, `second` the same when diagonal, else lower triangles of D x D column-major matrices. */
template <int K>
REGIME_INLINE void momentKernel(int rows, const DensityTable& table, const Chunk& chunk,
                                double* first, double* second)
{
    const int features = table.features;
    for (int d = 0; d < features; ++d) {
        Batch linear[K] = {}, square[K] = {};
        for (int row = 0; row < rows; row += batchSize) {
            Batch x;
            load(x, &chunk.x[d][row]);
#pragma GCC unroll 8
            for (int k = 0; k < K; ++k) {
                Batch weight;
                load(weight, &chunk.posterior[k][row]);
                const Batch centred = x - table.mean[k * features + d];
                const Batch weighted = weight * centred;
                linear[k] += weighted;
                square[k] += weighted * centred;
            }
        }
#pragma GCC unroll 8
        for (int k = 0; k < K; ++k) {
            const int at = k * features + d;
            first[at] += sum(linear[k]);
            second[table.diagonal ? at : at * features + d] += sum(square[k]);
        }
    }
    if (!table.diagonal)
        crossMoments<K>(rows, table, chunk, second);
}

} // namespace regime::hmm
