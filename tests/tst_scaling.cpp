// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/baumwelch.h"
#include "core/hmm/forwardbackward.h"
#include "core/hmm/logspacepass.h"
#include "core/hmm/mstep.h"
#include "core/hmm/scaledpass.h"
#include "tests/support/simulatedhmm.h"

#include <QtTest/QtTest>

#include <string>

using namespace regime;
using namespace regime::hmm;

namespace
{

/** An expected count below this is none (see fit()). */
constexpr double smallestCount = 1e-250;

/** The E-step from plain recursions on logarithms, one term at a time. */
Statistics plainStatistics(const Parameters& model, const Eigen::MatrixXd& x)
{
    const auto logs = simulated::onLogarithms(model, x);
    const auto evidence = [&](Eigen::Index t) {
        long double sum = logs.alpha(0, t) + logs.beta(0, t);
        for (Eigen::Index i = 1; i < model.states(); ++i)
            sum = simulated::logAdd(sum, logs.alpha(i, t) + logs.beta(i, t));
        return sum;
    };
    const Eigen::Index states = model.states(), features = model.features();
    const bool diagonal = Emission(model.values()).diagonal();
    Statistics result(states, features, diagonal);
    result.logLikelihood = logs.logLikelihood;
    result.observations = x.cols();
    result.start = logs.smoothed.col(0);
    result.occupancy = logs.smoothed.rowwise().sum();
    for (Eigen::Index t = 0; t < x.cols(); ++t) {
        for (Eigen::Index i = 0; i < states; ++i) {
            const Eigen::VectorXd centred = x.col(t) - model.means().col(i);
            const double gamma = logs.smoothed(i, t);
            result.firstMoment.col(i) += gamma * centred;
            if (diagonal)
                result.secondMoment.col(i) += gamma * centred.cwiseAbs2();
            else
                result.secondMoment.middleCols(i * features, features) +=
                    gamma * centred * centred.transpose();
            for (Eigen::Index j = 0; j < states && t + 1 < x.cols(); ++j)
                result.transitions(i, j) += static_cast<double>(
                    std::exp(logs.alpha(i, t) + std::log((long double)model.transitions()(i, j)) +
                             logs.density(j, t + 1) + logs.beta(j, t + 1) - evidence(t)));
        }
    }
    return result;
}

/** Equal to 1e-10 of each entry, or of `scale` where that is more; what is below `none` is none. */
bool agree(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, double scale, double none = 0)
{
    const auto same = [&](double x, double y) {
        return (x < none && y < none && none > 0) ||
               std::abs(x - y) <= 1e-10 * std::max(std::abs(y), scale);
    };
    for (Eigen::Index i = 0; i < a.size(); ++i)
        if (!same(a.data()[i], b.data()[i]))
            return false;
    return a.size() == b.size() && a.allFinite();
}

/** The entry of `counts` where `a` and `b` differ; empty when they agree. */
std::string difference(const Statistics& a, const Statistics& b)
{
    if (!agree(a.start, b.start, 0, smallestCount))
        return "start";
    if (!agree(a.occupancy, b.occupancy, 0, smallestCount))
        return "occupancy";
    for (Eigen::Index i = 0; i < a.occupancy.size(); ++i) {
        const double total = b.transitions.row(i).sum();
        // A transition is held at 1e-100 of its row.
        if (total >= smallestCount && !agree(a.transitions.row(i), b.transitions.row(i), 0,
                                             std::max(smallestCount, 1.0001e-100 * total)))
            return "transitions";
        if (b.occupancy[i] < smallestCount)
            continue;
        const Eigen::Index width = a.secondMoment.cols() / a.occupancy.size();
        const auto second = b.secondMoment.middleCols(i * width, width).cwiseAbs();
        if (!agree(a.firstMoment.col(i), b.firstMoment.col(i),
                   std::sqrt(second.maxCoeff() * b.occupancy[i])))
            return "first moment";
        for (Eigen::Index row = 0; row < a.firstMoment.rows(); ++row) // lower triangles count
            for (Eigen::Index column = 0; column < width; ++column)
                if ((width == 1 || row >= column) &&
                    !agree(a.secondMoment.block(row, i * width + column, 1, 1),
                           b.secondMoment.block(row, i * width + column, 1, 1), second.maxCoeff()))
                    return "second moment";
    }
    return {};
}

std::string difference(const ParameterValues& a, const ParameterValues& b, double largest)
{
    if (!agree(a.startProbabilities, b.startProbabilities, 0, smallestCount))
        return "startprob";
    if (!agree(a.transitions, b.transitions, 0))
        return "transmat";
    if (!agree(a.means, b.means, largest))
        return "means";
    if (!agree(a.covariances, b.covariances, largest * largest))
        return "covars";
    return {};
}

/** Whether the scaled E-step, where it claims to be exact, the one on logarithms and one iteration
 *  of fit() are what the plain recursions say. `claimed` counts the claims. */
std::string fault(const Parameters& model, const Eigen::MatrixXd& x, int& claimed)
{
    const Emission emission(model.values());
    const Statistics expected = plainStatistics(model, x);
    const auto blank = [&] {
        return Statistics(model.states(), model.features(), emission.diagonal());
    };
    Statistics onLogarithms = blank();
    LogSpacePass(model.values(), emission, x).addTo(onLogarithms);
    if (const std::string wrong = difference(onLogarithms, expected); !wrong.empty())
        return "on logarithms: " + wrong;
    for (const KernelChoice kernels : supportedKernels()) {
        ScaledPass pass(model.states(), kernels(static_cast<int>(model.states())));
        Statistics scaled = blank();
        pass.forward(model.values(), emission, x);
        if (!pass.backward(scaled) || !exactEnough(scaled, model.transitions()))
            continue;
        ++claimed;
        if (const std::string wrong = difference(scaled, expected); !wrong.empty())
            return "scaled: " + wrong;
    }
    FitOptions once;
    once.iterations = 1;
    const auto fitted = fit(model, {&x, 1}, once);
    ParameterValues values = model.values();
    const auto maximised = maximise(expected, 0, values);
    if (fitted.ok() != maximised.ok())
        return fitted ? "fitted what is refused" : fitted.error().message;
    if (!fitted)
        return {};
    const std::string wrong =
        difference(fitted->parameters.values(), values, x.cwiseAbs().maxCoeff());
    return wrong.empty() ? wrong : "fit: " + wrong;
}

/** Variances 1, one feature. */
Parameters narrow(const Eigen::MatrixXd& transitions, const Eigen::VectorXd& start,
                  const Eigen::RowVectorXd& means)
{
    ParameterValues values;
    values.transitions = transitions;
    values.startProbabilities = start;
    values.means = means;
    values.covariances = Eigen::RowVectorXd::Ones(means.size());
    return *Parameters::create(values);
}

Eigen::MatrixXd rowOf(std::initializer_list<std::pair<int, double>> runs)
{
    std::vector<double> numbers;
    for (const auto& [count, value] : runs)
        numbers.insert(numbers.end(), static_cast<std::size_t>(count), value);
    return Eigen::Map<Eigen::RowVectorXd>(numbers.data(), std::ssize(numbers));
}

/** States far apart, transitions between 1 and 1e-`depth` of which some cannot be taken, rows at
 *  the states' means, between them and far outside. */
struct HardCase {
    Parameters model;
    Eigen::MatrixXd x;
};

HardCase hardCase(CovarianceType type, double depth, unsigned seed)
{
    std::mt19937_64 engine(seed);
    std::uniform_real_distribution<double> uniform;
    const int states = 2 + static_cast<int>(seed % 4), features = 1 + static_cast<int>(seed % 3);
    ParameterValues values = simulated::model(states, features, type, seed).values();
    const bool closed = seed % 5 == 0;
    const auto chance = [&] {
        return closed && uniform(engine) < 0.4 ? 0 : std::pow(10, -depth * uniform(engine));
    };
    values.startProbabilities = Eigen::VectorXd::NullaryExpr(states, chance);
    values.startProbabilities[0] += 1e-3;
    values.startProbabilities /= values.startProbabilities.sum();
    values.transitions = Eigen::MatrixXd::NullaryExpr(states, states, chance);
    values.transitions.diagonal().array() += 1e-3;
    for (auto row : values.transitions.rowwise())
        row /= row.sum();
    values.means *= 7;
    HardCase result{*Parameters::create(values), Eigen::MatrixXd(features, 40)};
    for (auto column : result.x.colwise()) {
        const auto state = static_cast<Eigen::Index>(uniform(engine) * states);
        column = values.means.col(state) * (0.6 + 0.8 * uniform(engine));
        if (uniform(engine) < 0.1)
            column *= 3;
    }
    return result;
}

} // namespace

