// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/labelagreement.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr std::int64_t kDaySec = 86'400;
constexpr std::int64_t kFewestCandles = 100;

} // namespace

LabelAgreement::LabelAgreement(std::int64_t intervalSec)
    : m_intervalSec(intervalSec), m_spanSec(std::max(kDaySec, kFewestCandles * intervalSec))
{
}

void LabelAgreement::note(std::int64_t candleTimeSec, Regime one, Regime other)
{
    if (!m_pairs.empty() && candleTimeSec <= m_pairs.back().timeSec)
        return;
    m_pairs.push_back({candleTimeSec, one, other});
    while (m_pairs.front().timeSec <= candleTimeSec - m_spanSec)
        m_pairs.pop_front();
}

std::optional<Agreement> LabelAgreement::agreement(std::int64_t newestSec) const
{
    const auto candles = static_cast<int>(m_pairs.size());
    if (candles < leastCandles || m_pairs.back().timeSec != newestSec)
        return std::nullopt;
    std::array<double, 3> ofOne{}, ofOther{};
    double agreed = 0;
    for (const Pair& pair : m_pairs) {
        agreed += pair.one == pair.other;
        ofOne[static_cast<std::size_t>(pair.one)] += 1;
        ofOther[static_cast<std::size_t>(pair.other)] += 1;
    }
    Agreement agreement;
    agreement.spanSec = m_pairs.back().timeSec - m_pairs.front().timeSec + m_intervalSec;
    agreement.candles = candles;
    agreement.missing = static_cast<int>(agreement.spanSec / m_intervalSec) - candles;
    agreement.share = agreed / candles;
    for (std::size_t i = 0; i < ofOne.size(); ++i)
        agreement.byChance += ofOne[i] * ofOther[i] / (static_cast<double>(candles) * candles);
    if (agreement.byChance < 1)
        agreement.kappa = (agreement.share - agreement.byChance) / (1 - agreement.byChance);
    return agreement;
}

} // namespace regime
