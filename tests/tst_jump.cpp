// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/clustering.h"
#include "core/jump/fit.h"
#include "core/jump/path.h"
#include "core/jump/recursion.h"
#include "core/jump/stay.h"
#include "tests/support/simulatedjumps.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace regime;
using namespace regime::jump;

namespace
{

/** Three regimes in four features, far enough apart to be told by the company they keep. */
Eigen::MatrixXd threeCentres()
{
    Eigen::MatrixXd centres(4, 3);
    centres << 0, 0, 1, -2, 0, 2, -1, 0, 1, 0, 1, 0;
    return centres;
}

simulated::Regimes threeRegimes(std::uint64_t seed = 5)
{
    return simulated::regimes(threeCentres(), 3000, 60, seed);
}

FitOptions withPenalty(double penalty)
{
    FitOptions options;
    options.penalty = penalty;
    return options;
}

/** The state of `model` next to each of the true centres. */
std::vector<int> nearest(const Eigen::MatrixXd& truth, const Eigen::MatrixXd& centres)
{
    std::vector<int> result;
    for (const auto& centre : truth.colwise()) {
        Eigen::Index k = 0;
        (centres.colwise() - centre).colwise().squaredNorm().minCoeff(&k);
        result.push_back(static_cast<int>(k));
    }
    return result;
}

std::vector<int> onlineLabels(const Model& model, const Eigen::MatrixXd& observations)
{
    Recursion recursion(model);
    std::vector<int> labels;
    for (const auto& x : observations.colwise()) {
        recursion.step(x);
        labels.push_back(recursion.label());
    }
    return labels;
}

} // namespace

class JumpTest : public QObject
{
    Q_OBJECT

private slots:
    void theBestPathIsTheBestOfAll_data()
    {
        QTest::addColumn<int>("states");
        QTest::addColumn<double>("penalty");
        for (const int states : {1, 2, 3})
            for (const double penalty : {0.0, 0.3, 2.0, 50.0})
                QTest::addRow("%d states, penalty %g", states, penalty) << states << penalty;
    }
    void theBestPathIsTheBestOfAll()
    {
        QFETCH(int, states);
        QFETCH(double, penalty);
        for (Eigen::Index length = 1; length <= 8; ++length) {
            for (std::uint64_t seed = 1; seed <= 5; ++seed) {
                const Model model{simulated::noise(2, states, seed), penalty};
                const Eigen::MatrixXd x = simulated::noise(2, length, seed + 100);
                const Eigen::MatrixXd distances = halfSquaredDistances(model, x);
                const Path path = bestPath(distances, penalty);
                const Eigen::VectorXd least = simulated::leastCosts(distances, penalty);
                QVERIFY(std::abs(path.cost - least.minCoeff()) < 1e-12);
                QVERIFY(std::abs(simulated::costOf(path.labels, distances, penalty) - path.cost) <
                        1e-12);

                // The recursion's values are what the best labellings up to now cost.
                Recursion recursion(model);
                double cost = 0;
                for (const auto& observation : x.colwise())
                    cost += recursion.step(observation);
                QVERIFY(std::abs(cost - least.minCoeff()) < 1e-12);
                const Eigen::VectorXd differences = least.array() - least.minCoeff();
                QVERIFY((recursion.values() - differences).cwiseAbs().maxCoeff() < 1e-12);
                QCOMPARE(recursion.label(), path.labels.back());
            }
        }
    }

    void theOnlineLabelKnowsNoLaterObservation()
    {
        const Eigen::MatrixXd x = threeRegimes().observations;
        const Model model{threeCentres(), 20};
        Eigen::MatrixXd changed = x;
        changed.rightCols(1000) = simulated::noise(4, 1000, 99);
        const std::vector<int> labels = onlineLabels(model, x);
        const std::vector<int> others = onlineLabels(model, changed);
        QVERIFY(std::equal(labels.begin(), labels.end() - 1000, others.begin()));
        QVERIFY(labels != others);
        QCOMPARE(onlineLabels(model, x.leftCols(2000)),
                 std::vector<int>(labels.begin(), labels.end() - 1000));
    }

