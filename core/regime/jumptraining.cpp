// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/observations.h"
#include "core/jump/fit.h"
#include "core/jump/stay.h"
#include "core/regime/jumpdetector.h"
#include "core/regime/labels.h"
#include "core/regime/trainingdata.h"

namespace regime
{

namespace
{

/** The centres in the units of another scaler. */
Eigen::MatrixXd inUnits(const TrainedJump& model, const Scaler& scaler)
{
    return scaler.apply(model.scaler.restore(model.model.centres));
}

/** Variance of `ema_spread_pct` about its centre within each state of `fit`. */
std::vector<double> spreadVariances(const jump::Fit& fit,
                                    std::span<const Eigen::MatrixXd> sequences)
{
    std::vector<double> sums(static_cast<std::size_t>(fit.model.states()), 0);
    auto label = fit.labels.begin();
    for (const Eigen::MatrixXd& sequence : sequences) {
        for (const double spread : sequence.row(emaSpreadRow)) {
            const double distance = spread - fit.model.centres(emaSpreadRow, *label);
            sums[static_cast<std::size_t>(*label++)] += distance * distance;
        }
    }
    for (std::size_t k = 0; k < sums.size(); ++k)
        sums[k] /=
            fit.occupancy[static_cast<Eigen::Index>(k)] * static_cast<double>(fit.labels.size());
    return sums;
}

/** Everything about the model that follows from the kept fit. */
TrainedJump modelOf(const jump::Search& search, std::span<const Eigen::MatrixXd> sequences)
{
    const jump::Fit& fit = search.best;
    const std::vector<Eigen::Index> order = statesBySpread(fit.model.centres);
    TrainedJump model;
    model.model = {fit.model.centres(Eigen::all, order), fit.model.penalty};
    model.stayTemperature = jump::fittedStayTemperature(model.model, sequences);
    model.regimeOfState = namesInOrder(fit.model.states());
    const std::vector<double> unordered = spreadVariances(fit, sequences);
    std::vector<double> variances;
    for (const Eigen::Index state : order) {
        model.occupancy.push_back(fit.occupancy[state]);
        variances.push_back(unordered[static_cast<std::size_t>(state)]);
    }
    model.objectiveHistory = fit.objectiveHistory;
    model.keptStart = search.name;
    for (const jump::StartOutcome& outcome : search.outcomes) {
        if (outcome.refusal.empty())
            model.startObjectives.push_back(outcome.objective);
        else
            model.remarks.push_back("start refused: " + outcome.name + ": " + outcome.refusal);
    }
    for (std::string& remark : rareStates(model.regimeOfState, model.occupancy))
        model.remarks.push_back(std::move(remark));
    if (auto remark = closeNames(model.model.centres, variances, model.occupancy))
        model.remarks.push_back(*std::move(remark));
    return model;
}

jump::FitOptions fitOptions(const DetectorConfig& config, std::stop_token stop)
{
    jump::FitOptions options;
    options.penalty = config.jumpPenalty;
    options.seed = config.seed;
    options.stop = std::move(stop);
    return options;
}

/** Fits the newest window, the last start being `warm` (or none), and says what `live` called the
 *  states. */
Result<TrainedJump> fitJump(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                            jump::FitOptions options, const TrainedJump* warm,
                            const TrainedJump* live)
{
    Result<TrainingData> data = trainingData(pieces, config);
    if (!data)
        return data.error();
    for (Eigen::MatrixXd& sequence : data->sequences)
        sequence = jump::clipped(sequence);
    const Eigen::MatrixXd centres = warm ? inUnits(*warm, data->scaler) : Eigen::MatrixXd();
    options.warm = warm ? &centres : nullptr;
    const Result<jump::Search> search = jump::fitBest(data->sequences, options);
    if (!search)
        return search.error();

    TrainedJump model = modelOf(*search, data->sequences);
    model.scaler = data->scaler;
    model.firstCandleSec = data->firstCandleSec;
    model.lastCandleSec = data->lastCandleSec;
    model.dataHash = data->hash;
    model.observationCount = static_cast<int>(data->observations);
    if (live) {
        if (auto remark = swappedNames(inUnits(model, live->scaler), model.regimeOfState,
                                       live->model.centres, live->regimeOfState))
            model.remarks.push_back(*std::move(remark));
    }
    if (data->flat)
        model.remarks.push_back(flatRsiRemark);
    return model;
}

} // namespace

Result<TrainedJump> trainJump(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                              const TrainedJump* live, std::stop_token stop)
{
    return fitJump(pieces, config, fitOptions(config, std::move(stop)), live, live);
}

Result<TrainedJump> refitJump(std::span<const CandleSeries> pieces, const DetectorConfig& config,
                              const TrainedJump& begin, const TrainedJump* live,
                              std::stop_token stop)
{
    jump::FitOptions options = fitOptions(config, std::move(stop));
    options.starts = 1;
    Result<TrainedJump> model = fitJump(pieces, config, std::move(options), &begin, live);
    if (model)
        model->keptStart = "refit";
    return model;
}

TrainedJump inUnitsOf(const TrainedJump& model, const Scaler& scaler)
{
    TrainedJump other = model;
    other.model.centres = inUnits(model, scaler);
    other.scaler = scaler;
    return other;
}

} // namespace regime
