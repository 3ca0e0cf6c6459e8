// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <numbers>

/**
 * Arithmetic on a batch of doubles at a time, for the recursions only: eight where the file is
 * compiled for AVX-512, else four, which the compiler turns into AVX or pairs of SSE2 instructions;
 * so that no copy compiled for one processor is ever linked into code for another, all of it is
 * inlined.
 */
namespace regime::hmm
{

#define REGIME_INLINE [[gnu::always_inline]] inline

/** Numbers of the largest batch: what sequences are padded to, whichever code handles them. */
inline constexpr int largestBatch = 8;

#ifdef __AVX512F__
constexpr int batchSize = largestBatch;
#else
constexpr int batchSize = 4;
#endif
using Batch = double __attribute__((vector_size(batchSize * sizeof(double))));
using BatchBits = std::uint64_t __attribute__((vector_size(batchSize * sizeof(double))));

/** A batch wherever it lies. */
using LooseBatch =
    double __attribute__((vector_size(batchSize * sizeof(double)), aligned(8), may_alias));

REGIME_INLINE void load(Batch& to, const double* from)
{
    to = *reinterpret_cast<const LooseBatch*>(from);
}
REGIME_INLINE void store(double* to, const Batch& from)
{
    *reinterpret_cast<LooseBatch*>(to) = from;
}
REGIME_INLINE double sum(const Batch& x)
{
    double result = 0;
    for (int i = 0; i < batchSize; i += 4)
        result += (x[i] + x[i + 1]) + (x[i + 2] + x[i + 3]);
    return result;
}

REGIME_INLINE double smallest(const Batch& x)
{
    double result = x[0];
    for (int i = 1; i < batchSize; ++i)
        result = x[i] < result ? x[i] : result;
    return result;
}

REGIME_INLINE bool any(const BatchBits& x)
{
    std::uint64_t result = 0;
    for (int i = 0; i < batchSize; ++i)
        result |= x[i];
    return result != 0;
}

/**
 * e^x for x <= 0, in place, to about 1 unit in the last place; 0 below -708. Argument reduction
 * x = n log 2 + r, |r| <= log 2 / 2, and the Taylor series of e^r (W. J. Cody, W. Waite, Software
 * Manual for the Elementary Functions, 1980).
 */
REGIME_INLINE void expOfNegative(Batch& x)
{
    constexpr double lowest = -708;
    constexpr double toInteger = 0x1.8p52; // adding it leaves round(x) in the low bits
    constexpr double log2High = 6.93147180369123816490e-01, log2Low = 1.90821492927058770002e-10;
    const Batch zero{};
    const Batch clamped = x > lowest ? x : zero + lowest;
    const Batch shifted = clamped * std::numbers::log2e + toInteger;
    const Batch n = shifted - toInteger;
    const Batch r = (clamped - n * log2High) - n * log2Low;
    const Batch r2 = r * r, r4 = r2 * r2;
    const Batch low = (1.0 + r) + r2 * (0.5 + r * (1.0 / 6));
    const Batch middle = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
    const Batch high =
        (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
    const Batch highest = 1.0 / 479001600 + r * (1.0 / 6227020800);
    const Batch series = low + r4 * (middle + r4 * (high + r4 * highest));
    const auto power = reinterpret_cast<Batch>((reinterpret_cast<BatchBits>(shifted) + 1023) << 52);
    x = x > lowest ? series * power : zero;
}

} // namespace regime::hmm
