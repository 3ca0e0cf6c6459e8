// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/baumwelch.h"
#include "core/hmm/matching.h"
#include "core/hmm/search.h"
#include "core/hmm/starts.h"
#include "tests/support/simulatedhmm.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace regime;
using namespace regime::hmm;

namespace
{

/** One M-step after another, without an early stop. */
FitOptions exactly(int iterations)
{
    FitOptions options;
    options.iterations = iterations;
    options.tolerance.reset();
    return options;
}

bool sameFit(const Fit& a, const Fit& b)
{
    return a.parameters == b.parameters && a.logLikelihoodHistory == b.logLikelihoodHistory &&
           a.logLikelihood == b.logLikelihood;
}

} // namespace

class BaumWelchTest : public QObject
{
    Q_OBJECT

    void addTypes()
    {
        QTest::addColumn<CovarianceType>("type");
        for (const CovarianceType type : simulated::allTypes)
            QTest::newRow(covarianceTypeName(type).data()) << type;
    }

private slots:
    void theObjectiveNeverFalls_data() { addTypes(); }
    void theObjectiveNeverFalls()
    {
        QFETCH(CovarianceType, type);
        const Parameters truth = simulated::model(3, 3, type, 1);
        const std::vector sequences{simulated::sequence(truth, 300, 2),
                                    simulated::sequence(truth, 41, 3)};
        for (const double stickiness : {0.0, 20.0}) {
            Parameters model = *Parameters::create(randomStart(sequences, 3, type, 5));
            FitOptions options = exactly(1);
            options.stickiness = stickiness;
            double last = -std::numeric_limits<double>::infinity();
            for (int i = 0; i < 60; ++i) {
                const auto step = fit(model, sequences, options);
                QVERIFY2(step, step ? "" : step.error().message.c_str());
                model = step->parameters;
                const double now = objective(model, step->logLikelihood, stickiness);
                QVERIFY(now >= last - 1e-6);
                last = now;
            }
        }
    }

    void simulatedParametersAreRecovered_data() { addTypes(); }
    void simulatedParametersAreRecovered()
    {
        QFETCH(CovarianceType, type);
        ParameterValues values = simulated::model(3, 3, type, 11).values();
        for (int i = 0; i < 3; ++i)
            values.means.col(i).setConstant(3.0 * (i - 1));
        values.transitions << 0.95, 0.04, 0.01, 0.03, 0.94, 0.03, 0.02, 0.03, 0.95;
        const Parameters truth = *Parameters::create(values);
        const Eigen::MatrixXd x = simulated::sequence(truth, 20'000, 12);
        SearchOptions options;
        options.covarianceType = type;
        const auto found = fitBest({&x, 1}, options);
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        const Parameters& model = found->best.parameters;
        Eigen::MatrixXd cost(3, 3);
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j)
                cost(i, j) = (truth.means().col(i) - model.means().col(j)).squaredNorm();
        const std::vector<int> match = leastCostAssignment(cost);
        for (int i = 0; i < 3; ++i) {
            const Eigen::ArrayXd sd = truth.covariance(i).diagonal().array().sqrt();
            const Eigen::ArrayXd off =
                (truth.means().col(i) - model.means().col(match[i])).array() / sd;
            QVERIFY(off.abs().maxCoeff() < 0.1);
            for (int j = 0; j < 3; ++j)
                QVERIFY(std::abs(truth.transitions()(i, j) -
                                 model.transitions()(match[i], match[j])) < 0.05);
        }
    }

    void severalSequencesAreSummed()
    {
        // One iteration on two copies is one iteration on one: every sum doubles.
        const Parameters truth = simulated::model(2, 2, CovarianceType::Diag, 1);
        const Eigen::MatrixXd x = simulated::sequence(truth, 5000, 2);
        const auto once = fit(truth, std::vector{x}, exactly(1));
        const auto twice = fit(truth, std::vector{x, x}, exactly(1));
        QVERIFY(once && twice);
        QVERIFY(std::abs(twice->logLikelihoodHistory[0] - 2 * once->logLikelihoodHistory[0]) <
                1e-8);
        const auto& a = once->parameters;
        const auto& b = twice->parameters;
        QVERIFY((a.startProbabilities() - b.startProbabilities()).cwiseAbs().maxCoeff() < 1e-12);
        QVERIFY((a.transitions() - b.transitions()).cwiseAbs().maxCoeff() < 1e-12);
        QVERIFY((a.means() - b.means()).cwiseAbs().maxCoeff() < 1e-12);
    }

