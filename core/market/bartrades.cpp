// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/bartrades.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace regime
{

namespace
{
using Random = std::mt19937_64;

constexpr double sharedMomentShare = 0.3;
constexpr std::int64_t marginNs = 50'000'000;

bool isBodyPrice(std::int64_t price, const MarketBar& bar)
{
    return price == bar.open || price == bar.close;
}

/** Sorted moments inside the interval, away from its ends. */
std::vector<std::int64_t> moments(std::size_t count, std::int64_t openSec, std::int64_t intervalSec,
                                  Random& random)
{
    const std::int64_t openNs = openSec * 1'000'000'000;
    std::uniform_int_distribution<std::int64_t> moment(
        openNs + marginNs, openNs + intervalSec * 1'000'000'000 - marginNs);
    std::vector<std::int64_t> times(count);
    std::generate(times.begin(), times.end(), [&] { return moment(random); });
    std::sort(times.begin(), times.end());
    std::bernoulli_distribution shared(sharedMomentShare);
    for (std::size_t i = 1; i < count; ++i) {
        if (shared(random))
            times[i] = times[i - 1];
    }
    return times;
}

/** A walk from open to close that touches high and low. */
std::vector<std::int64_t> prices(std::size_t count, const MarketBar& bar, Random& random)
{
    struct Anchor {
        std::size_t at;
        std::int64_t price;
    };
    std::vector<Anchor> anchors{{0, bar.open}, {count - 1, bar.close}};
    std::vector<std::int64_t> extremes;
    for (const std::int64_t extreme : {bar.high, bar.low}) {
        if (!isBodyPrice(extreme, bar))
            extremes.push_back(extreme);
    }
    std::shuffle(extremes.begin(), extremes.end(), random);
    // The extremes stand in the first and the second half of the trades between the ends.
    std::size_t from = 1;
    for (std::size_t i = 0; i < extremes.size(); ++i) {
        const std::size_t to = count - 1 - (extremes.size() - i);
        const std::size_t at = std::uniform_int_distribution<std::size_t>(from, to)(random);
        anchors.push_back({at, extremes[i]});
        from = at + 1;
    }
    std::sort(anchors.begin(), anchors.end(),
              [](const Anchor& a, const Anchor& b) { return a.at < b.at; });

    std::vector<std::int64_t> walk(count, bar.open);
    const double wobble = 0.08 * static_cast<double>(bar.high - bar.low);
    std::normal_distribution<double> noise(0, 1);
    for (std::size_t a = 0; a + 1 < anchors.size(); ++a) {
        const auto [start, startPrice] = anchors[a];
        const auto [end, endPrice] = anchors[a + 1];
        for (std::size_t i = start; i < end; ++i) {
            const double part = static_cast<double>(i - start) / static_cast<double>(end - start);
            const double price = static_cast<double>(startPrice) +
                                 part * static_cast<double>(endPrice - startPrice) +
                                 wobble * noise(random);
            walk[i] = i == start ? startPrice
                                 : std::clamp<std::int64_t>(std::llround(price), bar.low, bar.high);
        }
    }
    walk.back() = bar.close;
    return walk;
}

/** Positive parts of uneven size that sum to `total`. */
std::vector<std::int64_t> parts(std::size_t count, std::int64_t total, Random& random)
{
    std::exponential_distribution<double> size(1);
    std::vector<double> weights(count);
    double sum = 0;
    for (double& weight : weights)
        sum += weight = size(random);
    const std::int64_t spare = total - static_cast<std::int64_t>(count);
    std::vector<std::int64_t> volumes(count, 1);
    std::int64_t left = spare;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const double share = static_cast<double>(spare) * weights[i] / sum;
        const std::int64_t part = std::min(left, static_cast<std::int64_t>(share));
        volumes[i] += part;
        left -= part;
    }
    volumes.back() += left;
    return volumes;
}
} // namespace

std::int64_t leastTrades(const MarketBar& bar)
{
    if (bar.high == bar.low)
        return 1;
    return 2 + (isBodyPrice(bar.high, bar) ? 0 : 1) + (isBodyPrice(bar.low, bar) ? 0 : 1);
}

std::vector<MarketTrade> splitBar(const MarketBar& bar, std::int64_t openSec,
                                  std::int64_t intervalSec, std::int64_t firstId,
                                  std::uint64_t seed)
{
    if (bar.count == 0)
        return {};
    Q_ASSERT(bar.count >= leastTrades(bar) && bar.volume >= bar.count);
    const auto count = static_cast<std::size_t>(bar.count);
    Random random(seed * 0x9e3779b97f4a7c15U + static_cast<std::uint64_t>(openSec));
    const auto times = moments(count, openSec, intervalSec, random);
    const auto walk = prices(count, bar, random);
    const auto volumes = parts(count, bar.volume, random);
    std::bernoulli_distribution byMarketOrder(0.6);
    std::bernoulli_distribution coin(0.5);
    std::vector<MarketTrade> trades(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t move = i == 0 ? 0 : walk[i] - walk[i - 1];
        trades[i] = {times[i],
                     walk[i],
                     volumes[i],
                     move == 0 ? coin(random) : move > 0,
                     byMarketOrder(random),
                     firstId + static_cast<std::int64_t>(i)};
    }
    return trades;
}

} // namespace regime
