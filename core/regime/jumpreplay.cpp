// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/jumpreplay.h"

#include <optional>

namespace regime
{

Result<JumpReplay> replayJump(const CandleSeries& series, const ReplayConfig& config,
                              std::stop_token stop)
{
    if (const Result<Done> fault = checkReplay(series, config); !fault)
        return fault.error();
    JumpReplay result;
    ShownRegimeFilter shown(config.confirmCandles);
    std::optional<JumpTracker> tracker;
    for (std::size_t i = config.start; i < series.size(); ++i) {
        if ((i - config.start) % config.retrainEvery == 0) {
            if (stop.stop_requested())
                return Error{replayStopped};
            const CandleSeries window =
                candlesBefore(series, i, static_cast<std::size_t>(config.detector.trainingCandles));
            const TrainedJump* live = result.models.empty() ? nullptr : &result.models.back();
            Result<TrainedJump> model =
                trainJump({&window, 1}, config.detector, config.jumpPenalty, live, stop);
            if (model) {
                result.models.push_back(*std::move(model));
                tracker.emplace(std::make_shared<TrainedJump>(result.models.back()),
                                config.detector);
            } else {
                result.messages.push_back("the training of the jump model before candle " +
                                          std::to_string(i) +
                                          " gave none: " + model.error().message);
            }
        }
        if (!tracker || i + 1 < tracker->neededCandles())
            continue;
        const Result<RegimeEstimate> estimate = tracker->answer(series, i + 1);
        if (!estimate)
            return Error{"candle " + std::to_string(i) + ": " + estimate.error().message};
        shown.step(series.openTimeSec[i], estimate->regime, estimate->probabilities);
        result.rows.push_back(
            {i, *estimate, *shown.current(), static_cast<int>(result.models.size())});
    }
    return result;
}

} // namespace regime