/** What scaling may lose, against recursions on logarithms: no number of an E-step or M-step may
 *  show which of the two made it. */
class ScalingTest : public QObject
{
    Q_OBJECT

private slots:
    void aNearlyDeadStateKeepsItsData()
    {
        // State 0 explains the first row alone, state 1 the others better: with no way between
        // them state 0 has e^-360 of every row, so its mean is that of all: (-40 + 9 * 14) / 10.
        const Parameters model = narrow(Eigen::Matrix3d::Identity(), Eigen::Vector3d(0.5, 0.5, 0),
                                        Eigen::RowVector3d(0, 10, 70));
        const Eigen::MatrixXd x = rowOf({{1, -40}, {9, 14}});
        FitOptions once;
        once.iterations = 1;
        const auto fitted = fit(model, {&x, 1}, once);
        QVERIFY(fitted);
        const Eigen::MatrixXd& means = fitted->parameters.means();
        QVERIFY2(std::abs(means(0, 0) - 8.6) < 1e-10, qPrintable(QString::number(means(0, 0))));
        QVERIFY(std::abs(means(0, 1) - 8.6) < 1e-10);
        QCOMPARE(means(0, 2), 70.0);
        QVERIFY(std::abs(fitted->parameters.startProbabilities()[0] / std::exp(-360.0) - 1) <
                1e-10);
    }

