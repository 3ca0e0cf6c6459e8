// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/replay.h"

#include <algorithm>

namespace regime
{

namespace
{

/** The candles a training just before `end` may know: its window and no more. */
CandleSeries trainingWindow(const CandleSeries& series, std::size_t end, std::size_t count)
{
    const std::size_t first = end - std::min(end, count);
    const auto cut = [&](const auto& column) {
        return std::decay_t<decltype(column)>(column.begin() + static_cast<std::ptrdiff_t>(first),
                                              column.begin() + static_cast<std::ptrdiff_t>(end));
    };
    return {cut(series.openTimeSec), cut(series.close), cut(series.volume)};
}

RecentCandles recentCandles(const CandleSeries& series, std::size_t last, std::size_t count)
{
    const std::size_t first = last + 1 - std::min(last + 1, count);
    return {std::span(series.close).subspan(first, last + 1 - first),
            std::span(series.volume).subspan(first, last + 1 - first), series.openTimeSec[last]};
}

Result<Done> check(const CandleSeries& series, const ReplayConfig& config)
{
    const auto training = static_cast<std::size_t>(config.detector.trainingCandles);
    if (config.start < training)
        return Error{"a replay that trains on " + std::to_string(training) +
                     " candles cannot start before candle " + std::to_string(training)};
    if (config.start >= series.size())
        return Error{"there are " + std::to_string(series.size()) +
                     " candles; a replay that starts at candle " + std::to_string(config.start) +
                     " has none to answer"};
    return Done{};
}

} // namespace

Result<Replay> replay(const CandleSeries& series, const ReplayConfig& config, std::stop_token stop,
                      const std::function<void(double)>& progress)
{
    if (const Result<Done> fault = check(series, config); !fault)
        return fault.error();
    Replay result;
    result.rows.reserve(series.size() - config.start);
    ShownRegimeFilter shown(config.confirmCandles);
    for (std::size_t i = config.start; i < series.size(); ++i) {
        if ((i - config.start) % config.retrainEvery == 0) {
            const CandleSeries window = trainingWindow(
                series, i, static_cast<std::size_t>(config.detector.trainingCandles));
            const TrainedModel* live = result.models.empty() ? nullptr : &result.models.back();
            const double share = static_cast<double>(i - config.start) /
                                 static_cast<double>(series.size() - config.start);
            const TrainingProgress report = [&](double) {
                if (progress)
                    progress(share);
            };
            Result<TrainedModel> model =
                trainModel({&window, 1}, config.detector, live, stop, report);
            if (stop.stop_requested())
                return Error{"the replay was stopped"};
            if (!model && !live)
                return Error{"the first training gave no model: " + model.error().message};
            if (model)
                result.models.push_back(*std::move(model));
            else
                result.messages.push_back("the training before candle " + std::to_string(i) +
                                          " gave no model: " + model.error().message);
        }
        const auto recent =
            recentCandles(series, i, static_cast<std::size_t>(config.detector.recentCandles));
        const auto estimate = inferRegime(result.models.back(), recent, config.detector);
        if (!estimate)
            return Error{"candle " + std::to_string(i) + ": " + estimate.error().message};
        shown.step(series.openTimeSec[i], estimate->regime, estimate->probabilities);
        result.rows.push_back(
            {i, *estimate, *shown.current(), static_cast<int>(result.models.size())});
    }
    return result;
}

} // namespace regime
