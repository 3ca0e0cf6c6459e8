// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/labelagreement.h"

#include <algorithm>
#include <array>

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

void LabelAgreement::note(ModelFamily family, std::int64_t candleTimeSec, Regime said)
{
    Pair& pair = m_pairs[candleTimeSec];
    std::optional<Regime>& label = family == ModelFamily::Hmm ? pair.hmm : pair.jump;
    if (!label)
        label = said;
    m_pairs.erase(m_pairs.begin(), m_pairs.upper_bound(m_pairs.rbegin()->first - m_spanSec));
}

void LabelAgreement::note(ModelFamily family, std::span<const RawLabel> said)
{
    for (const RawLabel& label : said)
        note(family, label.candleTimeSec, label.raw);
}

std::optional<Agreement> LabelAgreement::agreement(std::int64_t newestSec) const
{
    const auto newest = m_pairs.find(newestSec);
    if (newest == m_pairs.end() || !newest->second.isWhole())
        return std::nullopt;
    std::array<double, 3> ofHmm{}, ofJump{};
    double agreed = 0;
    int candles = 0;
    std::int64_t firstSec = newestSec;
    for (const auto& [timeSec, pair] : m_pairs) {
        if (!pair.isWhole())
            continue;
        firstSec = std::min(firstSec, timeSec);
        ++candles;
        agreed += pair.hmm == pair.jump;
        ofHmm[static_cast<std::size_t>(*pair.hmm)] += 1;
        ofJump[static_cast<std::size_t>(*pair.jump)] += 1;
    }
    if (candles < leastCandles)
        return std::nullopt;
    Agreement agreement;
    agreement.spanSec = newestSec - firstSec + m_intervalSec;
    agreement.candles = candles;
    agreement.missing = static_cast<int>(agreement.spanSec / m_intervalSec) - candles;
    agreement.share = agreed / candles;
    for (std::size_t i = 0; i < ofHmm.size(); ++i)
        agreement.byChance += ofHmm[i] * ofJump[i] / (static_cast<double>(candles) * candles);
    if (agreement.byChance < 1)
        agreement.kappa = (agreement.share - agreement.byChance) / (1 - agreement.byChance);
    return agreement;
}

} // namespace regime