    void whatIsLostAtBothEndsIsFound()
    {
        // Either end of the sequence alone rules state 0 out of a scaled pass; the middle makes it
        // the right one all along.
        const Parameters model = narrow(Eigen::Matrix2d::Identity(), Eigen::Vector2d(0.5, 0.5),
                                        Eigen::RowVector2d(0, 10));
        const auto smoothed = smooth(model, rowOf({{20, 14}, {200, -4}, {20, 14}}));
        QVERIFY(smoothed);
        QVERIFY(smoothed->probabilities.row(0).minCoeff() > 0.999);
    }

    void aShareBelowTheLeastNumberMayStillCount()
    {
        // From state 0 to 1 hardly ever directly, nor by way of state 2, whose density at 0 is
        // under the least double: e^-722 against 1e-100 leaves it 1e-214 of the rows at 0 alone.
        Eigen::Matrix3d transitions;
        transitions << 0.5, 1e-100, 0.5, 1e-100, 1, 1e-100, 0.5, 0.5, 1e-100;
        const Parameters model =
            narrow(transitions, Eigen::Vector3d(1, 0, 0), Eigen::RowVector3d(0, 10, -38));
        const Eigen::MatrixXd x = rowOf({{8, 0}, {8, 10}});
        const Statistics expected = plainStatistics(model, x);
        QVERIFY(expected.occupancy[2] > 1e-215 && expected.occupancy[2] < 1e-212);
        FitOptions once;
        once.iterations = 1;
        const auto fitted = fit(model, {&x, 1}, once);
        QVERIFY(fitted);
        const double mean = fitted->parameters.means()(0, 2);
        QVERIFY2(std::abs(mean) < 1e-10, qPrintable(QString::number(mean)));
        int claimed = 0;
        const std::string wrong = fault(model, x, claimed);
        QVERIFY2(wrong.empty(), wrong.c_str());
        QCOMPARE(claimed, 0);
    }

