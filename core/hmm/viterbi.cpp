// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/viterbi.h"

#include "core/hmm/emission.h"

#include <cmath>
#include <cstdint>

namespace regime::hmm
{

Result<ViterbiPath> viterbi(const Parameters& model, const Eigen::MatrixXd& observations)
{
    if (const Result<Done> check = checkObservations(observations, model.features()); !check)
        return check.error();
    const Emission emission(model.values());
    const Eigen::Index states = model.states(), count = observations.cols();
    const Eigen::MatrixXd logTransitions = model.transitions().array().log();
    Eigen::Matrix<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic> cameFrom(states, count);
    Eigen::VectorXd best(states), next(states);
    for (Eigen::Index i = 0; i < states; ++i)
        best[i] = std::log(model.startProbabilities()[i]) +
                  emission.logDensity(i, observations.col(0).data());
    for (Eigen::Index t = 1; t < count; ++t) {
        for (Eigen::Index j = 0; j < states; ++j) {
            Eigen::Index from = 0;
            double reached = best[0] + logTransitions(0, j);
            for (Eigen::Index i = 1; i < states; ++i) {
                const double candidate = best[i] + logTransitions(i, j);
                if (candidate > reached) {
                    reached = candidate;
                    from = i;
                }
            }
            next[j] = reached + emission.logDensity(j, observations.col(t).data());
            cameFrom(j, t) = static_cast<std::uint8_t>(from);
        }
        best.swap(next);
    }

    ViterbiPath path;
    Eigen::Index state = 0;
    path.logProbability = best.maxCoeff(&state);
    if (!std::isfinite(path.logProbability))
        return Error{"observations: no path of states has a density"};
    path.states.resize(count);
    for (Eigen::Index t = count - 1; t > 0; --t) {
        path.states[t] = static_cast<int>(state);
        state = cameFrom(state, t);
    }
    path.states[0] = static_cast<int>(state);
    return path;
}

} // namespace regime::hmm
