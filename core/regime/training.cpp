// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/hmm/search.h"
#include "core/regime/detector.h"
#include "core/regime/labels.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <thread>

namespace regime
{

namespace
{

/** Candles at the beginning of a piece behind a hole that take no part in training: its averages
 *  still remember that they began there. */
constexpr std::size_t candlesBehindHole = 100;

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

/** The live model in the units of the new scaler; nothing when its shape is another. */
std::optional<hmm::Parameters> warmParameters(const TrainedModel* warm, const Scaler& scaler,
                                              const DetectorConfig& config)
{
    if (!warm || warm->parameters.states() != config.states ||
        warm->parameters.covarianceType() != config.covarianceType)
        return std::nullopt;
    hmm::ParameterValues values = warm->parameters.values();
    const Eigen::ArrayXd ratio = warm->scaler.std.array() / scaler.std.array();
    const Eigen::ArrayXd shift = (warm->scaler.mean - scaler.mean).array() / scaler.std.array();
    values.means = ((values.means.array().colwise() * ratio).colwise() + shift).matrix();
    if (config.covarianceType == hmm::CovarianceType::Diag) {
        values.covariances = (values.covariances.array().colwise() * ratio.square()).matrix();
    } else if (config.covarianceType == hmm::CovarianceType::Spherical) {
        values.covariances *= ratio.square().mean();
    } else {
        for (Eigen::Index at = 0; at < values.covariances.cols(); at += featureCount)
            values.covariances.middleCols(at, featureCount) =
                ratio.matrix().asDiagonal() * values.covariances.middleCols(at, featureCount) *
                ratio.matrix().asDiagonal();
    }
    const Result<hmm::Parameters> parameters = hmm::Parameters::create(std::move(values));
    return parameters ? std::optional(*parameters) : std::nullopt;
}

hmm::SearchOptions searchOptions(const DetectorConfig& config, std::stop_token stop,
                                 const TrainingProgress& progress)
{
    hmm::SearchOptions options;
    options.states = config.states;
    options.covarianceType = config.covarianceType;
    options.starts = config.starts;
    options.seed = config.seed;
    options.threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 2u));
    options.fit.iterations = config.iterations;
    options.fit.stickiness = config.transitionStickiness;
    options.fit.stop = std::move(stop);
    options.progress = progress;
    return options;
}

/** Everything about the model that follows from the kept fit. */
TrainedModel modelOf(const hmm::Search& search)
{
    TrainedModel model;
    const std::vector<Eigen::Index> order = statesBySpread(search.best.parameters);
    model.parameters = reordered(search.best.parameters, order);
    model.regimeOfState = namesInOrder(model.parameters.states());
    for (const Eigen::Index state : order)
        model.occupancy.push_back(search.best.occupancy[state]);
    model.logLikelihoodHistory = search.best.logLikelihoodHistory;
    model.logLikelihood = search.best.logLikelihood;
    model.keptStart = search.name;
    for (const hmm::StartOutcome& outcome : search.outcomes) {
        if (outcome.refusal.empty())
            model.startLogLikelihoods.push_back(outcome.logLikelihood);
        else
            model.remarks.push_back("start refused: " + outcome.name + ": " + outcome.refusal);
    }
    return model;
}

bool pricesStoodStill(const Window& window)
{
    const auto first = window.close().first(std::min<std::size_t>(window.close().size(), 15));
    return std::ranges::all_of(first, [&](double close) { return close == first.front(); });
}

} // namespace

Result<TrainedModel> trainModel(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                                const TrainedModel* warm, std::stop_token stop,
                                const TrainingProgress& progress)
{
    const std::vector<Window> windows =
        newestCandles(pieces, static_cast<std::size_t>(config.trainingCandles));
    if (const Result<Done> check = checkCandles(windows); !check)
        return check.error();
    std::vector<Eigen::MatrixXd> sequences = sequencesOf(windows);
    Eigen::Index count = 0;
    for (const Eigen::MatrixXd& sequence : sequences)
        count += sequence.cols();
    if (count == 0 || count < config.minTrainSamples)
        return Error{"too few observations to train: " + std::to_string(count) + " of at least " +
                     std::to_string(config.minTrainSamples)};

    const Scaler scaler = scalerOf(sequences, count);
    for (Eigen::MatrixXd& sequence : sequences)
        sequence = scaler.apply(sequence);
    hmm::SearchOptions options = searchOptions(config, std::move(stop), progress);
    const std::optional<hmm::Parameters> beginning = warmParameters(warm, scaler, config);
    options.warm = beginning ? &*beginning : nullptr;
    const Result<hmm::Search> search = hmm::fitBest(sequences, options);
    if (!search)
        return search.error();

    TrainedModel model = modelOf(*search);
    model.scaler = scaler;
    model.firstCandleSec = windows.front().piece->openTimeSec[windows.front().first];
    model.lastCandleSec = windows.back().piece->openTimeSec.back();
    model.dataHash = hashOf(windows);
    model.observationCount = static_cast<int>(count);
    for (std::string& remark : shortLivedStates(model))
        model.remarks.push_back(std::move(remark));
    if (auto remark = unreliableNames(model, warm))
        model.remarks.push_back(*std::move(remark));
    if (std::ranges::any_of(windows, pricesStoodStill))
        model.remarks.push_back("flat_rsi: prices stood still at the beginning of a run of "
                                "candles, so its rsi_zone is -1 until they move");
    return model;
}

bool needsRetrain(const std::optional<double>& lastTrainSec, double nowSec,
                  const DetectorConfig& config)
{
    return !lastTrainSec || nowSec - *lastTrainSec >= config.retrainIntervalSec;
}

} // namespace regime
