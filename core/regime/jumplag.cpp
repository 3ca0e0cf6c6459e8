// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/jumplag.h"

#include "core/jump/path.h"
#include "core/regime/trainingdata.h"

#include <algorithm>

namespace regime
{

namespace
{

/** Of each change of the online label of one sequence that hindsight knows. */
std::vector<int> delaysIn(const jump::Model& model, const Eigen::MatrixXd& sequence)
{
    const std::vector<int> best =
        jump::bestPath(jump::halfSquaredDistances(model, sequence), model.penalty).labels;
    jump::Recursion recursion(model);
    std::vector<int> delays;
    int before = -1, since = 0;
    for (Eigen::Index t = 0; t < sequence.cols(); ++t) {
        const auto i = static_cast<std::size_t>(t);
        if (i > 0 && best[i] != best[i - 1])
            since = static_cast<int>(t);
        recursion.step(sequence.col(t));
        const int label = recursion.label();
        if (before >= 0 && label != before && label == best[i])
            delays.push_back(static_cast<int>(t) - since);
        before = label;
    }
    return delays;
}

} // namespace

Result<std::optional<double>> jumpLag(const TrainedJump& model,
                                      std::span<const CandleSeries> pieces,
                                      const DetectorConfig& config)
{
    const Result<TrainingData> data = trainingData(pieces, config);
    if (!data)
        return data.error();
    std::vector<int> delays;
    for (const Eigen::MatrixXd& sequence : data->sequences) {
        const Eigen::MatrixXd observations =
            jump::clipped(model.scaler.apply(data->scaler.restore(sequence)));
        const std::vector<int> some = delaysIn(model.model, observations);
        delays.insert(delays.end(), some.begin(), some.end());
    }
    if (delays.empty())
        return std::optional<double>{};
    std::ranges::sort(delays);
    const std::size_t half = delays.size() / 2;
    return std::optional(delays.size() % 2 == 1 ? 1.0 * delays[half]
                                                : 0.5 * (delays[half - 1] + delays[half]));
}

} // namespace regime
