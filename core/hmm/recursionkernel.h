// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/recursionstate.h"

namespace regime::hmm
{

template <int K> REGIME_INLINE double total(const double (&x)[K])
{
    double result = x[0];
#pragma GCC unroll 8
    for (int i = 1; i < K; ++i)
        result += x[i];
    return result;
}

/** A power of two, so that scaling by it rounds nothing and takes no division. */
struct ScaleFactor {
    double value;
    std::int64_t exponent; ///< its logarithm to base 2
};

/** Brings a positive normal `total` between 2 and 4. Infinite for 0 and what is below the normal
 *  numbers: digits that underflow has taken must not come back as if they were there. */
REGIME_INLINE ScaleFactor scaleFactor(double total)
{
    constexpr int mantissaBits = 52, one = 1023;
    constexpr std::uint64_t infinite = std::uint64_t{2 * one + 1} << mantissaBits;
    const std::uint64_t bits = infinite - (__builtin_bit_cast(std::uint64_t, total) & infinite);
    return {__builtin_bit_cast(double, bits),
            static_cast<std::int64_t>(bits >> mantissaBits) - one};
}

/**
 * (x_0 y_0 + ... + x_{K-1} y_{K-1}) z, the y being `stride` apart. In a recursion x comes last, so
 * its way through this is what the recursion costs: one product is multiplied by z ahead of the
 * others, which makes the way K operations long and not K + 1.
 */
template <int K>
REGIME_INLINE double scaledProduct(const double (&x)[K], const double* y, int stride, double z)
{
    double others = K > 1 ? x[0] * y[0] : 0;
#pragma GCC unroll 8
    for (int i = 1; i + 1 < K; ++i)
        others += x[i] * y[i * stride];
    return others * z + x[K - 1] * y[(K - 1) * stride] * z;
}

/** alpha_t(j) = (sum_i alpha_{t-1}(i) a_ij) b_j(x_t) * factor, into alpha and column `row`. */
template <int K>
REGIME_INLINE void forwardStep(const double* transitions, const Tracks& tracks, int row,
                               double factor, double (&alpha)[K])
{
    double next[K];
#pragma GCC unroll 8
    for (int j = 0; j < K; ++j)
        next[j] = scaledProduct<K>(alpha, transitions + j, K,
                                   tracks.density[j * tracks.stride + row] * factor);
#pragma GCC unroll 8
    for (int j = 0; j < K; ++j)
        tracks.alpha[j * tracks.stride + row] = alpha[j] = next[j];
}

/**
 * Rows `first` to `rows` - 1 of one chunk (Rabiner 1989, equations 20 and 92). Every even row is
 * scaled by the sum of the even row before it: that is known two steps ahead, so scaling costs the
 * recursion no time.
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
    double evenTotal = state.total;
    std::int64_t exponent = state.exponent;
    int row = first;
    if (row % 2 == 1 && row < rows)
        forwardStep<K>(matrix, tracks, row++, 1.0, alpha);
    for (; row < rows; ++row) {
        const ScaleFactor factor = scaleFactor(evenTotal);
        exponent -= factor.exponent;
        forwardStep<K>(matrix, tracks, row, factor.value, alpha);
        evenTotal = total<K>(alpha);
        if (++row < rows)
            forwardStep<K>(matrix, tracks, row, 1.0, alpha);
    }
    state.total = evenTotal;
    state.exponent = exponent;
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        state.alpha[i] = alpha[i];
}

/** beta_t(i) = sum_j a_ij onward_{t+1}(j) into column `row` of the chunk, and onward_t(i) =
 * b_i(x_t) beta_t(i) * factor into the chunk and `onward`. */
template <int K>
REGIME_INLINE void backwardStep(const double* transitions, const Tracks& tracks, int row,
                                double factor, Chunk& chunk, double (&onward)[K])
{
    double next[K];
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i) {
        chunk.beta[i][row] = scaledProduct<K>(onward, transitions + i * K, 1, 1.0);
        next[i] = scaledProduct<K>(onward, transitions + i * K, 1,
                                   tracks.density[i * tracks.stride + row] * factor);
    }
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        chunk.onward[i][row] = onward[i] = next[i];
}

/** The last row of a sequence: beta is 1, and nothing comes after it. */
template <int K>
REGIME_INLINE void endRow(const Tracks& tracks, int row, Chunk& chunk, double (&onward)[K])
{
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i) {
        chunk.onward[i][row + 1] = 0;
        chunk.beta[i][row] = 1;
        chunk.onward[i][row] = onward[i] = tracks.density[i * tracks.stride + row];
    }
}

/**
 * beta_t(i) = sum_j a_ij b_j(x_{t+1}) beta_{t+1}(j) of one chunk, last row first (Rabiner 1989,
 * equation 25), scaled like alpha; chunk.onward holds exactly what beta was made of.
 */
template <int K>
REGIME_INLINE void backwardKernel(const double* transitions, const Tracks& tracks, int rows,
                                  Chunk& chunk, BackwardState& state)
{
    double matrix[K * K], onward[K];
#pragma GCC unroll 64
    for (int i = 0; i < K * K; ++i)
        matrix[i] = transitions[i];
    int row = rows - 1;
    double evenTotal = state.total;
    if (state.atEnd) {
        endRow<K>(tracks, row, chunk, onward);
        evenTotal = total<K>(onward);
        state.atEnd = false;
        --row;
    } else {
#pragma GCC unroll 8
        for (int i = 0; i < K; ++i)
            chunk.onward[i][rows] = onward[i] = state.onward[i];
    }
    if (row % 2 == 1)
        backwardStep<K>(matrix, tracks, row--, 1.0, chunk, onward);
    for (; row >= 0; --row) {
        backwardStep<K>(matrix, tracks, row, scaleFactor(evenTotal).value, chunk, onward);
        evenTotal = total<K>(onward);
        if (--row >= 0)
            backwardStep<K>(matrix, tracks, row, 1.0, chunk, onward);
    }
    state.total = evenTotal;
#pragma GCC unroll 8
    for (int i = 0; i < K; ++i)
        state.onward[i] = onward[i];
}

} // namespace regime::hmm
