// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hmm/alignedarray.h"
#include "core/hmm/chunk.h"
#include "core/hmm/emission.h"
#include "core/hmm/passkernels.h"
#include "core/hmm/statistics.h"

#include <vector>

namespace regime::hmm
{

/**
 * The forward and backward recursions with scaling (Rabiner 1989, section V.A), for sequence after
 * sequence. Keeps 2 K numbers an observation of the longest sequence; allocates nothing once that
 * has been seen. Results are the same bits on one machine, whichever thread it runs on.
 *
 * Scaling can lose a state whose share is far below the others' (under about 1e-300) although
 * other observations would bring it back. Whether that has happened is known afterwards:
 * firstLossyRow(), the return value of backward() and Statistics::lost; LogSpacePass is then the
 * way.
 */
class ScaledPass
{
public:
    explicit ScaledPass(Eigen::Index states)
        : ScaledPass(states, bestKernels(static_cast<int>(states)))
    {
    }
    ScaledPass(Eigen::Index states, const PassKernels& kernels);

    /** The forward recursion over `observations` (D x T, T >= 1, finite). Returns
     *  log P(observations | model). Keeps references for the calls below. */
    double forward(const ParameterValues& values, const Emission& emission,
                   const Eigen::MatrixXd& observations);

    /** The first row of the sequence last run forward after which scaling may have lost a state
     * that comes back; T when there is none. Rows before it, and whether there is one, depend on no
     *  later row. */
    Eigen::Index firstLossyRow() const;

    /** P(state | observations up to t) of the sequence last run forward: K x T. */
    Eigen::MatrixXd filtered() const;

    /** The backward recursion of the sequence last run forward. Adds all but the log-likelihood
     *  to `statistics`, and writes gamma (K x T) where `posteriors` points, if anywhere: right to
     *  what it adds to Statistics::lost. False, with both in no usable state, when scaling may have
     *  lost a state that comes back; always so where a transition is impossible. */
    bool backward(Statistics& statistics, Eigen::MatrixXd* posteriors = nullptr);

private:
    using StateMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    Eigen::Map<const StateMajor, 0, Eigen::OuterStride<>> alpha() const;
    double leastTransition() const;
    void reserve();
    Chunk chunk() const;
    Tracks tracks(Eigen::Index firstRow) const;
    void transpose(Eigen::Index firstRow, int rows, Chunk& chunk) const;

    const PassKernels& m_kernels;
    Eigen::Index m_states;
    Eigen::Index m_stride = 0;
    AlignedArray m_alpha;
    AlignedArray m_density;
    AlignedArray m_chunk;
    std::vector<double> m_transitions; ///< row by row
    const Emission* m_emission = nullptr;
    const Eigen::MatrixXd* m_observations = nullptr;
};

} // namespace regime::hmm
