// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace regime
{

/** Random numbers whose bits depend on the seed alone, not on the standard library. */
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    /** [0, 1), 53 bits. */
    double uniform() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }

    /** 0 to `limit` - 1; `limit` > 0. */
    std::int64_t below(std::int64_t limit)
    {
        return static_cast<std::int64_t>(uniform() * static_cast<double>(limit));
    }

private:
    std::mt19937_64 m_engine;
};

/** A seed of its own for each start of a search (the finaliser of G. Steele et al., "Fast
 *  splittable pseudorandom number generators", OOPSLA 2014). */
constexpr std::uint64_t seedOfStart(std::uint64_t seed, int start)
{
    std::uint64_t z = seed + 0x9e3779b97f4a7c15 * static_cast<std::uint64_t>(start + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

} // namespace regime
