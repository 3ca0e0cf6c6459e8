// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hmm/parameters.h"

#include <QJsonArray>
#include <QJsonObject>

namespace regime
{

/** N x M numbers as an array of M arrays of N: one inner array for each column. */
QJsonArray columnsToJson(const Eigen::MatrixXd& matrix);

/** The reverse. Errors: not an array of equally long arrays of finite numbers; `name` is the field
 *  the message names. */
Result<Eigen::MatrixXd> columnsFromJson(const QJsonValue& value, const char* name);

QJsonArray vectorToJson(const Eigen::VectorXd& vector);
Result<Eigen::VectorXd> vectorFromJson(const QJsonValue& value, const char* name);

/**
 * The parameters in the shapes model files have: `startprob` (K), `transmat` (K x K), `means`
 * (K x D), `covars` (diag K x D, full K x D x D, spherical K, tied D x D). Numbers read back to
 * the same bits.
 */
QJsonObject parametersToJson(const hmm::Parameters& parameters);

/** Errors name the field. */
Result<hmm::Parameters> parametersFromJson(const QJsonObject& object, hmm::CovarianceType type);

/** Reads `name` of `object` as a covariance type; the error lists the four. */
Result<hmm::CovarianceType> covarianceTypeFromJson(const QJsonObject& object, const char* name);

} // namespace regime
