// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/labelmemory.h"

#include <algorithm>
#include <array>

namespace regime
{

namespace
{

/** From one to the next: "about as sure". The last one is where most answers of a hidden Markov
 *  model on minute candles are. */
constexpr std::array kBandEdges{0.0, 0.25, 0.5, 0.75, 0.9, 1.0};

} // namespace

void LabelMemory::add(std::span<const SeenAnswer> seen)
{
    for (const SeenAnswer& one : seen)
        if (m_past.empty() || one.answer.candleTimeSec > m_past.back().candleTimeSec)
            m_past.push_back({one.answer.candleTimeSec, one.answer.regime, one.answer.confidence});
    while (m_past.size() > mostKept)
        m_past.pop_front();
}

LabelStanding LabelMemory::standing(double confidence) const
{
    LabelStanding standing;
    const auto above = std::upper_bound(kBandEdges.begin() + 1, kBandEdges.end() - 1, confidence);
    standing.confidenceFrom = *std::prev(above);
    standing.confidenceTo = *above;
    const bool isLastBand = above + 1 == kBandEdges.end();
    auto later = m_past.begin();
    for (const Past& past : m_past) {
        const std::int64_t thenSec =
            past.candleTimeSec + LabelStanding::horizonCandles * m_intervalSec;
        while (later != m_past.end() && later->candleTimeSec < thenSec)
            ++later;
        if (later == m_past.end())
            break;
        if (later->candleTimeSec != thenSec)
            continue;
        const bool stood = later->raw == past.raw;
        ++standing.allCases;
        standing.allStood += stood;
        if (past.confidence < standing.confidenceFrom ||
            (past.confidence >= standing.confidenceTo && !isLastBand))
            continue;
        ++standing.sureCases;
        standing.sureStood += stood;
    }
    return standing;
}

} // namespace regime
