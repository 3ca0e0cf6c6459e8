// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/referencefile.h"

/** The answer to a hidden-Markov problem file, compared with a reference file's. */
namespace regime::reference
{

/** All numbers of nested arrays, in order. */
inline void flatten(const QJsonValue& value, std::vector<double>& into)
{
    if (value.isDouble())
        into.push_back(value.toDouble());
    for (const QJsonValue& entry : value.toArray())
        flatten(entry, into);
}

inline Eigen::VectorXd flat(const QJsonValue& value)
{
    std::vector<double> entries;
    flatten(value, entries);
    return Eigen::Map<const Eigen::VectorXd>(entries.data(), std::ssize(entries));
}

/** Rows of `actual` (T x K) at the indices that are the keys of `expected`. */
inline bool rowsAgree(const QJsonValue& actual, const QJsonObject& expected)
{
    for (auto row = expected.begin(); row != expected.end(); ++row)
        if (!agrees(vector(actual.toArray()[row.key().toInt()]), vector(row.value())))
            return false;
    return !expected.isEmpty();
}

/** The first field of `actual` that does not agree; empty when all do. */
inline QString firstDifference(const QJsonObject& actual, const QJsonObject& expected)
{
    for (const char* key : {"log_likelihood_history", "log_likelihood", "viterbi_log_probability"})
        if (!agrees(flat(actual[QLatin1String(key)]), flat(expected[QLatin1String(key)]), 1e-6))
            return QLatin1String(key);
    const QJsonObject found = actual[QLatin1String("final")].toObject();
    const QJsonObject wanted = expected[QLatin1String("final")].toObject();
    for (const char* key : {"startprob", "transmat", "means", "covars"})
        if (!agrees(flat(found[QLatin1String(key)]), flat(wanted[QLatin1String(key)])))
            return QLatin1String(key);
    for (const char* key : {"smoothed", "filtered"})
        if (!rowsAgree(actual[QLatin1String(key)],
                       expected[QLatin1String(key) + QLatin1String("_rows")].toObject()))
            return QLatin1String(key);
    if (actual[QLatin1String("viterbi_path")] != expected[QLatin1String("viterbi_path")])
        return QStringLiteral("viterbi_path");
    return {};
}

} // namespace regime::reference
