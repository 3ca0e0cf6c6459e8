// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jump/recursion.h"

#include "core/jump/path.h"

#include <utility>

namespace regime::jump
{

Recursion::Recursion(Model model) : m_model(std::move(model)) {}

double Recursion::step(const Eigen::VectorXd& observation)
{
    const Eigen::VectorXd distances =
        0.5 * (m_model.centres.colwise() - observation).colwise().squaredNorm().transpose();
    if (begun())
        advance(m_values, distances, m_model.penalty);
    else
        m_values = distances;
    const double least = m_values.minCoeff();
    m_values.array() -= least;
    return least;
}

int Recursion::label() const
{
    Eigen::Index label = 0;
    m_values.minCoeff(&label);
    return static_cast<int>(label);
}

} // namespace regime::jump
