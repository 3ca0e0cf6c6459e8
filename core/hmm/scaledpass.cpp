// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/scaledpass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace regime::hmm
{

namespace
{

/** The forward variables of the first row, pi_i b_i(x_0) over the largest of them; returns the
 *  logarithm of that. Unlike later rows it is scaled with pi in it, which may be tiny. */
double firstRow(const Eigen::VectorXd& startProbabilities, const Emission& emission,
                const double* observation, double* alpha)
{
    double largest = -std::numeric_limits<double>::infinity();
    for (Eigen::Index i = 0; i < emission.states(); ++i) {
        alpha[i] = std::log(startProbabilities[i]) + emission.logDensity(i, observation);
        largest = std::max(largest, alpha[i]);
    }
    for (Eigen::Index i = 0; i < emission.states(); ++i)
        alpha[i] = std::exp(alpha[i] - largest);
    return largest;
}

} // namespace

ScaledPass::ScaledPass(Eigen::Index states, const PassKernels& kernels)
    : m_kernels(kernels), m_states(states), m_transitions(states * states)
{
}

void ScaledPass::reserve()
{
    m_stride = padded(m_observations->cols());
    m_alpha.reserve(m_states * m_stride);
    m_density.reserve(m_states * m_stride);
    m_chunk.reserve(Chunk::size(m_states, m_observations->rows()));
}

Chunk ScaledPass::chunk() const
{
    return Chunk(m_chunk.data(), m_states, m_observations->rows());
}

Tracks ScaledPass::tracks(Eigen::Index firstRow) const
{
    return {m_alpha.data() + firstRow, m_density.data() + firstRow, m_stride};
}

void ScaledPass::transpose(Eigen::Index firstRow, int rows, Chunk& chunk) const
{
    const Eigen::Index features = m_observations->rows();
    m_kernels.transpose(m_observations->data() + firstRow * features, static_cast<int>(features),
                        rows, chunk);
}

double ScaledPass::forward(const ParameterValues& values, const Emission& emission,
                           const Eigen::MatrixXd& observations)
{
    m_emission = &emission;
    m_observations = &observations;
    reserve();
    const Eigen::Index count = observations.cols();
    for (Eigen::Index i = 0; i < m_states; ++i)
        for (Eigen::Index j = 0; j < m_states; ++j)
            m_transitions[i * m_states + j] = values.transitions(i, j);

    Chunk chunk = this->chunk();
    ForwardState state;
    double shift = 0;
    for (Eigen::Index start = 0; start < count; start += chunkRows) {
        const int rows = static_cast<int>(std::min<Eigen::Index>(chunkRows, count - start));
        transpose(start, rows, chunk);
        const Tracks here = tracks(start);
        m_kernels.density(emission.table(), chunk, rows, here);
        if (start == 0) {
            (*chunk.shift)[0] =
                firstRow(values.startProbabilities, emission, observations.data(), state.alpha);
            state.total = 0;
            for (Eigen::Index i = 0; i < m_states; ++i) {
                here.alpha[i * m_stride] = state.alpha[i];
                state.total += state.alpha[i];
            }
        }
        m_kernels.forward(m_transitions.data(), here, start == 0 ? 1 : 0, rows, state);
        shift += Eigen::Map<const Eigen::ArrayXd>(*chunk.shift, rows).sum();
    }
    double last = 0;
    for (Eigen::Index i = 0; i < m_states; ++i)
        last += state.alpha[i];
    return std::log(last) + static_cast<double>(state.exponent) * std::numbers::ln2 + shift;
}

Eigen::Map<const ScaledPass::StateMajor, 0, Eigen::OuterStride<>> ScaledPass::alpha() const
{
    return {m_alpha.data(), m_states, m_observations->cols(), Eigen::OuterStride<>(m_stride)};
}

double ScaledPass::leastTransition() const
{
    return *std::ranges::min_element(m_transitions);
}

/** What underflow takes from a row (a density under e^-708 of the largest becomes 0) is to be below
 *  1e-22 of what one switch from another state brings into the next row. */
Eigen::Index ScaledPass::firstLossyRow() const
{
    const Eigen::RowVectorXd least = alpha().colwise().sum() * leastTransition();
    Eigen::Index row = 0;
    while (row < least.size() && least[row] >= 1e-285) // false for what is not a number
        ++row;
    return row;
}

Eigen::MatrixXd ScaledPass::filtered() const
{
    Eigen::MatrixXd result = alpha();
    for (auto column : result.colwise())
        column /= column.sum();
    return result;
}

/**
 * With S_t = sum of alpha_t beta_t: neither factor of it sums to more than 8 in any row, so one
 * switch from another state brings at least S_t min a_ij / 8 into any row's alpha and beta. Where
 * that is above 1e-281, underflow takes less than 1e-22 of it, as in firstLossyRow(), and every
 * entry of alpha and beta is right in all its digits but where the density of its own row became
 * 0. What that takes from gamma and xi is below 1e-304 / S_t a row.
 */
bool ScaledPass::backward(Statistics& statistics, Eigen::MatrixXd* posteriors)
{
    const Eigen::Index count = m_observations->cols();
    std::array<double, maxStates * maxStates> pairs{};
    BackwardState state;
    Chunk chunk = this->chunk();
    const double leastNeeded = 1e-280 / leastTransition(); // infinite when there is none
    double least = std::numeric_limits<double>::max();
    for (Eigen::Index start = (count - 1) / chunkRows * chunkRows; start >= 0; start -= chunkRows) {
        const int rows = static_cast<int>(std::min<Eigen::Index>(chunkRows, count - start));
        transpose(start, rows, chunk);
        const Tracks here = tracks(start);
        m_kernels.backward(m_transitions.data(), here, rows, chunk, state);
        least = std::min(least, m_kernels.posterior(here, rows, chunk));
        if (least < leastNeeded)
            return false;
        m_kernels.count(rows, chunk, statistics.occupancy.data(), pairs.data());
        m_kernels.moment(rows, m_emission->table(), chunk, statistics.firstMoment.data(),
                         statistics.secondMoment.data());
        if (posteriors) {
            for (Eigen::Index k = 0; k < m_states; ++k)
                posteriors->row(k).segment(start, rows) =
                    Eigen::Map<const Eigen::RowVectorXd>(chunk.posterior[k], rows);
        }
    }
    for (Eigen::Index i = 0; i < m_states; ++i) {
        statistics.start[i] += chunk.posterior[i][0];
        for (Eigen::Index j = 0; j < m_states; ++j)
            statistics.transitions(i, j) +=
                pairs[i * m_states + j] * m_transitions[i * m_states + j];
    }
    statistics.observations += count;
    statistics.lost += static_cast<double>(count) * 1e-304 / least;
    return true;
}

} // namespace regime::hmm