    void theEarlyStopGoesByTheGain()
    {
        const Parameters truth = simulated::model(3, 3, CovarianceType::Diag, 1);
        const Eigen::MatrixXd x = simulated::sequence(truth, 500, 2);
        const auto done = fit(truth, {&x, 1});
        QVERIFY(done);
        const auto& history = done->logLikelihoodHistory;
        QVERIFY(history.size() > 1 && history.size() < 100);
        QVERIFY(history.back() - history[history.size() - 2] < 0.01);
        for (std::size_t i = 1; i + 1 < history.size(); ++i)
            QVERIFY(history[i] - history[i - 1] >= 0.01);
    }

    void strangeDataAreFittedOrRefused_data()
    {
        QTest::addColumn<Eigen::MatrixXd>("x");
        const Parameters truth = simulated::model(3, 3, CovarianceType::Diag, 1);
        const Eigen::MatrixXd usual = simulated::sequence(truth, 400, 2);
        QTest::newRow("all equal") << Eigen::MatrixXd(Eigen::MatrixXd::Constant(3, 400, 0.7));
        Eigen::MatrixXd x = usual;
        x.row(1).setConstant(5);
        QTest::newRow("a constant column") << x;
        x = usual;
        x.rightCols(200) = x.leftCols(200).eval();
        QTest::newRow("duplicate rows") << x;
        x = usual;
        x.row(2) = x.row(0);
        QTest::newRow("two equal columns") << x;
        x = usual;
        x.col(100).setConstant(1e6);
        x.col(101).setConstant(-1e6);
        QTest::newRow("outliers at a million standard deviations") << x;
        x = usual;
        x.col(7).setConstant(1e160);
        QTest::newRow("a number whose square overflows") << x;
        QTest::newRow("two rows") << Eigen::MatrixXd(usual.leftCols(2));
        QTest::newRow("as many rows as states") << Eigen::MatrixXd(usual.leftCols(3));
        x = usual;
        x(0, 50) = qQNaN();
        QTest::newRow("not a number") << x;
        x(0, 50) = qInf();
        QTest::newRow("infinite") << x;
    }
    void strangeDataAreFittedOrRefused()
    {
        QFETCH(Eigen::MatrixXd, x);
        for (const CovarianceType type : simulated::allTypes) {
            SearchOptions options;
            options.covarianceType = type;
            const auto found = fitBest({&x, 1}, options);
            if (!found) {
                QVERIFY(!found.error().message.empty());
                continue;
            }
            const auto plain = simulated::onLogarithms(found->best.parameters, x);
            QVERIFY(std::abs(found->best.logLikelihood / plain.logLikelihood - 1) < 1e-9);
            QVERIFY(found->best.occupancy.minCoeff() >= options.leastOccupancy);
            QVERIFY(Parameters::create(found->best.parameters.values()));
        }
    }

