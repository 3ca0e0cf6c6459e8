// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/statistics.h"

namespace regime::hmm
{

/**
 * gamma_t(i) = alpha_t(i) beta_t(i) / sum_k alpha_t(k) beta_t(k) of one chunk (Rabiner 1989,
 * equation 27), whatever alpha and beta were scaled by, into chunk.posterior; alpha over that sum
 * into chunk.alpha. False when such a sum is below 1e-270 or not a number: then a share that counts
 * may have underflowed in alpha or beta. Above it whatever did underflow is below 1e-37 of gamma.
 */
template <int K> REGIME_INLINE bool posteriorKernel(const Tracks& tracks, int rows, Chunk& chunk)
{
    const int padded = batches(rows) * batchSize;
    for (int row = rows; row < padded; ++row) {
        for (int k = 0; k < K; ++k) {
            chunk.beta[k][row] = 1;
            tracks.alpha[k * tracks.stride + row] = 1;
            chunk.onward[k][row + 1] = 0;
        }
    }
    constexpr double largestReciprocal = 1e270;
    auto lost = Batch{} != Batch{};
    for (int row = 0; row < rows; row += batchSize) {
        Batch alpha[K], beta[K];
        Batch sum{};
        for (int k = 0; k < K; ++k) {
            load(alpha[k], tracks.alpha + k * tracks.stride + row);
            load(beta[k], &chunk.beta[k][row]);
            sum += alpha[k] * beta[k];
        }
        const Batch reciprocal = 1 / sum;
        lost |= ~(reciprocal <= largestReciprocal); // a NaN is lost too
        for (int k = 0; k < K; ++k) {
            alpha[k] *= reciprocal;
            store(&chunk.alpha[k][row], alpha[k]);
            store(&chunk.posterior[k][row], alpha[k] * beta[k]);
        }
    }
    for (int row = rows; row < padded; ++row)
        for (int k = 0; k < K; ++k)
            chunk.posterior[k][row] = 0;
    return (lost[0] | lost[1] | lost[2] | lost[3]) == 0;
}

/** Adds sum of xi_t / a_ij (equation 37) and of gamma_t of one chunk. */
template <int K>
REGIME_INLINE void countKernel(int rows, const Chunk& chunk, double* occupancy, double* pairs)
{
    Batch occupied[K] = {}, joint[K * K] = {};
    for (int row = 0; row < rows; row += batchSize) {
        Batch onward[K];
        for (int j = 0; j < K; ++j)
            load(onward[j], &chunk.onward[j][row + 1]);
        for (int i = 0; i < K; ++i) {
            Batch alpha, posterior;
            load(alpha, &chunk.alpha[i][row]);
            load(posterior, &chunk.posterior[i][row]);
            occupied[i] += posterior;
            for (int j = 0; j < K; ++j)
                joint[i * K + j] += alpha * onward[j];
        }
    }
    for (int i = 0; i < K; ++i)
        occupancy[i] += sum(occupied[i]);
    for (int i = 0; i < K * K; ++i)
        pairs[i] += sum(joint[i]);
}

/** Adds the first and second moments about `mean` (D numbers a state) of one chunk. `second` takes
 *  D numbers a state when `diagonal`, else the lower triangles of D x D column-major matrices. */
template <int K>
REGIME_INLINE void momentKernel(int rows, int features, bool diagonal, const double* mean,
                                const Chunk& chunk, double* first, double* second)
{
    for (int d = 0; d < features; ++d) {
        Batch linear[K] = {}, square[K] = {};
        for (int row = 0; row < rows; row += batchSize) {
            Batch x;
            load(x, &chunk.x[d][row]);
            for (int k = 0; k < K; ++k) {
                Batch weight;
                load(weight, &chunk.posterior[k][row]);
                const Batch centred = x - mean[k * features + d];
                const Batch weighted = weight * centred;
                linear[k] += weighted;
                square[k] += weighted * centred;
            }
        }
        for (int k = 0; k < K; ++k) {
            first[k * features + d] += sum(linear[k]);
            second[diagonal ? k * features + d : (k * features + d) * features + d] +=
                sum(square[k]);
        }
    }
    if (diagonal)
        return;
    for (int k = 0; k < K; ++k) {
        for (int d = 0; d < features; ++d) {
            for (int e = d + 1; e < features; ++e) {
                Batch product{};
                for (int row = 0; row < rows; row += batchSize) {
                    Batch x, y, weight;
                    load(x, &chunk.x[d][row]);
                    load(y, &chunk.x[e][row]);
                    load(weight, &chunk.posterior[k][row]);
                    product += weight * (x - mean[k * features + d]) * (y - mean[k * features + e]);
                }
                second[(k * features + d) * features + e] += sum(product);
            }
        }
    }
}

} // namespace regime::hmm