    void theEStepOfHardCases_data()
    {
        QTest::addColumn<CovarianceType>("type");
        QTest::addColumn<double>("depth");
        for (const CovarianceType type : simulated::allTypes)
            for (const double depth : {2.0, 20.0, 60.0, 120.0, 250.0})
                QTest::addRow("%s, transitions down to 1e-%.0f", covarianceTypeName(type).data(),
                              depth)
                    << type << depth;
    }
    void theEStepOfHardCases()
    {
        QFETCH(CovarianceType, type);
        QFETCH(double, depth);
        int claimed = 0;
        for (unsigned seed = 1; seed <= 60; ++seed) {
            const HardCase hard = hardCase(type, depth, seed);
            const std::string wrong = fault(hard.model, hard.x, claimed);
            QVERIFY2(wrong.empty(), ("seed " + std::to_string(seed) + ": " + wrong).c_str());
        }
        QVERIFY2(claimed > 0, "none was scaled");
    }

    void ordinaryDataAreScaled()
    {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            const Parameters model =
                simulated::model(2 + int(seed % 7), 4, simulated::allTypes[seed % 4], seed);
            const Eigen::MatrixXd x = simulated::sequence(model, 2000, seed);
            const Emission emission(model.values());
            ScaledPass pass(model.states());
            Statistics statistics(model.states(), 4, emission.diagonal());
            pass.forward(model.values(), emission, x);
            QVERIFY(pass.backward(statistics));
            QVERIFY(exactEnough(statistics, model.transitions()));
            QVERIFY2(statistics.lost < 1e-280, qPrintable(QString::number(statistics.lost)));
        }
    }

    void whatCannotBeIsExactlyNothing()
    {
        Eigen::Matrix2d oneWay;
        oneWay << 0.5, 0.5, 0, 1;
        const Parameters model = narrow(oneWay, Eigen::Vector2d(0, 1), Eigen::RowVector2d(0, 10));
        const Eigen::MatrixXd x = rowOf({{3, 0}, {3, 10}});
        const Emission emission(model.values());
        const LogSpacePass pass(model.values(), emission, x);
        const Eigen::RowVectorXd none = Eigen::RowVectorXd::Zero(6);
        QCOMPARE(Eigen::RowVectorXd(pass.filtered().row(0)), none);
        QCOMPARE(Eigen::RowVectorXd(pass.posteriors().row(0)), none);
        QCOMPARE(Eigen::RowVectorXd(filter(model, x)->probabilities.row(0)), none);
        Statistics statistics(2, 1, true);
        pass.addTo(statistics);
        QCOMPARE(statistics.start[0], 0.0);
        QCOMPARE(statistics.occupancy[0], 0.0);
        QCOMPARE(statistics.transitions(0, 0), 0.0);
        QCOMPARE(statistics.transitions(0, 1), 0.0);
        QCOMPARE(statistics.transitions(1, 0), 0.0);
        QCOMPARE(statistics.firstMoment(0, 0), 0.0);
    }

    void logarithmsKeepTheirDigitsOverALongSequence()
    {
        const Parameters model = simulated::model(3, 4, CovarianceType::Diag, 5);
        const Eigen::MatrixXd x = simulated::sequence(model, 100'000, 6);
        const Emission emission(model.values());
        const LogSpacePass pass(model.values(), emission, x);
        const auto smoothed = smooth(model, x);
        QVERIFY(smoothed);
        QVERIFY((pass.posteriors() - smoothed->probabilities).cwiseAbs().maxCoeff() < 1e-12);
        QVERIFY(std::abs(pass.logLikelihood() / smoothed->logLikelihood - 1) < 1e-13);
    }
};

QTEST_APPLESS_MAIN(ScalingTest)
#include "tst_scaling.moc"
