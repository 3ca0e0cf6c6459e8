// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/diagnosticvalues.h"

#include "core/engine/diagnosis.h"
#include "core/features/observations.h"
#include "core/regime/labels.h"

namespace regime
{

namespace
{

QString nameOf(std::string_view feature)
{
    return QString::fromLatin1(feature.data(), static_cast<qsizetype>(feature.size()));
}

StateDiagnostics describeState(const TrainedModel& model, Eigen::Index state)
{
    StateDiagnostics result;
    result.regime = model.regimeOfState[static_cast<std::size_t>(state)];
    result.occupancy = model.occupancy[static_cast<std::size_t>(state)];
    const Eigen::VectorXd next = model.parameters.transitions().row(state);
    result.transitions.assign(next.begin(), next.end());
    if (next[state] < 1)
        result.dwellCandles = 1 / (1 - next[state]);
    const Eigen::VectorXd mean = model.scaler.restore(model.parameters.means().col(state));
    const Eigen::VectorXd std =
        model.parameters.covariance(state).diagonal().cwiseSqrt().cwiseProduct(model.scaler.std);
    for (Eigen::Index i = 0; i < mean.size(); ++i)
        result.features.push_back({mean[i], std[i]});
    return result;
}

/** The chart of one number of every day. */
template <typename ValueOf>
ControlChart chartOf(QString name, UnusualSide side, std::span<const DriftDay> days,
                     ValueOf valueOf)
{
    std::vector<ControlPoint> points;
    for (const DriftDay& day : days)
        points.push_back({day.day.toSec, valueOf(day)});
    return makeControlChart(std::move(name), side, std::move(points));
}

} // namespace

ModelDiagnostics describe(const LiveModel& live, const DetectorConfig& config)
{
    const TrainedModel& model = *live.model;
    ModelDiagnostics result;
    result.modelId = live.id;
    result.trainedAtSec = live.trainedAtSec;
    result.firstCandleSec = model.firstCandleSec;
    result.lastCandleSec = model.lastCandleSec;
    result.observations = model.observationCount;
    result.askedCandles = config.trainingCandles;
    for (const std::string_view name : featureNames)
        result.features << nameOf(name);
    for (Eigen::Index state = 0; state < model.parameters.states(); ++state)
        result.states.push_back(describeState(model, state));
    result.separations = nameSeparations(model);
    result.leastSeparation = leastSeparation;
    const auto inRaw = [&](std::vector<double> logLikelihoods) {
        for (double& logLikelihood : logLikelihoods)
            logLikelihood = inRawUnits(model, logLikelihood);
        return logLikelihoods;
    };
    result.logLikelihoodHistory = inRaw(model.logLikelihoodHistory);
    result.logLikelihood = inRawUnits(model, model.logLikelihood);
    result.startLogLikelihoods = inRaw(model.startLogLikelihoods);
    result.keptStart = QString::fromStdString(model.keptStart);
    for (const std::string& remark : model.remarks)
        result.remarks << QString::fromStdString(remark);
    return result;
}

DriftReport driftReport(const LiveModel& live, std::span<const DriftDay> days, double asOfSec)
{
    DriftReport report;
    report.modelId = live.id;
    report.asOfSec = asOfSec;
    for (std::size_t i = 0; i < featureNames.size(); ++i)
        report.psi.push_back(chartOf(nameOf(featureNames[i]), UnusualSide::High, days,
                                     [i](const DriftDay& day) { return day.psi[i]; }));
    report.logLikelihood = chartOf(Diagnosis::tr("log-likelihood per candle"), UnusualSide::Low,
                                   days, [](const DriftDay& day) { return day.logLikelihood; });
    report.outside = chartOf(Diagnosis::tr("candles far from every state"), UnusualSide::High, days,
                             [](const DriftDay& day) { return day.outsideShare; });
    return report;
}

std::vector<StatesCandidate> candidatesOf(std::span<const StatesScore> scores)
{
    std::vector<StatesCandidate> candidates;
    for (const StatesScore& score : scores)
        candidates.push_back({score.states, score.logLikelihood, score.flipsPer1000,
                              score.scoredCandles, score.scoredDays, score.walkedDays, score.aic,
                              score.bic, QString::fromStdString(score.problem)});
    return candidates;
}

} // namespace regime
