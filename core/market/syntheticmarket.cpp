// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/simulatedmarket.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace regime
{

namespace
{
/** What a regime does to the market, per minute. */
struct Character {
    double drift;      ///< of the log price
    double volatility; ///< standard deviation of the log price
    double activity;   ///< trades relative to the mean
    double meanSpellMin;
};

constexpr std::array<Character, 3> characters{{
    {-0.00026, 0.00105, 1.9, 170}, // bearish
    {0.0, 0.00048, 0.8, 210},      // ranging
    {0.00022, 0.00075, 1.3, 190},  // bullish
}};

constexpr double spellShape = 4; // of the gamma distribution
constexpr double shortestSpellMin = 40;
constexpr double changeoverMin = 6; // time constant with which a new character sets in
constexpr double rangePull = 0.03;  // per minute towards the middle of the range
constexpr double homePull = 8;      // how much a far price turns the choice of the next trend
constexpr double crowdShape = 3;    // of the gamma distribution of the minutes' mean
constexpr double meanTradesPerMin = 11;
constexpr double meanTradeInQuote = 100;
constexpr std::size_t mostPathPoints = 16;

struct Scale {
    const char* altname;
    double price;
    int priceDecimals;
};

constexpr std::array scales{Scale{"XBTUSD", 64'000, 1},  Scale{"XBTEUR", 59'000, 1},
                            Scale{"XBTUSDT", 64'000, 1}, Scale{"ETHUSD", 3'100, 2},
                            Scale{"SOLUSD", 145, 2},     Scale{"XDGUSD", 0.1620, 7}};

Scale scaleOf(const PairName& pair)
{
    const auto known = std::find_if(scales.begin(), scales.end(), [&](const Scale& scale) {
        return pair.altname == QLatin1String(scale.altname);
    });
    return known == scales.end() ? Scale{"", 1.25, 5} : *known;
}

/** One-minute bars of a semi-Markov market; see syntheticMarket. */
class SyntheticBars final : public BarSource
{
public:
    SyntheticBars(const Scale& scale, int volumeDecimals, std::uint64_t seed)
        : m_random(seed), m_tick(std::pow(10.0, scale.priceDecimals)),
          m_volumeUnit(std::pow(10.0, volumeDecimals)), m_home(std::log(scale.price)),
          m_logPrice(m_home), m_rangeMiddle(m_home), m_close(std::llround(scale.price * m_tick))
    {
        startSpell(Regime::Ranging);
    }

    MarketBar next(std::int64_t openSec) override
    {
        if (--m_minutesLeft <= 0)
            startSpell(nextRegime());
        const double fromLog = m_logPrice;
        step();
        const std::int64_t count = drawCount(openSec);
        MarketBar bar{m_close, m_close, m_close, m_close, 0, count, m_regime};
        if (count == 0)
            return bar;
        drawPrices(bar, fromLog);
        drawVolume(bar);
        m_close = bar.close;
        return bar;
    }

private:
    double normal() { return m_normal(m_random); }

    void startSpell(Regime regime)
    {
        m_regime = regime;
        m_rangeMiddle = m_logPrice;
        const double meanMin = characters[static_cast<std::size_t>(regime)].meanSpellMin;
        std::gamma_distribution<double> spell(spellShape, meanMin / spellShape);
        m_minutesLeft = std::max(shortestSpellMin, spell(m_random));
    }

    /** Trends end in a range or turn; far from home the trend that leads back is likelier. */
    Regime nextRegime()
    {
        const double away = m_logPrice - m_home;
        const double bullish = 1.0 / (1.0 + std::exp(homePull * away));
        if (m_regime != Regime::Ranging && std::bernoulli_distribution(0.7)(m_random))
            return Regime::Ranging;
        if (m_regime == Regime::Bullish)
            return Regime::Bearish;
        if (m_regime == Regime::Bearish)
            return Regime::Bullish;
        return std::bernoulli_distribution(bullish)(m_random) ? Regime::Bullish : Regime::Bearish;
    }

    /** One minute of the log price: the character sets in slowly and its volatility clusters. */
    void step()
    {
        const Character& goal = characters[static_cast<std::size_t>(m_regime)];
        const double part = 1.0 / changeoverMin;
        m_now.drift += part * (goal.drift - m_now.drift);
        m_now.volatility += part * (goal.volatility - m_now.volatility);
        m_now.activity += part * (goal.activity - m_now.activity);
        m_unrest = 0.96 * m_unrest + 0.07 * normal();
        m_liveliness = 0.9 * m_liveliness + 0.2 * normal();
        const double shock = std::bernoulli_distribution(0.008)(m_random) ? 3.0 : 1.0;
        double drift = m_now.drift;
        if (m_regime == Regime::Ranging)
            drift += rangePull * (m_rangeMiddle - m_logPrice);
        m_stepVolatility = m_now.volatility * std::exp(m_unrest) * shock;
        m_logPrice += drift + m_stepVolatility * normal();
    }

    std::int64_t drawCount(std::int64_t openSec)
    {
        const double hour = static_cast<double>(openSec % 86'400) / 3600.0;
        const double rhythm = 1.0 + 0.4 * std::sin(2 * std::numbers::pi * (hour - 9) / 24);
        const double unrest = m_stepVolatility / m_now.volatility;
        const double mean =
            meanTradesPerMin * m_now.activity * rhythm * std::exp(m_liveliness) * unrest;
        // A mean that itself varies gives the quiet minutes and bursts that real trading has.
        const double crowd =
            std::gamma_distribution<double>(crowdShape, mean / crowdShape)(m_random);
        return std::poisson_distribution<std::int64_t>(crowd)(m_random);
    }

    std::int64_t ticks(double logPrice) const
    {
        return std::max<std::int64_t>(1, std::llround(std::exp(logPrice) * m_tick));
    }

    /** A Brownian bridge over the minute; its ends and extremes are the bar's. */
    void drawPrices(MarketBar& bar, double fromLog)
    {
        const auto points = std::min(static_cast<std::size_t>(bar.count), mostPathPoints);
        const double stepSize = m_stepVolatility / std::sqrt(static_cast<double>(points));
        double wander = 0;
        bar.high = 0;
        bar.low = std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 1; i <= points; ++i) {
            const auto left = static_cast<double>(points - i);
            wander = left == 0 ? 0 : wander * left / (left + 1) + stepSize * normal();
            const double part = static_cast<double>(i) / static_cast<double>(points);
            const std::int64_t price = ticks(fromLog + part * (m_logPrice - fromLog) + wander);
            if (i == 1)
                bar.open = price;
            bar.close = price;
            bar.high = std::max(bar.high, price);
            bar.low = std::min(bar.low, price);
        }
    }

    void drawVolume(MarketBar& bar)
    {
        double quoteSum = 0;
        for (std::int64_t i = 0; i < std::min<std::int64_t>(bar.count, 50); ++i)
            quoteSum += meanTradeInQuote * std::exp(1.1 * normal() - 0.6);
        quoteSum *= static_cast<double>(bar.count) / std::min<double>(double(bar.count), 50);
        const double base = quoteSum / std::exp(m_logPrice);
        bar.volume = std::max(bar.count, std::int64_t{std::llround(base * m_volumeUnit)});
    }

    std::mt19937_64 m_random;
    std::normal_distribution<double> m_normal{0, 1};
    double m_tick;
    double m_volumeUnit;
    double m_home;
    double m_logPrice;
    double m_rangeMiddle;
    std::int64_t m_close;
    Regime m_regime = Regime::Ranging;
    double m_minutesLeft = 0;
    Character m_now = characters[static_cast<std::size_t>(Regime::Ranging)];
    double m_unrest = 0;
    double m_liveliness = 0;
    double m_stepVolatility = m_now.volatility;
};
} // namespace

SimulatedMarket syntheticMarket(const SyntheticOptions& options)
{
    const Scale scale = scaleOf(options.pair);
    MarketListing listing;
    listing.pair.id = options.pair.id;
    listing.pair.altname = options.pair.altname;
    listing.pair.wsname = options.pair.display;
    listing.pair.priceDecimals = scale.priceDecimals;
    listing.intervalSec = 60;
    const auto nowMinute = static_cast<std::int64_t>(std::floor(options.nowSec / 60));
    listing.firstOpenSec = 60 * (nowMinute - options.historyMinutes);
    auto source = std::make_unique<SyntheticBars>(scale, listing.pair.volumeDecimals, options.seed);
    return SimulatedMarket(std::move(listing), std::move(source), options.seed);
}

} // namespace regime
