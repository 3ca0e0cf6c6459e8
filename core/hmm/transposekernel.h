// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"

namespace regime::hmm
{

/** Four rows or four features: a transposition goes by squares of them. */
constexpr int quadSize = 4;
using Quad = double __attribute__((vector_size(quadSize * sizeof(double))));
using LooseQuad =
    double __attribute__((vector_size(quadSize * sizeof(double)), aligned(8), may_alias));

/** Four features of four rows, `features` numbers apart, into four columns of the chunk. */
REGIME_INLINE void transposeFour(const double* from, int features, double* to)
{
    Quad in[quadSize];
#pragma GCC unroll 4
    for (int i = 0; i < quadSize; ++i)
        in[i] = *reinterpret_cast<const LooseQuad*>(from + i * features);
    const Quad ab02 = __builtin_shufflevector(in[0], in[1], 0, 4, 2, 6);
    const Quad ab13 = __builtin_shufflevector(in[0], in[1], 1, 5, 3, 7);
    const Quad cd02 = __builtin_shufflevector(in[2], in[3], 0, 4, 2, 6);
    const Quad cd13 = __builtin_shufflevector(in[2], in[3], 1, 5, 3, 7);
    const Quad out[quadSize] = {__builtin_shufflevector(ab02, cd02, 0, 1, 4, 5),
                                __builtin_shufflevector(ab13, cd13, 0, 1, 4, 5),
                                __builtin_shufflevector(ab02, cd02, 2, 3, 6, 7),
                                __builtin_shufflevector(ab13, cd13, 2, 3, 6, 7)};
#pragma GCC unroll 4
    for (int i = 0; i < quadSize; ++i)
        *reinterpret_cast<LooseQuad*>(to + i * chunkRows) = out[i];
}

/** `rows` observations of `features` numbers each, one after the other, into chunk.x; padding rows
 *  become 0. */
REGIME_INLINE void transposeKernel(const double* observations, int features, int rows, Chunk& chunk)
{
    const int wholeRows = rows / quadSize * quadSize;
    const int wholeFeatures = features / quadSize * quadSize;
    for (int row = 0; row < wholeRows; row += quadSize)
        for (int i = 0; i < wholeFeatures; i += quadSize)
            transposeFour(observations + row * features + i, features, &chunk.x[i][row]);
    for (int i = 0; i < features; ++i) {
        const int done = i < wholeFeatures ? wholeRows : 0;
        for (int row = done; row < rows; ++row)
            chunk.x[i][row] = observations[row * features + i];
        for (int row = rows; row < padded(rows); ++row)
            chunk.x[i][row] = 0;
    }
}

} // namespace regime::hmm
