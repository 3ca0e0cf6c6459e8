// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/limits.h"
#include "core/hmm/vectormath.h"

#include <cstddef>

namespace regime::hmm
{

/** Rows the recursions handle at a time, so that what they share stays in the first-level cache.
 *  Even: the scaling of the recursions goes by pairs of rows. */
inline constexpr int chunkRows = 128;

/** One chunk of rows, each quantity contiguous in time. Rows from the end of the sequence to the
 *  next multiple of `largestBatch` are padding that counts for nothing. */
struct Chunk {
    using Row = double[chunkRows];
    using LongRow = double[chunkRows + largestBatch];

    Row* x;         ///< D: observations, transposed
    Row* shift;     ///< 1: largest log density of the row
    Row* beta;      ///< K: backward variables, scaled
    Row* posterior; ///< K: gamma
    Row* alpha;     ///< K: forward variables over sum of alpha * beta
    /** K: b_t * beta_t, scaled so that beta_t = A * onward_{t+1}; one row more than the chunk. */
    LongRow* onward;

    /** The numbers that a chunk takes. */
    static std::size_t size(std::size_t states, std::size_t features)
    {
        return (features + 1 + 3 * states) * chunkRows + states * (chunkRows + largestBatch);
    }

    /** Laid out in `numbers`, of which there are `size`. */
    Chunk(double* numbers, std::size_t states, std::size_t features)
        : x(reinterpret_cast<Row*>(numbers)), shift(x + features), beta(shift + 1),
          posterior(beta + states), alpha(posterior + states),
          onward(reinterpret_cast<LongRow*>(alpha + states))
    {
    }
};

/** Forward and density variables of a whole sequence, state by state, each `stride` apart. */
struct Tracks {
    double* alpha;
    double* density;
    std::ptrdiff_t stride;
};

/** `rows` with the padding behind them. */
REGIME_INLINE std::ptrdiff_t padded(std::ptrdiff_t rows)
{
    return (rows + largestBatch - 1) / largestBatch * largestBatch;
}

} // namespace regime::hmm
