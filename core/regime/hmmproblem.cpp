// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/hmmproblem.h"

#include "core/hmm/baumwelch.h"
#include "core/hmm/forwardbackward.h"
#include "core/hmm/viterbi.h"
#include "core/regime/jsonfile.h"
#include "core/regime/parameterjson.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

namespace regime
{

namespace
{

constexpr int maxIterations = 1'000'000;

Result<Eigen::MatrixXd> readObservations(const QJsonObject& problem, const QString& problemPath)
{
    const QJsonValue file = problem[QLatin1String("observations_file")];
    const QJsonValue inPlace = problem[QLatin1String("observations")];
    if (file.isUndefined() == inPlace.isUndefined())
        return Error{"observations: give either observations or observations_file"};
    Result<Eigen::MatrixXd> rows = columnsFromJson(inPlace, "observations");
    if (!file.isUndefined()) {
        if (!file.isString())
            return Error{"observations_file: must be the name of a file"};
        const QDir folder = QFileInfo(problemPath).absoluteDir();
        const Result<QJsonObject> object = readJsonObject(folder.absoluteFilePath(file.toString()));
        if (!object)
            return Error{"observations_file: " + object.error().message};
        rows = columnsFromJson((*object)[QLatin1String("observations")], "observations");
    }
    if (rows && rows->cols() < 2)
        return Error{"observations: " + std::to_string(rows->cols()) + " rows, at least 2 needed"};
    return rows;
}

} // namespace

Result<HmmProblem> readHmmProblem(const QString& path)
{
    const Result<QJsonObject> object = readJsonObject(path);
    if (!object)
        return object.error();
    const auto type = covarianceTypeFromJson(*object, "covariance_type");
    if (!type)
        return type.error();
    const double iterations = (*object)[QLatin1String("iterations")].toDouble(-1);
    if (!(iterations >= 0 && iterations <= maxIterations) || iterations != std::floor(iterations))
        return Error{"iterations: must be a whole number from 0 to " +
                     std::to_string(maxIterations)};
    if (!(*object)[QLatin1String("start")].isObject())
        return Error{"start: must be an object with startprob, transmat, means and covars"};
    const auto start = parametersFromJson((*object)[QLatin1String("start")].toObject(), *type);
    if (!start)
        return Error{"start: " + start.error().message};
    auto observations = readObservations(*object, path);
    if (!observations)
        return observations.error();
    if (const auto check = hmm::checkObservations(*observations, start->features()); !check)
        return check.error();
    return HmmProblem{*std::move(observations), *start, static_cast<int>(iterations)};
}

Result<QJsonObject> solveHmmProblem(const HmmProblem& problem)
{
    using Clock = std::chrono::steady_clock;
    hmm::FitOptions options;
    options.iterations = problem.iterations;
    options.tolerance.reset();
    const Clock::time_point began = Clock::now();
    Clock::time_point ended = began;
    options.progress = [&ended](int) { ended = Clock::now(); };
    const Result<hmm::Fit> fit = hmm::fit(problem.start, {&problem.observations, 1}, options);
    if (!fit)
        return fit.error();
    const auto smoothed = hmm::smooth(fit->parameters, problem.observations);
    if (!smoothed)
        return smoothed.error();
    const auto filtered = hmm::filter(fit->parameters, problem.observations);
    if (!filtered)
        return filtered.error();
    const auto path = hmm::viterbi(fit->parameters, problem.observations);
    if (!path)
        return path.error();

    QJsonArray history, states;
    for (const double value : fit->logLikelihoodHistory)
        history.append(value);
    for (const int state : path->states)
        states.append(state);
    const double seconds = std::chrono::duration<double>(ended - began).count();
    const QJsonValue perIteration =
        problem.iterations > 0 ? QJsonValue(seconds / problem.iterations) : QJsonValue();
    return QJsonObject{
        {QStringLiteral("log_likelihood_history"), history},
        {QStringLiteral("final"), parametersToJson(fit->parameters)},
        {QStringLiteral("log_likelihood"), fit->logLikelihood},
        {QStringLiteral("smoothed"), columnsToJson(smoothed->probabilities)},
        {QStringLiteral("filtered"), columnsToJson(filtered->probabilities)},
        {QStringLiteral("viterbi_path"), states},
        {QStringLiteral("viterbi_log_probability"), path->logProbability},
        {QStringLiteral("seconds_per_iteration"), perIteration},
    };
}

} // namespace regime
