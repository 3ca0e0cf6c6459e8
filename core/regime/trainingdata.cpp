// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/trainingdata.h"

#include "core/features/observations.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace regime
{

namespace
{

/** Part of a piece: candles from `first` on. */
struct Window {
    const CandleSeries* piece;
    std::size_t first;

    std::span<const double> close() const { return std::span(piece->close).subspan(first); }
    std::span<const double> volume() const { return std::span(piece->volume).subspan(first); }
};

/** The newest `count` candles, oldest first. */
std::vector<Window> newestCandles(std::span<const CandleSeries> pieces, std::size_t count)
{
    std::vector<Window> windows;
    for (auto piece = pieces.rbegin(); piece != pieces.rend() && count > 0; ++piece) {
        const std::size_t taken = std::min(count, piece->size());
        if (taken > 0)
            windows.push_back({&*piece, piece->size() - taken});
        count -= taken;
    }
    std::reverse(windows.begin(), windows.end());
    return windows;
}

Result<Done> checkCandles(const std::vector<Window>& windows)
{
    const auto finite = [](double x) { return std::isfinite(x); };
    for (const Window& window : windows) {
        for (std::size_t i = 0; i < window.close().size(); ++i) {
            if (!finite(window.close()[i]) || !finite(window.volume()[i]))
                return Error{"the candle of " +
                             std::to_string(window.piece->openTimeSec[window.first + i]) +
                             " has a close or volume that is not finite"};
        }
    }
    return Done{};
}

/** One sequence for each window that has observations. */
std::vector<Eigen::MatrixXd> sequencesOf(const std::vector<Window>& windows)
{
    std::vector<Eigen::MatrixXd> sequences;
    for (const Window& window : windows) {
        Eigen::MatrixXd rows = observationMatrix(window.close(), window.volume());
        if (&window != &windows.front()) {
            constexpr Eigen::Index skipped = candlesBehindHole - firstObservedCandle;
            rows = rows.rightCols(std::max<Eigen::Index>(rows.cols() - skipped, 0)).eval();
        }
        if (rows.cols() > 0)
            sequences.push_back(std::move(rows));
    }
    return sequences;
}

/** Mean and population standard deviation of all rows; a feature that does not vary has 1. */
Scaler scalerOf(const std::vector<Eigen::MatrixXd>& sequences, Eigen::Index count)
{
    Scaler scaler{Eigen::VectorXd::Zero(featureCount), Eigen::VectorXd::Zero(featureCount)};
    for (const Eigen::MatrixXd& sequence : sequences)
        scaler.mean += sequence.rowwise().sum();
    scaler.mean /= static_cast<double>(count);
    Eigen::VectorXd lowest = sequences.front().col(0), highest = lowest;
    for (const Eigen::MatrixXd& sequence : sequences) {
        scaler.std += (sequence.colwise() - scaler.mean).rowwise().squaredNorm();
        lowest = lowest.cwiseMin(sequence.rowwise().minCoeff());
        highest = highest.cwiseMax(sequence.rowwise().maxCoeff());
    }
    scaler.std = (scaler.std / static_cast<double>(count)).cwiseSqrt();
    for (Eigen::Index i = 0; i < featureCount; ++i)
        if (lowest[i] == highest[i] || scaler.std[i] == 0)
            scaler.std[i] = 1;
    return scaler;
}

/** FNV-1a over times, closes and volumes. */
std::string hashOf(const std::vector<Window>& windows)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&hash](const auto* values, std::size_t count) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(values);
        for (std::size_t i = 0; i < count * sizeof *values; ++i)
            hash = (hash ^ bytes[i]) * 0x100000001b3;
    };
    for (const Window& window : windows) {
        const std::size_t count = window.close().size();
        add(window.piece->openTimeSec.data() + window.first, count);
        add(window.close().data(), count);
        add(window.volume().data(), count);
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

bool pricesStoodStill(const Window& window)
{
    const auto first = window.close().first(std::min<std::size_t>(window.close().size(), 15));
    return std::ranges::all_of(first, [&](double close) { return close == first.front(); });
}

} // namespace

Result<TrainingData> trainingData(std::span<const CandleSeries> pieces,
                                  const DetectorConfig& config)
{
    const std::vector<Window> windows =
        newestCandles(pieces, static_cast<std::size_t>(config.trainingCandles));
    if (const Result<Done> check = checkCandles(windows); !check)
        return check.error();
    TrainingData data;
    data.sequences = sequencesOf(windows);
    for (const Eigen::MatrixXd& sequence : data.sequences)
        data.observations += sequence.cols();
    if (data.observations == 0 || data.observations < config.minTrainSamples)
        return Error{"too few observations to train: " + std::to_string(data.observations) +
                     " of at least " + std::to_string(config.minTrainSamples)};
    data.scaler = scalerOf(data.sequences, data.observations);
    for (Eigen::MatrixXd& sequence : data.sequences)
        sequence = data.scaler.apply(sequence);
    data.firstCandleSec = windows.front().piece->openTimeSec[windows.front().first];
    data.lastCandleSec = windows.back().piece->openTimeSec.back();
    data.hash = hashOf(windows);
    data.flat = std::ranges::any_of(windows, pricesStoodStill);
    return data;
}

} // namespace regime
