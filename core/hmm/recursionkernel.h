// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/recursionstate.h"

namespace regime::hmm
{

/** alpha_t(j) = (sum_i alpha_{t-1}(i) a_ij) b_j(x_t) * factor, into alpha and column `row`. */
template <int K>
REGIME_INLINE void forwardStep(const double* transitions, const Tracks& tracks, int row,
                               double factor, double (&alpha)[K])
{
    double next[K];
#pragma GCC unroll 8
    for (int j = 0; j < K; ++j) {
        double predicted = alpha[0] * transitions[j];
#pragma GCC unroll 8
        for (int i = 1; i < K; ++i)
            predicted += alpha[i] * transitions[i * K + j];
        next[j] = predicted * (tracks.density[j * tracks.stride + row] * factor);
    }
#pragma GCC unroll 8
    for (int j = 0; j < K; ++j) {
        alpha[j] = next[j];
        tracks.alpha[j * tracks.stride + row] = next[j];
    }
}

template <int K> REGIME_INLINE double total(const double (&x)[K])
{
    double result = x[0];
#pragma GCC unroll 8
    for (int i = 1; i < K; ++i)
        result += x[i];
    return result;
}

/**
 * Rows `first` to `rows` - 1 of one chunk (Rabiner 1989, equations 20 and 92). Every even row is
 * divided by the sum of the even row before it: the sum is known two steps ahead, so the division
 * costs the recursion no time.
 */
template <int K>
REGIME_INLINE void forwardKernel(const double* transitions, const Tracks& tracks, int first,
                                 int rows, ForwardState& state)
{
    double matrix[K * K], alpha[K];
#pragma GCC unroll 64
    for (int i = 0; i < K * K; ++i)
        matrix[i] = transitions[i];
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        alpha[i] = state.alpha[i];
    double factor = 1 / state.total;
    LogProduct scale = state.scale;
    int row = first;
    if (row % 2 == 1 && row < rows)
        forwardStep<K>(matrix, tracks, row++, 1.0, alpha);
    for (; row < rows; ++row) {
        scale.multiply(state.total);
        forwardStep<K>(matrix, tracks, row, factor, alpha);
        state.total = total<K>(alpha);
        factor = 1 / state.total;
        if (++row < rows)
            forwardStep<K>(matrix, tracks, row, 1.0, alpha);
    }
    scale.fold();
    state.scale = scale;
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        state.alpha[i] = alpha[i];
}

/**
 * beta_t(i) = sum_j a_ij b_j(x_{t+1}) beta_{t+1}(j) of one chunk, last row first (Rabiner 1989,
 * equation 25). Each odd row's share in the row before it is divided by the sum of beta at the
 * even row after it; chunk.onward holds exactly what beta was made of.
 */
template <int K>
REGIME_INLINE void backwardKernel(const double* transitions, const Tracks& tracks, int rows,
                                  Chunk& chunk, BackwardState& state)
{
    double matrix[K * K], onward[K];
#pragma GCC unroll 64
    for (int i = 0; i < K * K; ++i)
        matrix[i] = transitions[i];
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i) {
        onward[i] = state.atEnd ? 0 : state.onward[i];
        chunk.onward[i][rows] = onward[i];
    }
    double factor = 1 / state.total;
    for (int row = rows - 1; row >= 0; --row) {
        double beta[K];
#pragma GCC unroll 8
        for (int i = 0; i < K; ++i) {
            double sum = matrix[i * K] * onward[0];
#pragma GCC unroll 8
            for (int j = 1; j < K; ++j)
                sum += matrix[i * K + j] * onward[j];
            beta[i] = state.atEnd ? 1.0 : sum;
            chunk.beta[i][row] = beta[i];
        }
        state.atEnd = false;
        const bool odd = row % 2 == 1;
#pragma GCC unroll 8
        for (int i = 0; i < K; ++i) {
            const double density = tracks.density[i * tracks.stride + row];
            onward[i] = beta[i] * (odd ? density * factor : density);
            chunk.onward[i][row] = onward[i];
        }
        if (!odd) {
            state.total = total<K>(beta);
            factor = 1 / state.total;
        }
    }
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        state.onward[i] = onward[i];
}

} // namespace regime::hmm
