// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/outcomes.h"

#include "core/base/dice.h"
#include "core/review/movingvolatility.h"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

namespace regime::review
{

namespace
{

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::array horizons{5, 15, 60};
constexpr int turnHorizon = 60;

/** `value` of the closes from each candle to `horizon` candles later, where all are known. */
OutcomeColumn columnOf(Outcome outcome, int horizon, std::span<const double> close,
                       const std::function<double(std::size_t)>& value)
{
    OutcomeColumn column{outcome, horizon, std::vector<double>(close.size(), unknown)};
    const auto length = static_cast<std::size_t>(horizon);
    std::size_t lost = 0; // the first candle from i on that is
    for (std::size_t i = 0; i + length < close.size(); ++i) {
        for (lost = std::max(lost, i); lost <= i + length && close[lost] > 0;)
            ++lost;
        if (lost > i + length)
            column.values[i] = value(i);
    }
    return column;
}

/** Paths over `horizon` moves with random signs: how long their net move is on average. */
class RandomSigns
{
public:
    RandomSigns(int horizon, std::uint64_t seed)
    {
        constexpr int draws = 256;
        Dice dice(seed);
        m_signs = Eigen::MatrixXd::NullaryExpr(draws, horizon,
                                               [&] { return dice.below(2) == 0 ? -1.0 : 1.0; });
    }

    /** For each column of `moves` (horizon x N). */
    Eigen::ArrayXd meanNetMoves(const Eigen::MatrixXd& moves) const
    {
        const Eigen::MatrixXd net = m_signs * moves;
        const Eigen::ArrayXd drawn =
            net.colwise().squaredNorm().transpose().array() / static_cast<double>(m_signs.rows());
        const Eigen::ArrayXd known = moves.colwise().squaredNorm().transpose();
        return net.cwiseAbs().colwise().mean().transpose().array() * (known / drawn).sqrt();
    }

private:
    Eigen::MatrixXd m_signs; ///< draws x horizon
};

OutcomeColumn efficiencies(int horizon, std::span<const double> close, std::uint64_t seed)
{
    constexpr Eigen::Index block = 1024;
    OutcomeColumn column = columnOf(Outcome::Efficiency, horizon, close, [&](std::size_t i) {
        return std::abs(logReturn(close.subspan(i, static_cast<std::size_t>(horizon) + 1)));
    });
    const RandomSigns random(horizon, seed);
    Eigen::VectorXd moves = Eigen::VectorXd::Zero(std::ssize(close));
    for (std::size_t i = 1; i < close.size(); ++i)
        if (const double move = std::abs(std::log(close[i] / close[i - 1])); std::isfinite(move))
            moves[static_cast<Eigen::Index>(i)] = move;
    Eigen::MatrixXd paths;
    for (Eigen::Index first = 0; first + horizon < moves.size(); first += block) {
        const Eigen::Index count = std::min(block, moves.size() - horizon - first);
        paths.resize(horizon, count);
        for (Eigen::Index k = 0; k < count; ++k)
            paths.col(k) = moves.segment(first + k + 1, horizon);
        const Eigen::ArrayXd expected = random.meanNetMoves(paths);
        for (Eigen::Index k = 0; k < count; ++k) {
            double& value = column.values[static_cast<std::size_t>(first + k)];
            value = expected[k] > 0 ? value / expected[k] : unknown;
        }
    }
    return column;
}

} // namespace

double logReturn(std::span<const double> closes)
{
    return std::log(closes.back() / closes.front());
}

double realisedVolatility(std::span<const double> closes)
{
    double sum = 0;
    for (std::size_t i = 1; i < closes.size(); ++i)
        sum += std::pow(std::log(closes[i] / closes[i - 1]), 2);
    return std::sqrt(sum / static_cast<double>(closes.size() - 1));
}

int gridTurns(std::span<const double> closes, double reversal)
{
    int turns = 0;
    int direction = 0;
    double lowest = closes.front(), highest = closes.front();
    for (const double close : closes) {
        lowest = std::min(lowest, close);
        highest = std::max(highest, close);
        const bool rose = close >= lowest * (1 + reversal);
        const bool fell = close <= highest / (1 + reversal);
        if ((rose && direction <= 0) || (fell && direction >= 0)) {
            turns += direction != 0;
            direction = rose && direction <= 0 ? 1 : -1;
            lowest = highest = close;
        }
    }
    return turns;
}

OutcomeColumn gridTurnColumn(std::span<const double> close, double reversal)
{
    return columnOf(Outcome::GridTurns, turnHorizon, close, [&](std::size_t i) {
        return gridTurns(close.subspan(i, turnHorizon + 1), reversal);
    });
}

std::vector<OutcomeColumn> outcomeColumns(std::span<const double> close, double reversal,
                                          std::uint64_t seed)
{
    const MovingVolatility moving(close);
    std::vector<OutcomeColumn> columns;
    for (const int horizon : horizons) {
        const auto length = static_cast<std::size_t>(horizon);
        columns.push_back(columnOf(Outcome::Return, horizon, close, [&](std::size_t i) {
            return logReturn(close.subspan(i, length + 1));
        }));
        columns.push_back(columnOf(Outcome::Volatility, horizon, close,
                                   [&](std::size_t i) { return moving.between(i, i + length); }));
        columns.push_back(efficiencies(horizon, close, seed));
    }
    columns.push_back(gridTurnColumn(close, reversal));
    return columns;
}

double explainedShare(std::span<const int> labels, std::span<const double> outcomes)
{
    struct Group {
        double count = 0, sum = 0;
    };
    std::map<int, Group> groups;
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Group& group = groups[labels[i]];
        ++group.count;
        group.sum += outcomes[i];
        sum += outcomes[i];
    }
    const double mean = sum / static_cast<double>(outcomes.size());
    double between = 0, total = 0;
    for (const auto& [label, group] : groups)
        between += group.count * std::pow(group.sum / group.count - mean, 2);
    for (const double outcome : outcomes)
        total += std::pow(outcome - mean, 2);
    return total > 0 ? between / total : 0;
}

} // namespace regime::review
