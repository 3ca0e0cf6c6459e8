// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jump/model.h"

namespace regime::jump
{

/**
 * The labels of a sequence as it comes: at each moment the state in which the cheapest labelling so
 * far ends (see advance()). Only the past enters. The values are kept as differences from the
 * least, so a sequence may go on for ever.
 */
class Recursion
{
public:
    /** `model` passes check(). */
    explicit Recursion(Model model);

    /** Takes the next observation (D finite entries) and returns by how much the least cost has
     *  grown: half a squared distance on average, so less is a better model. */
    double step(const Eigen::VectorXd& observation);

    /** True once a step was taken. */
    bool begun() const { return m_values.size() > 0; }

    /** V_t[k] - min_j V_t[j]: K entries, the least 0; begun() only. */
    const Eigen::VectorXd& values() const { return m_values; }

    /** argmin_k V_t[k], of equals the lower; begun() only. */
    int label() const;

private:
    Model m_model;
    Eigen::VectorXd m_values;
};

} // namespace regime::jump