    void theObjectiveNeverRises_data()
    {
        QTest::addColumn<double>("penalty");
        for (const double penalty : {0.0, 1.0, 20.0, 500.0})
            QTest::addRow("penalty %g", penalty) << penalty;
    }
    void theObjectiveNeverRises()
    {
        QFETCH(double, penalty);
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            const Eigen::MatrixXd x = simulated::noise(4, 700, seed);
            const Fit fit = fitFrom(x.leftCols(3), {&x, 1}, withPenalty(penalty));
            QVERIFY(fit.objectiveHistory.size() > 1);
            for (std::size_t i = 1; i < fit.objectiveHistory.size(); ++i)
                QVERIFY(fit.objectiveHistory[i] <= fit.objectiveHistory[i - 1] * (1 + 1e-12));
            QCOMPARE(fit.objective, fit.objectiveHistory.back());
            const Path path = bestPath(halfSquaredDistances(fit.model, x), penalty);
            QCOMPARE(path.cost, fit.objective);
        }
    }

    void simulatedRegimesAreFoundAgain()
    {
        const simulated::Regimes truth = threeRegimes();
        const auto search = fitBest({&truth.observations, 1}, withPenalty(20));
        QVERIFY2(search, search ? "" : search.error().message.c_str());
        const Model& model = search->best.model;
        const std::vector<int> state = nearest(truth.centres, model.centres);
        for (int k = 0; k < 3; ++k)
            QVERIFY((model.centres.col(state[static_cast<std::size_t>(k)]) - truth.centres.col(k))
                        .norm() < 0.25);
        const std::vector<int> labels = onlineLabels(model, truth.observations);
        int right = 0, flips = 0, jumps = 0;
        for (std::size_t t = 0; t < labels.size(); ++t) {
            right += labels[t] == state[static_cast<std::size_t>(truth.states[t])];
            flips += t > 0 && labels[t] != labels[t - 1];
            jumps += t > 0 && truth.states[t] != truth.states[t - 1];
        }
        QVERIFY2(right > 2550, qPrintable(QString::number(right))); // of 3000, delay included
        QVERIFY2(flips <= jumps, qPrintable(QString::number(flips)));
        QVERIFY2(flips > jumps / 2, qPrintable(QString::number(flips)));
    }

    void withoutAPenaltyItIsKMeans()
    {
        const Eigen::MatrixXd x = threeRegimes().observations;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const Eigen::MatrixXd begin = simulated::noise(4, 3, seed);
            const Fit fit = fitFrom(begin, {&x, 1}, withPenalty(0));
            QVERIFY(fit.model.centres.isApprox(simulated::kMeans(begin, x), 1e-12));
            const std::vector<int> labels = onlineLabels(fit.model, x);
            for (Eigen::Index t = 0; t < x.cols(); ++t) {
                Eigen::Index k = 0;
                (fit.model.centres.colwise() - x.col(t)).colwise().squaredNorm().minCoeff(&k);
                QCOMPARE(labels[static_cast<std::size_t>(t)], static_cast<int>(k));
            }
        }
    }

    void aHugePenaltyLeavesOneStateAndIsRefused()
    {
        const Eigen::MatrixXd x = threeRegimes().observations;
        const auto search = fitBest({&x, 1}, withPenalty(1e6));
        QVERIFY(!search);
        const QString says = QString::fromStdString(search.error().message);
        QVERIFY2(says.startsWith(QLatin1String("every start was refused: k-means++ 1: state ")),
                 qPrintable(says));
        QVERIFY2(says.contains(QLatin1String("fills 0.00 % of the window, less than 0.50 %")),
                 qPrintable(says));
        QCOMPARE(says.count(QLatin1String("k-means++")), 8);
    }

    void theSameSeedGivesTheSameBits()
    {
        const Eigen::MatrixXd x = threeRegimes().observations;
        FitOptions options;
        const auto one = fitBest({&x, 1}, options), two = fitBest({&x, 1}, options);
        options.seed = 2;
        const auto other = fitBest({&x, 1}, options);
        QVERIFY(one && two && other);
        QVERIFY(one->best == two->best);
        QCOMPARE(one->name, two->name);
        QVERIFY(!(one->best.objectiveHistory == other->best.objectiveHistory));
    }

    void theWarmStartIsOneOfThem()
    {
        const Eigen::MatrixXd x = threeRegimes().observations;
        FitOptions options;
        const Eigen::MatrixXd warm = threeCentres();
        options.warm = &warm;
        const auto search = fitBest({&x, 1}, options);
        QVERIFY(search);
        QCOMPARE(search->outcomes.size(), std::size_t(8));
        QCOMPARE(search->outcomes.back().name, std::string("warm"));
        for (const StartOutcome& outcome : search->outcomes)
            QVERIFY(outcome.refusal.size() > 0 || outcome.objective >= search->best.objective);
    }

    void aChangeBetweenSequencesCostsNothing()
    {
        const Eigen::MatrixXd low = Eigen::MatrixXd::Constant(1, 10, -1.0);
        const std::vector<Eigen::MatrixXd> sequences{low, -low};
        FitOptions options = withPenalty(1e6);
        options.states = 2;
        const auto search = fitBest(sequences, options);
        QVERIFY(search);
        QCOMPARE(search->best.objective, 0.0);
        QCOMPARE(search->best.occupancy[0], 0.5);
        const Eigen::MatrixXd together = hmm::joined(sequences);
        QVERIFY(!fitBest({&together, 1}, options));
    }

    void whatCannotBeFittedIsRefused_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("third");
        QTest::addColumn<double>("penalty");
        QTest::addColumn<int>("states");
        QTest::addColumn<QString>("says");
        const double nan = std::nan("");
        QTest::newRow("nothing") << 0 << 0.0 << 20.0 << 3 << "observations: there is none";
        QTest::newRow("fewer than states") << 2 << 0.0 << 20.0 << 3 << "are too few for 3 states";
        QTest::newRow("not a number") << 50 << nan << 20.0 << 3 << "feature 1 of row 2 is not";
        QTest::newRow("negative penalty") << 50 << 0.0 << -1.0 << 3 << "penalty: must be";
        QTest::newRow("no penalty at all") << 50 << 0.0 << nan << 3 << "penalty: must be";
        QTest::newRow("too many states") << 50 << 0.0 << 20.0 << 9 << "allowed are 1 to 8";
    }
    void whatCannotBeFittedIsRefused()
    {
        QFETCH(int, count);
        QFETCH(double, third);
        QFETCH(double, penalty);
        QFETCH(int, states);
        QFETCH(QString, says);
        Eigen::MatrixXd x = simulated::noise(2, count, 1);
        if (count > 2)
            x(1, 2) += third;
        FitOptions options = withPenalty(penalty);
        options.states = states;
        const auto search = fitBest({&x, 1}, options);
        QVERIFY(!search);
        QVERIFY2(QString::fromStdString(search.error().message).contains(says),
                 search.error().message.c_str());
    }

    void aStoppedFitSaysSo()
    {
        const Eigen::MatrixXd x = threeRegimes().observations;
        std::stop_source source;
        source.request_stop();
        FitOptions options;
        options.stop = source.get_token();
        QCOMPARE(fitBest({&x, 1}, options).error().message, std::string("the fit was stopped"));
    }

    void aHundredThousandStepsStayFinite()
    {
        Recursion recursion({threeCentres(), 20});
        const simulated::Regimes world = simulated::regimes(threeCentres(), 100'000, 60, 3);
        for (const auto& x : world.observations.colwise())
            QVERIFY(std::isfinite(recursion.step(x)));
        QVERIFY(recursion.values().allFinite());
        QCOMPARE(recursion.values().minCoeff(), 0.0);
    }

    void scoresAddToOneAndTheLabelHasTheLargest()
    {
        Recursion recursion({threeCentres(), 20});
        const Eigen::MatrixXd observations = threeRegimes().observations;
        for (const auto& x : observations.colwise()) {
            recursion.step(x);
            for (const double temperature : {0.05, 1.0, 12.0, 1000.0}) {
                const Eigen::VectorXd scores = stayScores(recursion.values(), temperature);
                QVERIFY(std::abs(scores.sum() - 1) < 1e-12);
                QVERIFY(scores.minCoeff() >= 0);
                QCOMPARE(scores.maxCoeff(), scores[recursion.label()]);
            }
        }
    }

    void theFittedTemperatureForecastsOnNewCandles()
    {
        const Eigen::MatrixXd old = threeRegimes().observations;
        const Eigen::MatrixXd later = threeRegimes(17).observations;
        const Model model{threeCentres(), 20};
        const double temperature = fittedStayTemperature(model, {&old, 1});
        const std::vector<int> labels = onlineLabels(model, later);
        const auto errorAt = [&](double t) {
            Recursion recursion(model);
            double error = 0;
            for (std::size_t i = 0; i + stayCandles < labels.size(); ++i) {
                recursion.step(later.col(static_cast<Eigen::Index>(i)));
                const double stood = labels[i + stayCandles] == labels[i] ? 1 : 0;
                error += std::pow(stayScores(recursion.values(), t).maxCoeff() - stood, 2);
            }
            return error;
        };
        QVERIFY(errorAt(temperature) < errorAt(temperature / 3));
        QVERIFY(errorAt(temperature) < errorAt(temperature * 3));
    }
};

QTEST_APPLESS_MAIN(JumpTest)
#include "tst_jump.moc"
