// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace regime::review
{

/** realisedVolatility() of any stretch of one series, by running sums. */
class MovingVolatility
{
public:
    /** `close`: positive, or not a number where the candle is lost. */
    explicit MovingVolatility(std::span<const double> close) : m_sums(close.size())
    {
        for (std::size_t i = 1; i < close.size(); ++i) {
            const double move = std::log(close[i] / close[i - 1]);
            m_sums[i] = m_sums[i - 1];
            if (std::isfinite(move))
                m_sums[i].squares += move * move;
            else
                ++m_sums[i].unknown;
            m_sums[i].moves += move != 0;
        }
    }

    /** From the close at `first` to that at `last` (> first): exactly 0 when nothing moved, not a
     *  number across a lost candle. */
    double between(std::size_t first, std::size_t last) const
    {
        if (m_sums[last].unknown > m_sums[first].unknown)
            return std::numeric_limits<double>::quiet_NaN();
        if (m_sums[last].moves == m_sums[first].moves)
            return 0;
        return std::sqrt((m_sums[last].squares - m_sums[first].squares) /
                         static_cast<double>(last - first));
    }

private:
    /** Over the moves up to a candle. */
    struct Sums {
        double squares = 0;
        std::size_t unknown = 0;
        std::size_t moves = 0;
    };
    std::vector<Sums> m_sums;
};

} // namespace regime::review
