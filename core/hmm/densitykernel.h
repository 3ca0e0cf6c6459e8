// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/chunk.h"
#include "core/hmm/emission.h"

namespace regime::hmm
{

/** |W_i (x - mu_i)|^2 for four rows. */
REGIME_INLINE void squaredDistance(const double (*x)[chunkRows], int row, int features,
                                   bool diagonal, const double* mean, const double* whitening,
                                   Batch& distance)
{
    distance = Batch{};
    if (diagonal) {
        for (int i = 0; i < features; ++i) {
            Batch z;
            load(z, &x[i][row]);
            z = (z - mean[i]) * whitening[i];
            distance += z * z;
        }
        return;
    }
    Batch centred[maxFeatures];
    for (int i = 0; i < features; ++i) {
        load(centred[i], &x[i][row]);
        centred[i] -= mean[i];
        Batch z{};
        for (int j = 0; j <= i; ++j)
            z += centred[j] * whitening[i * features + j];
        distance += z * z;
    }
}

/**
 * b_i(x_t) / e^shift_t of one chunk into `density`, with shift_t the largest log b_i(x_t) into
 * chunk.shift: the best state of each row has density 1, so an outlier cannot underflow.
 */
template <int K>
REGIME_INLINE void densityKernel(const Emission& emission, Chunk& chunk, int rows, double* density,
                                 std::ptrdiff_t stride)
{
    const int features = static_cast<int>(emission.features());
    const bool diagonal = emission.diagonal();
    const double exponent = emission.exponent();
    const double* mean[K];
    const double* whitening[K];
    double norm[K];
    for (int k = 0; k < K; ++k) {
        mean[k] = emission.mean(k);
        whitening[k] = emission.whitening(k);
        norm[k] = emission.logNorm(k);
    }
    for (int row = 0; row < rows; row += batchSize) {
        Batch logDensity[K];
        for (int k = 0; k < K; ++k) {
            squaredDistance(chunk.x, row, features, diagonal, mean[k], whitening[k], logDensity[k]);
            logDensity[k] = logDensity[k] * exponent + norm[k];
        }
        Batch top = logDensity[0];
        for (int k = 1; k < K; ++k)
            top = logDensity[k] > top ? logDensity[k] : top;
        store(&chunk.shift[row], top);
        for (int k = 0; k < K; ++k) {
            logDensity[k] -= top;
            expOfNegative(logDensity[k]);
            store(density + k * stride + row, logDensity[k]);
        }
    }
    for (int row = rows; row < batches(rows) * batchSize; ++row)
        chunk.shift[row] = 0;
}

} // namespace regime::hmm
