// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/gain.h"

#include "core/base/dice.h"
#include "core/review/movingvolatility.h"
#include "core/review/quantile.h"

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
constexpr std::array trailingCandles{15, 60, 240};
constexpr int labels = 4;
/** Three volatilities, 24 hours (which stand for the constant too). */
constexpr int plainTerms = static_cast<int>(trailingCandles.size()) + 24;
/** One label of the four follows from the others. */
constexpr int allTerms = plainTerms + labels - 1;

using Terms = Eigen::Matrix<double, allTerms, 1>;

/** One candle's outcome and what is known beforehand. */
struct Row {
    std::int64_t day = 0;
    std::int64_t knownSec = 0; ///< when the outcome is complete
    double outcome = 0;
    Terms terms;
};

/** Sums from which a least-squares fit follows: of a model of the first `size` terms. */
class Regression
{
public:
    explicit Regression(int size)
        : m_squares(Eigen::MatrixXd::Zero(size, size)), m_products(Eigen::VectorXd::Zero(size))
    {
    }

    void add(const Row& row)
    {
        // All hours but one and most labels are 0, and add nothing.
        std::array<Eigen::Index, allTerms> place;
        std::size_t count = 0;
        for (Eigen::Index i = 0; i < m_products.size(); ++i)
            if (row.terms[i] != 0)
                place[count++] = i;
        for (const Eigen::Index i : std::span(place).first(count)) {
            for (const Eigen::Index j : std::span(place).first(count))
                m_squares(i, j) += row.terms[i] * row.terms[j];
            m_products[i] += row.outcome * row.terms[i];
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

Terms termsOf(const LabelledCandles& candles, const MovingVolatility& moving, std::size_t i)
{
    Terms terms = Terms::Zero();
    Eigen::Index at = 0;
    for (const int count : trailingCandles)
        terms[at++] = std::log(moving.between(i - static_cast<std::size_t>(count), i));
    terms[at + candles.openTimeSec[i] % daySec / hourSec] = 1;
    if (const int label = candles.label[i]; label > 0)
        terms[plainTerms + label - 1] = 1;
    return terms;
}

std::vector<Row> rowsOf(const LabelledCandles& candles, std::span<const double> outcome,
                        std::size_t horizon)
{
    std::vector<Row> rows;
    const MovingVolatility moving(candles.close);
    for (std::size_t i = trailingCandles.back(); i + horizon < candles.close.size(); ++i) {
        if (candles.label[i] < 0)
            continue;
        rows.push_back({candles.openTimeSec[i] / daySec, candles.openTimeSec[i + horizon],
                        outcome[i], termsOf(candles, moving, i)});
    }
    return rows;
}

/** The errors of each day behind the first ones, forecast from what was complete before it. */
std::vector<DayErrors> errorsByDay(const std::vector<Row>& rows, std::int64_t firstDay)
{
    std::vector<DayErrors> days;
    Regression plain(plainTerms), labelled(allTerms);
    std::size_t learnt = 0;
    double sum = 0;
    Eigen::VectorXd plainFit, labelledFit;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].day < firstDay)
            continue;
        if (i == 0 || days.empty() || rows[i].day != rows[i - 1].day) {
            for (; learnt < i && rows[learnt].knownSec < rows[i].day * daySec; ++learnt) {
                plain.add(rows[learnt]);
                labelled.add(rows[learnt]);
                sum += rows[learnt].outcome;
            }
            plainFit = plain.coefficients();
            labelledFit = labelled.coefficients();
            days.emplace_back();
        }
        const double y = rows[i].outcome;
        DayErrors& day = days.back();
        day.plain += std::pow(y - plainFit.dot(rows[i].terms.head(plainTerms)), 2);
        day.labelled += std::pow(y - labelledFit.dot(rows[i].terms), 2);
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

Result<Gain> gainOverBaseline(const LabelledCandles& candles, std::span<const double> outcome,
                              const GainOptions& options)
{
    std::vector<Row> rows =
        rowsOf(candles, outcome, static_cast<std::size_t>(options.horizonCandles));
    const auto still = std::erase_if(
        rows, [](const Row& row) { return !std::isfinite(row.outcome) || !row.terms.allFinite(); });
    if (rows.empty())
        return Error{"no candle has a label, a volatility before it and an outcome behind it"};
    const std::int64_t span = rows.back().day - rows.front().day + 1;
    const auto early =
        static_cast<std::int64_t>(std::ceil(options.firstShare * static_cast<double>(span)));
    const std::vector<DayErrors> days = errorsByDay(rows, rows.front().day + early);
    if (early < 1 || days.size() < 2)
        return Error{"labels on " + std::to_string(span) +
                     " days: too few to forecast two of them from those before"};
    DayErrors all;
    for (const DayErrors& day : days)
        add(all, day);
    if (all.mean <= 0)
        return Error{"what came after the labels never varies"};
    std::vector<double> gains;
    Dice dice(options.seed);
    for (int resample = 0; resample < options.resamples; ++resample) {
        DayErrors drawn;
        for (std::size_t i = 0; i < days.size(); ++i)
            add(drawn, days[static_cast<std::size_t>(dice.below(std::ssize(days)))]);
        if (drawn.mean > 0)
            gains.push_back(gainOf(drawn));
    }
    return Gain{
        1 - all.plain / all.mean,      gainOf(all), quantile(gains, 0.025), quantile(gains, 0.975),
        static_cast<int>(days.size()), all.candles, static_cast<int>(still)};
}

Result<Gain> volatilityGain(const LabelledCandles& candles, const GainOptions& options)
{
    const auto horizon = static_cast<std::size_t>(options.horizonCandles);
    const MovingVolatility moving(candles.close);
    std::vector<double> outcome(candles.close.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i + horizon < outcome.size(); ++i)
        outcome[i] = std::log(moving.between(i, i + horizon));
    return gainOverBaseline(candles, outcome, options);
}

} // namespace regime::review
