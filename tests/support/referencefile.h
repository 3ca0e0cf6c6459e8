// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QtTest/QtTest>

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <vector>

/** Reference results: JSON into numbers, and the tolerance they are compared with. */
namespace regime::reference
{

/** The file as an object; empty when it cannot be read. */
inline QJsonObject object(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

inline std::vector<double> numbers(const QJsonValue& value)
{
    std::vector<double> result;
    for (const QJsonValue& entry : value.toArray())
        result.push_back(entry.toDouble());
    return result;
}

inline Eigen::VectorXd vector(const QJsonValue& value)
{
    const std::vector<double> entries = numbers(value);
    return Eigen::Map<const Eigen::VectorXd>(entries.data(), std::ssize(entries));
}

/** An array of N rows of M numbers as an M x N matrix: one column for each row of the file. */
inline Eigen::MatrixXd columns(const QJsonValue& value)
{
    const QJsonArray rows = value.toArray();
    Eigen::MatrixXd result(rows.isEmpty() ? 0 : rows.first().toArray().size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i)
        result.col(i) = vector(rows[i]);
    return result;
}

/** |a - b| <= relative * max(|b|, 1e-12) everywhere; the worst entry is printed when it is not. */
inline bool agrees(const Eigen::MatrixXd& actual, const Eigen::MatrixXd& expected,
                   double relative = 1e-8)
{
    if (actual.rows() != expected.rows() || actual.cols() != expected.cols()) {
        qWarning() << "shape" << actual.rows() << actual.cols() << "instead of" << expected.rows()
                   << expected.cols();
        return false;
    }
    for (Eigen::Index column = 0; column < expected.cols(); ++column) {
        for (Eigen::Index row = 0; row < expected.rows(); ++row) {
            const double a = actual(row, column), b = expected(row, column);
            if (std::isfinite(a) && std::abs(a - b) <= relative * std::max(std::abs(b), 1e-12))
                continue;
            qWarning() << "entry" << row << column << "is" << a << "instead of" << b;
            return false;
        }
    }
    return true;
}
inline bool agrees(double actual, double expected, double relative = 1e-8)
{
    return agrees(Eigen::MatrixXd::Constant(1, 1, actual),
                  Eigen::MatrixXd::Constant(1, 1, expected), relative);
}

/** Where a reference file lies: "synthetic/..." among the test data, "kraken/..." only where real
 *  market data are. */
inline QString path(const QString& name)
{
    const QString shared = QStringLiteral(SHARED_DIR "/reference/");
    return (name.startsWith(QLatin1String("kraken")) ? shared : QStringLiteral(TEST_DATA_DIR "/")) +
           name;
}

} // namespace regime::reference

/** Skips the test, by name, where `path` is missing. */
#define REGIME_SKIP_WITHOUT(path)                                                                  \
    if (!QFile::exists(path))                                                                      \
    QSKIP(qPrintable((path) + QStringLiteral(" is not on this machine")))
