// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"

namespace regime::hmm
{

/** Four features of four rows, `features` numbers apart, into four columns of the chunk. */
REGIME_INLINE void transposeFour(const double* from, int features, double* to)
{
    Batch a, b, c, d;
    load(a, from);
    load(b, from + features);
    load(c, from + 2 * features);
    load(d, from + 3 * features);
    const Batch ab02 = __builtin_shufflevector(a, b, 0, 4, 2, 6);
    const Batch ab13 = __builtin_shufflevector(a, b, 1, 5, 3, 7);
    const Batch cd02 = __builtin_shufflevector(c, d, 0, 4, 2, 6);
    const Batch cd13 = __builtin_shufflevector(c, d, 1, 5, 3, 7);
    store(to, __builtin_shufflevector(ab02, cd02, 0, 1, 4, 5));
    store(to + chunkRows, __builtin_shufflevector(ab13, cd13, 0, 1, 4, 5));
    store(to + 2 * chunkRows, __builtin_shufflevector(ab02, cd02, 2, 3, 6, 7));
    store(to + 3 * chunkRows, __builtin_shufflevector(ab13, cd13, 2, 3, 6, 7));
}

/** `rows` observations of `features` numbers each, one after the other, into chunk.x; padding rows
 *  become 0. */
REGIME_INLINE void transposeKernel(const double* observations, int features, int rows, Chunk& chunk)
{
    const int wholeRows = rows / batchSize * batchSize;
    const int wholeFeatures = features / batchSize * batchSize;
    for (int row = 0; row < wholeRows; row += batchSize)
        for (int i = 0; i < wholeFeatures; i += batchSize)
            transposeFour(observations + row * features + i, features, &chunk.x[i][row]);
    for (int i = 0; i < features; ++i) {
        const int done = i < wholeFeatures ? wholeRows : 0;
        for (int row = done; row < rows; ++row)
            chunk.x[i][row] = observations[row * features + i];
        for (int row = rows; row < batches(rows) * batchSize; ++row)
            chunk.x[i][row] = 0;
    }
}

} // namespace regime::hmm
