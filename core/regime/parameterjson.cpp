// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/parameterjson.h"

#include <cmath>

namespace regime
{

namespace
{

Error fieldError(const char* name, const std::string& fault)
{
    return Error{std::string(name) + ": " + fault};
}

/** K x D x D of a file as the states' matrices side by side. */
Result<Eigen::MatrixXd> matricesFromJson(const QJsonValue& value, const char* name)
{
    const QJsonArray states = value.toArray();
    if (!value.isArray() || states.isEmpty())
        return fieldError(name, "must be an array of matrices, one a state");
    Eigen::MatrixXd result;
    for (qsizetype i = 0; i < states.size(); ++i) {
        const Result<Eigen::MatrixXd> matrix = columnsFromJson(states[i], name);
        if (!matrix)
            return matrix.error();
        if (i == 0)
            result.resize(matrix->rows(), matrix->cols() * states.size());
        if (matrix->rows() != result.rows() || matrix->cols() * states.size() != result.cols())
            return fieldError(name, "matrix " + std::to_string(i) + " has another shape than 0");
        result.middleCols(i * matrix->cols(), matrix->cols()) = *matrix;
    }
    return result;
}

Result<Eigen::MatrixXd> covariancesFromJson(const QJsonValue& value, hmm::CovarianceType type)
{
    if (type == hmm::CovarianceType::Full)
        return matricesFromJson(value, "covars");
    if (type != hmm::CovarianceType::Spherical)
        return columnsFromJson(value, "covars");
    const Result<Eigen::VectorXd> variances = vectorFromJson(value, "covars");
    if (!variances)
        return variances.error();
    return Eigen::MatrixXd(variances->transpose());
}

QJsonArray covariancesToJson(const hmm::Parameters& parameters)
{
    if (parameters.covarianceType() == hmm::CovarianceType::Spherical)
        return vectorToJson(parameters.covariances().transpose());
    if (parameters.covarianceType() != hmm::CovarianceType::Full)
        return columnsToJson(parameters.covariances());
    QJsonArray states;
    for (Eigen::Index i = 0; i < parameters.states(); ++i)
        states.append(columnsToJson(parameters.covariance(i)));
    return states;
}

} // namespace

QJsonArray vectorToJson(const Eigen::VectorXd& vector)
{
    QJsonArray array;
    for (const double x : vector)
        array.append(x);
    return array;
}

QJsonArray columnsToJson(const Eigen::MatrixXd& matrix)
{
    QJsonArray array;
    for (Eigen::Index column = 0; column < matrix.cols(); ++column)
        array.append(vectorToJson(matrix.col(column)));
    return array;
}

Result<Eigen::VectorXd> vectorFromJson(const QJsonValue& value, const char* name)
{
    if (!value.isArray())
        return fieldError(name, "must be an array of numbers");
    const QJsonArray array = value.toArray();
    Eigen::VectorXd result(array.size());
    for (qsizetype i = 0; i < array.size(); ++i) {
        result[i] = array[i].toDouble();
        if (!array[i].isDouble() || !std::isfinite(result[i]))
            return fieldError(name, "entry " + std::to_string(i) + " is not a finite number");
    }
    return result;
}

Result<Eigen::MatrixXd> columnsFromJson(const QJsonValue& value, const char* name)
{
    if (!value.isArray())
        return fieldError(name, "must be an array of arrays of numbers");
    const QJsonArray rows = value.toArray();
    Eigen::MatrixXd result;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Result<Eigen::VectorXd> row = vectorFromJson(rows[i], name);
        if (!row)
            return fieldError(name, "row " + std::to_string(i) +
                                        row.error().message.substr(std::string(name).size()));
        if (i == 0)
            result.resize(row->size(), rows.size());
        if (row->size() != result.rows())
            return fieldError(name, "row " + std::to_string(i) + " has " +
                                        std::to_string(row->size()) + " numbers, row 0 has " +
                                        std::to_string(result.rows()));
        result.col(i) = *row;
    }
    return result;
}

QJsonObject parametersToJson(const hmm::Parameters& parameters)
{
    return {{QStringLiteral("startprob"), vectorToJson(parameters.startProbabilities())},
            {QStringLiteral("transmat"), columnsToJson(parameters.transitions().transpose())},
            {QStringLiteral("means"), columnsToJson(parameters.means())},
            {QStringLiteral("covars"), covariancesToJson(parameters)}};
}

Result<hmm::Parameters> parametersFromJson(const QJsonObject& object, hmm::CovarianceType type)
{
    const auto start = vectorFromJson(object[QLatin1String("startprob")], "startprob");
    if (!start)
        return start.error();
    const auto transitions = columnsFromJson(object[QLatin1String("transmat")], "transmat");
    if (!transitions)
        return transitions.error();
    const auto means = columnsFromJson(object[QLatin1String("means")], "means");
    if (!means)
        return means.error();
    const auto covariances = covariancesFromJson(object[QLatin1String("covars")], type);
    if (!covariances)
        return covariances.error();
    return hmm::Parameters::create({type, *start, transitions->transpose(), *means, *covariances});
}

Result<hmm::CovarianceType> covarianceTypeFromJson(const QJsonObject& object, const char* name)
{
    const std::string text = object[QLatin1String(name)].toString().toStdString();
    const auto type = hmm::covarianceTypeFromName(text);
    if (!type)
        return fieldError(name, "\"" + text + "\" is none of diag, full, spherical, tied");
    return *type;
}

} // namespace regime
