// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/gain.h"

#include "core/base/dice.h"
#include "core/review/daybootstrap.h"
#include "core/review/movingvolatility.h"

#include <Eigen/Cholesky>

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;
constexpr std::int64_t hourSec = 3'600;
constexpr std::array<std::size_t, 3> trailingCandles{15, 60, 240};
constexpr int labels = 4;
/** Three volatilities, 24 hours (which stand for the constant too). */
constexpr int plainTerms = static_cast<int>(trailingCandles.size()) + 24;
/** One label of the four follows from the others. */
constexpr int allTerms = plainTerms + labels - 1;

using Terms = Eigen::Matrix<double, allTerms, 1>;

/** A candle that has a label. */
struct Row {
    const GainCandle* candle = nullptr;
    int label = 0;

    Terms terms() const
    {
        Terms terms = Terms::Zero();
        Eigen::Index at = 0;
        for (const double logVolatility : candle->logVolatility)
            terms[at++] = logVolatility;
        terms[at + candle->hour] = 1;
        if (label > 0)
            terms[plainTerms + label - 1] = 1;
        return terms;
    }
};

/** Sums from which a least-squares fit follows: of a model of the first `size` terms. */
class Regression
{
public:
    explicit Regression(int size)
        : m_squares(Eigen::MatrixXd::Zero(size, size)), m_products(Eigen::VectorXd::Zero(size))
    {
    }

    void add(const Terms& terms, double outcome)
    {
        // All hours but one and most labels are 0, and add nothing.
        std::array<Eigen::Index, allTerms> place;
        std::size_t count = 0;
        for (Eigen::Index i = 0; i < m_products.size(); ++i)
            if (terms[i] != 0)
                place[count++] = i;
        for (const Eigen::Index i : std::span(place).first(count)) {
            for (const Eigen::Index j : std::span(place).first(count))
                m_squares(i, j) += terms[i] * terms[j];
            m_products[i] += outcome * terms[i];
        }
    }

    /** A trace of a ridge keeps hours without data at 0. */
    Eigen::VectorXd coefficients() const
    {
        constexpr double ridge = 1e-6;
        const auto size = m_products.size();
        return (m_squares + ridge * Eigen::MatrixXd::Identity(size, size)).ldlt().solve(m_products);
    }

private:
    Eigen::MatrixXd m_squares;
    Eigen::VectorXd m_products;
};

/** Squared errors of one day's forecasts. */
struct DayErrors {
    double plain = 0, labelled = 0, mean = 0;
    int candles = 0;
};

/** The errors of each day behind the first ones, forecast from what was complete before it. */
std::vector<DayErrors> errorsByDay(const std::vector<Row>& rows, std::int64_t firstDay)
{
    std::vector<DayErrors> days;
    Regression plain(plainTerms), labelled(allTerms);
    std::size_t learnt = 0;
    double sum = 0;
    Eigen::VectorXd plainFit, labelledFit;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const GainCandle& candle = *rows[i].candle;
        if (candle.day < firstDay)
            continue;
        if (i == 0 || days.empty() || candle.day != rows[i - 1].candle->day) {
            for (; learnt < i && rows[learnt].candle->knownSec < candle.day * daySec; ++learnt) {
                const Terms terms = rows[learnt].terms();
                const double outcome = rows[learnt].candle->outcome;
                plain.add(terms, outcome);
                labelled.add(terms, outcome);
                sum += outcome;
            }
            plainFit = plain.coefficients();
            labelledFit = labelled.coefficients();
            days.emplace_back();
        }
        const double y = candle.outcome;
        const Terms terms = rows[i].terms();
        DayErrors& day = days.back();
        day.plain += std::pow(y - plainFit.dot(terms.head(plainTerms)), 2);
        day.labelled += std::pow(y - labelledFit.dot(terms), 2);
        day.mean += std::pow(y - sum / static_cast<double>(learnt), 2);
        ++day.candles;
    }
    return days;
}

double gainOf(const DayErrors& sum)
{
    return (sum.plain - sum.labelled) / sum.mean;
}

