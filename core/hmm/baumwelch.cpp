// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/baumwelch.h"

#include "core/hmm/emission.h"
#include "core/hmm/logspacepass.h"
#include "core/hmm/mstep.h"
#include "core/hmm/scaledpass.h"

#include <Eigen/LU>

#include <cmath>

namespace regime::hmm
{

namespace
{

/** The E-step over all sequences: by scaling, or on logarithms where scaling loses a state. */
class Expectation
{
public:
    Expectation(std::span<const Eigen::MatrixXd> sequences, const ParameterValues& values)
        : m_sequences(sequences), m_pass(values.states()),
          m_statistics(values.states(), values.features(), Emission(values).diagonal())
    {
    }

    const Statistics& operator()(const ParameterValues& values)
    {
        const Emission emission(values);
        if (!scaled(values, emission))
            onLogarithms(values, emission);
        return m_statistics;
    }

private:
    bool scaled(const ParameterValues& values, const Emission& emission)
    {
        m_statistics.clear();
        for (const Eigen::MatrixXd& sequence : m_sequences) {
            m_statistics.logLikelihood += m_pass.forward(values, emission, sequence);
            if (!m_pass.backward(m_statistics))
                return false;
        }
        return exactEnough(m_statistics, values.transitions);
    }

    void onLogarithms(const ParameterValues& values, const Emission& emission)
    {
        m_statistics.clear();
        for (const Eigen::MatrixXd& sequence : m_sequences) {
            const LogSpacePass pass(values, emission, sequence);
            m_statistics.logLikelihood += pass.logLikelihood();
            pass.addTo(m_statistics);
        }
    }

    std::span<const Eigen::MatrixXd> m_sequences;
    ScaledPass m_pass;
    Statistics m_statistics;
};

Result<Done> checkSequences(std::span<const Eigen::MatrixXd> sequences, Eigen::Index features)
{
    if (sequences.empty())
        return Error{"observations: there is none"};
    for (const Eigen::MatrixXd& sequence : sequences)
        if (const Result<Done> check = checkObservations(sequence, features); !check)
            return check;
    return Done{};
}

Error diverged(int iteration)
{
    return Error{"iteration " + std::to_string(iteration) +
                 ": the log-likelihood is not finite; the observations are too far from every "
                 "state"};
}

} // namespace

Result<Fit> fit(const Parameters& start, std::span<const Eigen::MatrixXd> sequences,
                const FitOptions& options)
{
    if (const Result<Done> check = checkSequences(sequences, start.features()); !check)
        return check.error();
    ParameterValues values = start.values();
    Expectation expectation(sequences, values);
    std::vector<double> history;
    for (int iteration = 0; iteration < options.iterations; ++iteration) {
        if (options.stop.stop_requested())
            return Error{stoppedMessage};
        const Statistics& statistics = expectation(values);
        if (!std::isfinite(statistics.logLikelihood))
            return diverged(iteration);
        history.push_back(statistics.logLikelihood);
        if (const Result<Done> step = maximise(statistics, options.stickiness, values); !step)
            return Error{"iteration " + std::to_string(iteration) + ": " + step.error().message};
        if (options.progress)
            options.progress(iteration + 1);
        if (options.tolerance && history.size() > 1 &&
            history.back() - history[history.size() - 2] < *options.tolerance)
            break;
    }
    const Statistics& last = expectation(values);
    if (!std::isfinite(last.logLikelihood))
        return diverged(static_cast<int>(history.size()));
    const double logLikelihood = last.logLikelihood;
    const Eigen::VectorXd occupancy = last.occupancy / last.occupancy.sum();
    Result<Parameters> parameters = Parameters::create(std::move(values));
    if (!parameters)
        return parameters.error();
    return Fit{*std::move(parameters), std::move(history), logLikelihood, occupancy};
}

double objective(const Parameters& parameters, double logLikelihood, double stickiness)
{
    double precision = 0;
    const bool tied = parameters.covarianceType() == CovarianceType::Tied;
    for (Eigen::Index state = 0; state < (tied ? 1 : parameters.states()); ++state)
        precision += parameters.covariance(state).inverse().trace();
    const double sticky =
        stickiness == 0 ? 0 : stickiness * parameters.transitions().diagonal().array().log().sum();
    return logLikelihood - varianceFloor / 2 * precision + sticky;
}

} // namespace regime::hmm
