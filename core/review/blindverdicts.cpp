// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/blindverdicts.h"

#include "core/base/dice.h"
#include "core/review/daybootstrap.h"
#include "core/review/proportion.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace regime::review
{

std::vector<Episode> episodesOf(std::span<const ShownLabel> labels, std::int64_t intervalSec)
{
    std::vector<Episode> episodes;
    for (const ShownLabel& label : labels) {
        if (label.shown == ShownRegime::Undecided)
            continue;
        const auto regime = static_cast<Regime>(label.shown);
        const std::int64_t endSec = label.candleTimeSec + intervalSec;
        if (!episodes.empty() && episodes.back().toSec == label.candleTimeSec &&
            episodes.back().label == regime)
            episodes.back().toSec = endSec;
        else
            episodes.push_back({label.candleTimeSec, endSec, regime});
    }
    return episodes;
}

std::vector<BlindCase> blindCases(std::span<const Episode> episodes,
                                  std::span<const std::int64_t> judgedFromSec,
                                  const BlindOptions& options)
{
    const std::int64_t intoSec = options.candlesInto * options.intervalSec;
    std::vector<BlindCase> cases;
    for (const Episode& episode : episodes)
        if (episode.toSec - episode.fromSec >= intoSec)
            cases.push_back({episode.fromSec,
                             episode.fromSec - options.candlesBefore * options.intervalSec,
                             episode.fromSec + intoSec});
    Dice dice(options.seed);
    for (std::size_t i = cases.size(); i > 1; --i)
        std::swap(cases[i - 1],
                  cases[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
    // Afterwards, so that a verdict changes nothing in the order of what is left.
    std::erase_if(cases, [&](const BlindCase& each) {
        return std::ranges::find(judgedFromSec, each.episodeFromSec) != judgedFromSec.end();
    });
    return cases;
}

namespace
{

/** Shares of a table of verdicts and its margins. */
struct Shares {
    std::array<std::array<double, 3>, 3> cell{};
    std::array<double, 3> said{};
    std::array<double, 3> label{};
};

Shares sharesOf(const Agreement& agreement)
{
    Shares shares;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            const double share = static_cast<double>(agreement.verdicts[i][j]) /
                                 static_cast<double>(agreement.count);
            shares.cell[i][j] = share;
            shares.said[i] += share;
            shares.label[j] += share;
        }
    return shares;
}

std::size_t daysOf(std::span<const BlindVerdict> verdicts)
{
    constexpr std::int64_t daySec = 86'400;
    std::set<std::int64_t> days;
    for (const BlindVerdict& verdict : verdicts)
        days.insert(verdict.episodeFromSec / daySec);
    return days.size();
}

double kappaError(const Shares& shares, double kappa, double chance, double count)
{
    double diagonal = 0, beside = 0;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            if (i == j)
                diagonal += shares.cell[i][i] *
                            std::pow(1 - (shares.said[i] + shares.label[i]) * (1 - kappa), 2);
            else
                beside += shares.cell[i][j] * std::pow(shares.label[i] + shares.said[j], 2);
        }
    const double variance =
        diagonal + (1 - kappa) * (1 - kappa) * beside - std::pow(kappa - chance * (1 - kappa), 2);
    return std::sqrt(std::max(variance, 0.0) / count) / (1 - chance);
}

} // namespace

Agreement agreementOf(std::span<const BlindVerdict> verdicts)
{
    Agreement agreement;
    for (const BlindVerdict& verdict : verdicts) {
        ++agreement.verdicts[static_cast<std::size_t>(verdict.said)]
                            [static_cast<std::size_t>(verdict.label)];
        ++agreement.count;
        agreement.agreed += verdict.said == verdict.label;
    }
    if (agreement.count == 0)
        return agreement;
    agreement.rate = wilsonInterval(agreement.agreed, agreement.count);
    const Shares shares = sharesOf(agreement);
    for (std::size_t i = 0; i < 3; ++i)
        agreement.chance += shares.said[i] * shares.label[i];
    if (agreement.chance >= 1)
        return agreement;
    const auto count = static_cast<double>(agreement.count);
    const double agreed = static_cast<double>(agreement.agreed) / count;
    const double kappa = (agreed - agreement.chance) / (1 - agreement.chance);
    constexpr double z = 1.959963984540054; // 97.5 % of a normal distribution lie below
    const double reach = z * kappaError(shares, kappa, agreement.chance, count);
    agreement.kappa = kappa;
    if (reach > 0 && daysOf(verdicts) >= leastDays)
        agreement.kappaInterval = Interval{kappa - reach, kappa + reach};
    return agreement;
}

} // namespace regime::review