    void refusalsHaveNames_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("fewer rows than states") << 2 << 1.0 << "2 are too few for 3 states";
        QTest::newRow("not a number") << 100 << qQNaN() << "is not finite";
        QTest::newRow("all equal") << 100 << 1.0 << "every start was refused: k-means++ 1: state";
    }
    void refusalsHaveNames()
    {
        QFETCH(int, rows);
        QFETCH(double, value);
        QFETCH(QString, says);
        const Eigen::MatrixXd x = Eigen::MatrixXd::Constant(2, rows, value);
        SearchOptions options;
        options.leastOccupancy = 0.34;
        const auto found = fitBest({&x, 1}, options);
        QVERIFY(!found);
        QVERIFY2(QString::fromStdString(found.error().message).contains(says),
                 found.error().message.c_str());
    }

    void aCovarianceThatARidgeDoesNotMendIsRefusedByName_data()
    {
        QTest::addColumn<CovarianceType>("type");
        QTest::addColumn<QString>("whose");
        QTest::newRow("full") << CovarianceType::Full << QStringLiteral("state 0");
        QTest::newRow("tied") << CovarianceType::Tied << QStringLiteral("all states");
    }
    void aCovarianceThatARidgeDoesNotMendIsRefusedByName()
    {
        QFETCH(CovarianceType, type);
        QFETCH(QString, whose);
        // Two equal columns of +-2^34: beside 2^68 neither 0.01 nor 1e-7 is a digit.
        const double far = std::ldexp(1, 34);
        Eigen::MatrixXd x(2, 100);
        for (Eigen::Index t = 0; t < x.cols(); ++t)
            x.col(t).setConstant(t % 2 == 0 ? far : -far);
        ParameterValues values;
        values.covarianceType = type;
        values.startProbabilities = Eigen::VectorXd::Ones(1);
        values.transitions = Eigen::MatrixXd::Ones(1, 1);
        values.means = Eigen::MatrixXd::Zero(2, 1);
        values.covariances = far * far * Eigen::Matrix2d::Identity();
        const auto refused = fit(*Parameters::create(values), {&x, 1}, exactly(1));
        QVERIFY(!refused);
        QCOMPARE(QString::fromStdString(refused.error().message),
                 QStringLiteral("iteration 0: the covariance of %1 is not positive definite")
                     .arg(whose));
    }

    void aStateOfLessThanHalfAPercentIsRefusedUnasked()
    {
        const auto found = [](int outliers) {
            std::mt19937_64 engine(1);
            std::normal_distribution<double> normal;
            Eigen::MatrixXd x =
                Eigen::MatrixXd::NullaryExpr(1, 1000, [&] { return normal(engine); });
            for (int i = 0; i < outliers; ++i)
                x(0, 100 + 100 * i) += 1000;
            SearchOptions options;
            options.states = 2;
            options.starts = 1;
            return fitBest({&x, 1}, options);
        };
        const auto refused = found(4);
        QVERIFY(!refused);
        const QString reason = QString::fromStdString(refused.error().message);
        QVERIFY2(reason.contains(u" is occupied 0.40 % of the time, less than 0.50 %"),
                 qPrintable(reason));
        const auto kept = found(6);
        QVERIFY2(kept, kept ? "" : kept.error().message.c_str());
        QVERIFY(std::abs(kept->best.occupancy.minCoeff() - 0.006) < 1e-9);
    }

    void theSameBitsOnOneThreadAndOnMore_data() { addTypes(); }
    void theSameBitsOnOneThreadAndOnMore()
    {
        QFETCH(CovarianceType, type);
        const Parameters truth = simulated::model(3, 4, type, 21);
        const std::vector sequences{simulated::sequence(truth, 700, 22),
                                    simulated::sequence(truth, 90, 23)};
        SearchOptions options;
        options.covarianceType = type;
        options.warm = &truth;
        const auto one = fitBest(sequences, options);
        options.threads = 2;
        const auto two = fitBest(sequences, options);
        options.threads = 5;
        const auto five = fitBest(sequences, options);
        QVERIFY(one && two && five);
        QVERIFY(sameFit(one->best, two->best) && sameFit(one->best, five->best));
        QCOMPARE(one->name, two->name);
        for (std::size_t i = 0; i < one->outcomes.size(); ++i)
            QCOMPARE(one->outcomes[i].logLikelihood, five->outcomes[i].logLikelihood);
        QCOMPARE(one->outcomes.back().name, std::string("warm"));
    }

    void aStopEndsTheFitWithinOneIteration()
    {
        const Parameters truth = simulated::model(3, 3, CovarianceType::Diag, 1);
        const Eigen::MatrixXd x = simulated::sequence(truth, 500, 2);
        std::stop_source source;
        FitOptions options = exactly(1000);
        options.stop = source.get_token();
        int last = 0;
        options.progress = [&](int iterations) {
            last = iterations;
            if (iterations == 3)
                source.request_stop();
        };
        const auto stopped = fit(truth, {&x, 1}, options);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().message, std::string(stoppedMessage));
        QCOMPARE(last, 3);
    }

    void aStopEndsTheClustersOfAStartWithinOneIteration()
    {
        const Parameters truth = simulated::model(3, 3, CovarianceType::Diag, 1);
        const Eigen::MatrixXd x = simulated::sequence(truth, 2000, 2);
        std::stop_source source;
        const auto clustered = [&] {
            return clusteredStart({&x, 1}, 3, CovarianceType::Diag, 7, source.get_token());
        };
        const ParameterValues whole = clustered();
        source.request_stop();
        const ParameterValues cut = clustered();
        QVERIFY(cut.means.allFinite());
        QVERIFY2(cut.means != whole.means, "it went on after the stop");
    }

    void aStopEndsASearchOnEveryThread()
    {
        const Parameters truth = simulated::model(3, 3, CovarianceType::Diag, 1);
        const Eigen::MatrixXd x = simulated::sequence(truth, 2000, 2);
        std::stop_source source;
        SearchOptions options;
        options.threads = 2;
        options.starts = 1000;
        options.fit = exactly(10'000);
        options.fit.stop = source.get_token();
        int reports = 0;
        options.progress = [&](double) {
            ++reports;
            source.request_stop();
        };
        const auto stopped = fitBest({&x, 1}, options);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().message, std::string(stoppedMessage));
        QVERIFY2(reports <= 2, "it went on after the stop");
    }

    void progressCountsTheIterations()
    {
        const Parameters truth = simulated::model(3, 3, CovarianceType::Diag, 1);
        const Eigen::MatrixXd x = simulated::sequence(truth, 200, 2);
        FitOptions options = exactly(7);
        std::vector<int> told;
        options.progress = [&](int iterations) { told.push_back(iterations); };
        QVERIFY(fit(truth, {&x, 1}, options));
        QCOMPARE(told, (std::vector{1, 2, 3, 4, 5, 6, 7}));
    }

    void aMillionRowsAreFitted()
    {
        const Parameters truth = simulated::model(3, 4, CovarianceType::Diag, 5);
        const Eigen::MatrixXd x = simulated::sequence(truth, 1'000'000, 6);
        const auto done = fit(truth, {&x, 1}, exactly(3));
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        // Fitting raises what the truth already explains, by about half a nat a parameter.
        const double gain = done->logLikelihood - done->logLikelihoodHistory.front();
        QVERIFY2(gain > 0 && gain < 60, qPrintable(QString::number(gain)));
        QVERIFY((done->parameters.means() - truth.means()).cwiseAbs().maxCoeff() < 0.01);
        QVERIFY((done->parameters.transitions() - truth.transitions()).cwiseAbs().maxCoeff() <
                0.005);
    }

    void theLeastCostIsFound()
    {
        std::mt19937 engine(4);
        std::uniform_real_distribution<double> uniform(-1, 1);
        for (int size = 1; size <= 6; ++size) {
            const Eigen::MatrixXd cost =
                Eigen::MatrixXd::NullaryExpr(size, size, [&] { return uniform(engine); });
            const auto total = [&](const std::vector<int>& columns) {
                double sum = 0;
                for (int i = 0; i < size; ++i)
                    sum += cost(i, columns[i]);
                return sum;
            };
            std::vector<int> columns(size);
            std::iota(columns.begin(), columns.end(), 0);
            double least = total(columns);
            while (std::ranges::next_permutation(columns).found)
                least = std::min(least, total(columns));
            QVERIFY(std::abs(total(leastCostAssignment(cost)) - least) < 1e-12);
        }
    }
};

QTEST_APPLESS_MAIN(BaumWelchTest)
#include "tst_baumwelch.moc"
