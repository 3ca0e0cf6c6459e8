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
 *  next multiple of `batchSize` are padding that counts for nothing. */
struct alignas(Batch) Chunk {
    double x[maxFeatures][chunkRows];       ///< observations, transposed
    double shift[chunkRows];                ///< largest log density of the row
    double beta[maxStates][chunkRows];      ///< backward variables, scaled
    double posterior[maxStates][chunkRows]; ///< gamma
    double alpha[maxStates][chunkRows];     ///< forward variables over sum of alpha * beta
    /** b_t * beta_t, scaled so that beta_t = A * onward_{t+1}; one row more than the chunk. */
    double onward[maxStates][chunkRows + batchSize];
};

/** Forward and density variables of a whole sequence, state by state, each `stride` apart. */
struct Tracks {
    double* alpha;
    double* density;
    std::ptrdiff_t stride;
};

REGIME_INLINE int batches(int rows)
{
    return (rows + batchSize - 1) / batchSize;
}

} // namespace regime::hmm
