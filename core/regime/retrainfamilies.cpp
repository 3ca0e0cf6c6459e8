// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/retrainfamilies.h"

#include "core/regime/labels.h"

#include <algorithm>

namespace regime::family
{

Result<TrainedModel> fit(const RetrainInput& input, std::span<const CandleSeries> pieces,
                         const std::stop_token& stop, const TrainingProgress& progress)
{
    return trainModel(pieces, input.config, input.live, stop, progress);
}

Result<TrainedJump> fit(const JumpRetrainInput& input, std::span<const CandleSeries> pieces,
                        const std::stop_token& stop, const TrainingProgress&)
{
    return trainJump(pieces, input.config, input.live, stop);
}

Result<TrainedModel> refit(const RetrainInput& input, const TrainedModel& begin,
                           const std::stop_token& stop, const TrainingProgress& progress)
{
    return refitModel(input.pieces, input.config, begin, input.live, stop, progress);
}

Result<TrainedJump> refit(const JumpRetrainInput& input, const TrainedJump& begin,
                          const std::stop_token& stop, const TrainingProgress&)
{
    return refitJump(input.pieces, input.config, begin, input.live, stop);
}

std::string namesProblem(const TrainedModel& model, const TrainedModel* live)
{
    return unreliableNames(model, live).value_or(std::string());
}

std::string namesProblem(const TrainedJump& model, const TrainedJump*)
{
    // The training has remarked on it, with the variances that it alone knows.
    const auto remark = std::ranges::find_if(model.remarks, [](const std::string& text) {
        return text.starts_with(unreliableNamesRemark);
    });
    return remark == model.remarks.end() ? std::string() : *remark;
}

std::vector<double> stayOf(const TrainedModel& model, std::span<const RegimeEstimate>)
{
    const auto stay = model.parameters.transitions().diagonal();
    return {stay.begin(), stay.end()};
}

std::vector<double> stayOf(const TrainedJump& model, std::span<const RegimeEstimate> ticks)
{
    std::vector<double> stay;
    for (const Regime regime : model.regimeOfState) {
        double candles = 0, stayed = 0;
        for (std::size_t i = 0; i + 1 < ticks.size(); ++i) {
            candles += ticks[i].regime == regime;
            stayed += ticks[i].regime == regime && ticks[i + 1].regime == regime;
        }
        stay.push_back(candles > 0 ? stayed / candles : 0);
    }
    return stay;
}

} // namespace regime::family
