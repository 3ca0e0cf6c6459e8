// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jump/stay.h"

#include "core/jump/recursion.h"

#include <limits>
#include <vector>

namespace regime::jump
{

namespace
{

constexpr double lowestTemperature = 0.05;
constexpr double highestTemperature = 1000;
constexpr double temperatureStep = 1.05;

/** What the recursion knew at some moment, and whether its label stood. */
struct Forecast {
    Eigen::VectorXd values;
    bool stood = false;
};

void append(std::vector<Forecast>& forecasts, const Model& model, const Eigen::MatrixXd& sequence)
{
    Recursion recursion(model);
    std::vector<int> labels;
    const std::size_t first = forecasts.size();
    for (Eigen::Index t = 0; t < sequence.cols(); ++t) {
        recursion.step(sequence.col(t));
        labels.push_back(recursion.label());
        if (t + stayCandles < sequence.cols())
            forecasts.push_back({recursion.values(), false});
    }
    for (std::size_t t = 0; first + t < forecasts.size(); ++t)
        forecasts[first + t].stood = labels[t + stayCandles] == labels[t];
}

double squaredError(const std::vector<Forecast>& forecasts, double temperature)
{
    double sum = 0;
    for (const Forecast& forecast : forecasts) {
        const double score = 1 / (-forecast.values.array() / temperature).exp().sum();
        const double error = score - (forecast.stood ? 1 : 0);
        sum += error * error;
    }
    return sum;
}

} // namespace

Eigen::VectorXd stayScores(const Eigen::VectorXd& values, double temperature)
{
    const Eigen::ArrayXd weights = (-(values.array() - values.minCoeff()) / temperature).exp();
    return weights / weights.sum();
}

double fittedStayTemperature(const Model& model, std::span<const Eigen::MatrixXd> sequences)
{
    std::vector<Forecast> forecasts;
    for (const Eigen::MatrixXd& sequence : sequences)
        append(forecasts, model, sequence);
    double best = 1, least = std::numeric_limits<double>::infinity();
    for (double temperature = lowestTemperature; temperature <= highestTemperature;
         temperature *= temperatureStep) {
        const double error = squaredError(forecasts, temperature);
        if (error < least) {
            least = error;
            best = temperature;
        }
    }
    return best;
}

} // namespace regime::jump
