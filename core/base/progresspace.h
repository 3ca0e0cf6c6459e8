// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace regime
{

/** Lets the first of many reports through and then at most one each tenth of a second: as often as
 *  a window draws progress anew. What is not due is dropped, so the end needs a report of its own.
 */
class ProgressPace
{
public:
    using Time = std::chrono::steady_clock::time_point;

    [[nodiscard]] bool isDue(Time now = std::chrono::steady_clock::now())
    {
        constexpr std::chrono::milliseconds interval(100);
        if (m_last && now - *m_last < interval)
            return false;
        m_last = now;
        return true;
    }

private:
    std::optional<Time> m_last;
};

} // namespace regime
