// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/drift.h"

#include "core/hmm/baumwelch.h"
#include "core/hmm/emission.h"
#include "core/regime/trainingdata.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace regime
{

namespace
{

constexpr std::size_t parts = 10;

/** The 99th percentile of chi square with featureCount degrees of freedom: for 4 the solution of
 *  exp(-x / 2) (1 + x / 2) = 0.01. */
constexpr double farDistanceSquared = 13.276704135987622;
static_assert(featureCount == 4);

/** Values that part a population into tenths; equal ones stand once. */
std::vector<double> decilesOf(std::span<const double> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    std::vector<double> deciles;
    for (std::size_t part = 1; part < parts; ++part)
        deciles.push_back(sorted[part * sorted.size() / parts]);
    deciles.erase(std::ranges::unique(deciles).begin(), deciles.end());
    return deciles;
}

/** The share of `values` in each part that the cuts make; half a value is added to each. */
std::vector<double> sharesOf(std::span<const double> values, const std::vector<double>& cuts)
{
    std::vector<double> shares(cuts.size() + 1, 0.5);
    for (const double value : values)
        shares[static_cast<std::size_t>(std::ranges::upper_bound(cuts, value) - cuts.begin())] += 1;
    const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share /= total;
    return shares;
}

/** The observations of all pieces and when they were made. */
class Rows
{
public:
    explicit Rows(std::span<const CandleSeries> pieces) : m_pieces(pieces)
    {
        for (const CandleSeries& piece : pieces)
            m_rows.push_back(observationMatrix(piece.close, piece.volume));
    }

    /** Those of candles in `range` that have `before` candles or more before them in their piece:
     *  D x T. */
    Eigen::MatrixXd in(TimeRange range, Eigen::Index before) const
    {
        Eigen::MatrixXd result(featureCount, 0);
        for (std::size_t i = 0; i < m_pieces.size(); ++i)
            append(result, i, std::max(at(i, range.fromSec), before), at(i, range.toSec));
        return result;
    }

    /** Those that a training on the candles in `range` takes: all that have a row in its first
     *  piece, those behind the first hundred in every other. */
    Eigen::MatrixXd trainedOn(TimeRange range) const
    {
        Eigen::MatrixXd result(featureCount, 0);
        Eigen::Index skipped = firstObservedCandle;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            const Eigen::Index from = at(i, range.fromSec), to = at(i, range.toSec);
            if (from == to)
                continue;
            append(result, i, from + skipped, to);
            skipped = candlesBehindHole;
        }
        return result;
    }

private:
    /** How many candles of a piece are older than that. */
    Eigen::Index at(std::size_t piece, std::int64_t timeSec) const
    {
        const std::vector<std::int64_t>& times = m_pieces[piece].openTimeSec;
        return std::ranges::lower_bound(times, timeSec) - times.begin();
    }

    /** The rows of candles `first` to `end` - 1 of a piece. */
    void append(Eigen::MatrixXd& result, std::size_t piece, Eigen::Index first,
                Eigen::Index end) const
    {
        first = std::max<Eigen::Index>(first, firstObservedCandle);
        const Eigen::Index count = std::max<Eigen::Index>(0, end - first);
        result.conservativeResize(Eigen::NoChange, result.cols() + count);
        if (count > 0)
            result.rightCols(count) = m_rows[piece].middleCols(first - firstObservedCandle, count);
    }

    std::span<const CandleSeries> m_pieces;
    std::vector<Eigen::MatrixXd> m_rows;
};

std::vector<double> feature(const Eigen::MatrixXd& rows, int row)
{
    const Eigen::VectorXd values = rows.row(row);
    return {values.begin(), values.end()};
}

/** What `model` makes of the day; nothing when there is no candle to judge. */
Result<std::optional<DriftDay>> judge(const TrainedModel& model, const Rows& rows,
                                      std::span<const CandleSeries> pieces,
                                      const DetectorConfig& config, TimeRange day)
{
    const auto answers = answersOf(model, pieces, config, day);
    if (!answers)
        return answers.error();
    const Eigen::MatrixXd recent = rows.in(day, config.recentCandles - 1);
    const Eigen::MatrixXd training =
        rows.trainedOn({model.firstCandleSec, model.lastCandleSec + 1});
    if (answers->empty() || training.cols() == 0)
        return std::optional<DriftDay>();
    DriftDay result{day, static_cast<int>(answers->size()), {}, 0, outsideShare(model, recent)};
    for (const RegimeEstimate& answer : *answers)
        result.logLikelihood += answer.logLikelihood / static_cast<double>(answers->size());
    for (int i = 0; i < featureCount; ++i)
        result.psi[static_cast<std::size_t>(i)] =
            populationStability(feature(training, i), feature(recent, i));
    return std::optional(result);
}

} // namespace

double populationStability(std::span<const double> training, std::span<const double> recent)
{
    const std::vector<double> deciles = decilesOf(training);
    const std::vector<double> p = sharesOf(training, deciles), q = sharesOf(recent, deciles);
    double index = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        index += (q[i] - p[i]) * std::log(q[i] / p[i]);
    return index;
}

double outsideShare(const TrainedModel& model, const Eigen::MatrixXd& rows)
{
    const hmm::Emission emission(model.parameters.values());
    const Eigen::MatrixXd standardised = model.scaler.apply(rows);
    Eigen::Index outside = 0;
    for (Eigen::Index t = 0; t < standardised.cols(); ++t) {
        bool near = false;
        for (Eigen::Index i = 0; i < emission.states() && !near; ++i) {
            // The density falls with half the squared distance from its peak at the mean.
            const double peak = emission.logDensity(i, emission.mean(i));
            const double here = emission.logDensity(i, standardised.col(t).data());
            near = 2 * (peak - here) <= farDistanceSquared;
        }
        outside += near ? 0 : 1;
    }
    return static_cast<double>(outside) / static_cast<double>(rows.cols());
}

Result<std::vector<DriftDay>> measureDrift(std::span<const CandleSeries> pieces,
                                           const TrainedModel& live, const DetectorConfig& config,
                                           std::int64_t intervalSec, std::size_t most,
                                           std::stop_token stop,
                                           const std::function<void(double)>& progress)
{
    std::vector<DriftDay> result;
    const Rows rows(pieces);
    const auto days = walkForwardDays(pieces, config, intervalSec, most);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const bool unseen = days[i].fromSec > live.lastCandleSec;
        const Result<TrainedModel> model =
            unseen ? Result<TrainedModel>(live) : modelBefore(pieces, config, days[i], stop);
        if (stop.stop_requested())
            return Error{hmm::stoppedMessage};
        if (model) {
            const auto day = judge(*model, rows, pieces, config, days[i]);
            if (!day)
                return day.error();
            if (*day)
                result.push_back(**day);
        }
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(days.size()));
    }
    return result;
}

} // namespace regime
