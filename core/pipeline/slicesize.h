// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace regime
{

/**
 * How much of a long work is done before others on its thread have their turn: as much as takes
 * about 20 ms at the pace of the slice before, so that none takes 50 ms on any machine.
 */
class SliceSize
{
public:
    /** Measures one slice from here to the end of its life. */
    class Slice
    {
    public:
        explicit Slice(SliceSize& size) : m_size(size) {}
        ~Slice() { m_size.adapt(std::chrono::steady_clock::now() - m_began); }
        Slice(const Slice&) = delete;
        Slice& operator=(const Slice&) = delete;

    private:
        SliceSize& m_size;
        std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    };

    /** `first`: pieces of the first slice. */
    explicit SliceSize(std::size_t first) : m_pieces(first) {}

    std::size_t pieces() const { return m_pieces; }

    /** A slice of pieces() took so long. */
    void adapt(std::chrono::duration<double> took)
    {
        constexpr double aimSec = 0.02;
        const double pace = std::clamp(aimSec / std::max(took.count(), 1e-6), 0.25, 1.5);
        m_pieces = std::clamp(static_cast<std::size_t>(static_cast<double>(m_pieces) * pace),
                              std::size_t{8}, std::size_t{16'384});
    }

private:
    std::size_t m_pieces;
};

} // namespace regime
