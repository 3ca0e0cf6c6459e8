// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/parameters.h"

#include <Eigen/Cholesky>

#include <array>
#include <cmath>
#include <string>

namespace regime::hmm
{

namespace
{

constexpr std::array<std::string_view, 4> typeNames{"diag", "full", "spherical", "tied"};
constexpr double sumTolerance = 1e-6;

std::string text(double number)
{
    std::array<char, 32> buffer;
    std::snprintf(buffer.data(), buffer.size(), "%.9g", number);
    return buffer.data();
}

std::string shape(Eigen::Index rows, Eigen::Index columns)
{
    return std::to_string(rows) + " x " + std::to_string(columns);
}

/** The first complaint about a vector of probabilities, or nothing. */
std::string distributionFault(const Eigen::VectorXd& probabilities)
{
    for (Eigen::Index i = 0; i < probabilities.size(); ++i) {
        if (!(probabilities[i] >= 0 && probabilities[i] <= 1 + sumTolerance))
            return "entry " + std::to_string(i) + " is " + text(probabilities[i]) +
                   ", allowed is 0 to 1";
    }
    if (std::abs(probabilities.sum() - 1) > sumTolerance)
        return "sums to " + text(probabilities.sum()) + ", must sum to 1";
    return {};
}

std::string matrixFault(const Eigen::MatrixXd& covariance)
{
    if (!covariance.allFinite())
        return "has an entry that is not finite";
    const double scale = covariance.diagonal().cwiseAbs().maxCoeff();
    if ((covariance - covariance.transpose()).cwiseAbs().maxCoeff() > 1e-9 * scale)
        return "is not symmetric";
    if (covariance.llt().info() != Eigen::Success)
        return "is not positive definite";
    return {};
}

std::string varianceFault(const Eigen::MatrixXd& variances)
{
    for (Eigen::Index state = 0; state < variances.cols(); ++state) {
        for (Eigen::Index i = 0; i < variances.rows(); ++i) {
            const double variance = variances(i, state);
            if (!(variance > 0 && std::isfinite(variance)))
                return "variance " + std::to_string(i) + " of state " + std::to_string(state) +
                       " is " + text(variance) + ", must be positive";
        }
    }
    return {};
}

std::string covarianceFault(const ParameterValues& values)
{
    const Eigen::Index states = values.states(), features = values.features();
    const bool full = values.covarianceType == CovarianceType::Full;
    const bool tied = values.covarianceType == CovarianceType::Tied;
    const Eigen::Index rows = values.covarianceType == CovarianceType::Spherical ? 1 : features;
    const Eigen::Index columns = full ? features * states : tied ? features : states;
    if (values.covariances.rows() != rows || values.covariances.cols() != columns)
        return "is " + shape(values.covariances.rows(), values.covariances.cols()) + ", must be " +
               shape(rows, columns) + " for " +
               std::string(covarianceTypeName(values.covarianceType)) + " covariances";
    if (!full && !tied)
        return varianceFault(values.covariances);
    for (Eigen::Index state = 0; state < (full ? states : 1); ++state) {
        const std::string fault = matrixFault(values.covariance(state));
        if (!fault.empty())
            return "matrix " + std::to_string(state) + " " + fault;
    }
    return {};
}

} // namespace

std::string_view covarianceTypeName(CovarianceType type)
{
    return typeNames[static_cast<std::size_t>(type)];
}

std::optional<CovarianceType> covarianceTypeFromName(std::string_view name)
{
    for (std::size_t i = 0; i < typeNames.size(); ++i)
        if (typeNames[i] == name)
            return static_cast<CovarianceType>(i);
    return std::nullopt;
}

Eigen::MatrixXd ParameterValues::covariance(Eigen::Index state) const
{
    const Eigen::Index features = means.rows();
    switch (covarianceType) {
    case CovarianceType::Diag:
        return covariances.col(state).asDiagonal();
    case CovarianceType::Spherical:
        return Eigen::MatrixXd::Identity(features, features) * covariances(0, state);
    case CovarianceType::Tied:
        return covariances;
    case CovarianceType::Full:
        break;
    }
    return covariances.middleCols(state * features, features);
}

bool ParameterValues::operator==(const ParameterValues& other) const
{
    const auto same = [](const auto& a, const auto& b) {
        return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
    };
    return covarianceType == other.covarianceType &&
           same(startProbabilities, other.startProbabilities) &&
           same(transitions, other.transitions) && same(means, other.means) &&
           same(covariances, other.covariances);
}

Parameters::Parameters()
    : Parameters(ParameterValues{CovarianceType::Diag, Eigen::VectorXd::Ones(1),
                                 Eigen::MatrixXd::Ones(1, 1), Eigen::MatrixXd::Zero(1, 1),
                                 Eigen::MatrixXd::Ones(1, 1)})
{
}

Parameters::Parameters(ParameterValues values) : m_values(std::move(values)) {}

Result<Parameters> Parameters::create(ParameterValues values)
{
    const Eigen::Index states = values.states(), features = values.features();
    if (states < 1 || states > maxStates)
        return Error{"means: " + std::to_string(states) + " states, allowed are 1 to " +
                     std::to_string(maxStates)};
    if (features < 1 || features > maxFeatures)
        return Error{"means: " + std::to_string(features) + " features, allowed are 1 to " +
                     std::to_string(maxFeatures)};
    if (!values.means.allFinite())
        return Error{"means: an entry is not finite"};
    if (values.startProbabilities.size() != states)
        return Error{"startprob: has " + std::to_string(values.startProbabilities.size()) +
                     " entries, must have one for each of the " + std::to_string(states) +
                     " states"};
    if (const std::string fault = distributionFault(values.startProbabilities); !fault.empty())
        return Error{"startprob: " + fault};
    if (values.transitions.rows() != states || values.transitions.cols() != states)
        return Error{"transmat: is " + shape(values.transitions.rows(), values.transitions.cols()) +
                     ", must be " + shape(states, states)};
    for (Eigen::Index i = 0; i < states; ++i) {
        const std::string fault = distributionFault(values.transitions.row(i));
        if (!fault.empty())
            return Error{"transmat: row " + std::to_string(i) + ": " + fault};
    }
    if (const std::string fault = covarianceFault(values); !fault.empty())
        return Error{"covars: " + fault};
    return Parameters(std::move(values));
}

Result<Done> checkObservations(const Eigen::MatrixXd& observations, Eigen::Index features)
{
    if (observations.rows() != features)
        return Error{"observations: " + std::to_string(observations.rows()) +
                     " features a row, the model has " + std::to_string(features)};
    if (observations.cols() == 0)
        return Error{"observations: there is none"};
    if (observations.allFinite())
        return Done{};
    for (Eigen::Index t = 0; t < observations.cols(); ++t) {
        for (Eigen::Index i = 0; i < features; ++i) {
            if (!std::isfinite(observations(i, t)))
                return Error{"observations: feature " + std::to_string(i) + " of row " +
                             std::to_string(t) + " is not finite"};
        }
    }
    return Done{};
}

} // namespace regime::hmm