void add(DayErrors& sum, const DayErrors& day)
{
    sum.plain += day.plain;
    sum.labelled += day.labelled;
    sum.mean += day.mean;
    sum.candles += day.candles;
}

} // namespace

GainBaseline::GainBaseline(std::span<const std::int64_t> openTimeSec, std::span<const double> close,
                           std::span<const double> outcome, const GainOptions& options)
    : m_options(options)
{
    const MovingVolatility moving(close);
    const auto horizon = static_cast<std::size_t>(options.horizonCandles);
    for (std::size_t i = trailingCandles.back(); i + horizon < close.size(); ++i) {
        GainCandle candle{i, openTimeSec[i] / daySec, openTimeSec[i + horizon], outcome[i], {}, 0};
        candle.hour = static_cast<int>(openTimeSec[i] % daySec / hourSec);
        candle.isWhole = std::isfinite(candle.outcome);
        for (std::size_t k = 0; k < trailingCandles.size(); ++k) {
            candle.logVolatility[k] = std::log(moving.between(i - trailingCandles[k], i));
            candle.isWhole = candle.isWhole && std::isfinite(candle.logVolatility[k]);
        }
        m_candles.push_back(candle);
    }
}

GainBaseline GainBaseline::ofVolatility(std::span<const std::int64_t> openTimeSec,
                                        std::span<const double> close, const GainOptions& options)
{
    const auto horizon = static_cast<std::size_t>(options.horizonCandles);
    const MovingVolatility moving(close);
    std::vector<double> outcome(close.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i + horizon < outcome.size(); ++i)
        outcome[i] = std::log(moving.between(i, i + horizon));
    return {openTimeSec, close, outcome, options};
}

Result<Gain, NoGain> GainBaseline::gain(std::span<const int> label) const
{
    std::vector<Row> rows;
    int still = 0;
    for (const GainCandle& candle : m_candles) {
        if (label[candle.index] < 0)
            continue;
        if (candle.isWhole)
            rows.push_back({&candle, label[candle.index]});
        else
            ++still;
    }
    if (rows.empty())
        return NoGain{NoGainReason::NothingCompared};
    const std::int64_t firstDay = rows.front().candle->day;
    const std::int64_t span = rows.back().candle->day - firstDay + 1;
    const auto early =
        static_cast<std::int64_t>(std::ceil(m_options.firstShare * static_cast<double>(span)));
    const std::vector<DayErrors> days = errorsByDay(rows, firstDay + early);
    if (early < 1 || days.size() < leastDays)
        return NoGain{NoGainReason::TooFewToForecast, span};
    DayErrors all;
    for (const DayErrors& day : days)
        add(all, day);
    if (all.mean <= 0)
        return NoGain{NoGainReason::NeverVaries};
    Eigen::ArrayXd gains(m_options.resamples);
    Dice dice(m_options.seed);
    for (int resample = 0; resample < m_options.resamples; ++resample) {
        DayErrors drawn;
        for (std::size_t i = 0; i < days.size(); ++i)
            add(drawn, days[static_cast<std::size_t>(dice.below(std::ssize(days)))]);
        gains[resample] = gainOf(drawn); // no number where nothing varies
    }
    const auto interval = intervalOfDraws(gains, days.size());
    if (!interval)
        return NoGain{NoGainReason::HardlyVaries};
    return Gain{1 - all.plain / all.mean,      gainOf(all), interval->low, interval->high,
                static_cast<int>(days.size()), all.candles, still};
}

Result<Gain, NoGain> gainOverBaseline(const LabelledCandles& candles,
                                      std::span<const double> outcome, const GainOptions& options)
{
    return GainBaseline(candles.openTimeSec, candles.close, outcome, options).gain(candles.label);
}

Result<Gain, NoGain> volatilityGain(const LabelledCandles& candles, const GainOptions& options)
{
    return GainBaseline::ofVolatility(candles.openTimeSec, candles.close, options)
        .gain(candles.label);
}

} // namespace regime::review
