// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/forwardbackward.h"
#include "core/hmm/scaledpass.h"
#include "core/hmm/viterbi.h"
#include "tests/support/simulatedhmm.h"

#include <QtTest/QtTest>

#include <limits>
#include <optional>

using namespace regime;
using namespace regime::hmm;

namespace
{

double largestDifference(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    if (a.rows() != b.rows() || a.cols() != b.cols() || !a.allFinite())
        return std::numeric_limits<double>::infinity();
    return (a - b).cwiseAbs().maxCoeff();
}

/** Two states, one feature; densities at x = 0 and x = 2 are easy to write down. */
ParameterValues handWorked()
{
    ParameterValues values;
    values.startProbabilities = Eigen::Vector2d(0.6, 0.4);
    values.transitions.resize(2, 2);
    values.transitions << 0.7, 0.3, 0.2, 0.8;
    values.means = Eigen::RowVector2d(0, 2);
    values.covariances = Eigen::RowVector2d(1, 1);
    return values;
}

/** Transitions as given, well separated means at 0, 10, ... */
Parameters separated(const Eigen::MatrixXd& transitions, const Eigen::VectorXd& start)
{
    ParameterValues values;
    values.transitions = transitions;
    values.startProbabilities = start;
    values.means =
        Eigen::RowVectorXd::LinSpaced(transitions.cols(), 0, 10.0 * double(transitions.cols() - 1));
    values.covariances = Eigen::RowVectorXd::Ones(transitions.cols());
    return *Parameters::create(values);
}

/** Two states that are left with the probability given. */
Eigen::MatrixXd seldom(double left)
{
    return Eigen::Matrix2d{{1 - left, left}, {left, 1 - left}};
}

/** Whether the filtered probabilities of `earlier` are the same bits alone and before others. */
bool sameWhateverFollows(const Parameters& model, const Eigen::MatrixXd& earlier,
                         const Eigen::MatrixXd& later, const Eigen::MatrixXd& others)
{
    const auto followedBy = [&](const Eigen::MatrixXd& next) -> Eigen::MatrixXd {
        Eigen::MatrixXd whole(earlier.rows(), earlier.cols() + next.cols());
        whole << earlier, next;
        return filter(model, whole)->probabilities.leftCols(earlier.cols());
    };
    const Eigen::MatrixXd alone = filter(model, earlier)->probabilities;
    return followedBy(later) == alone && followedBy(others) == alone;
}

} // namespace

class RecursionsTest : public QObject
{
    Q_OBJECT

private slots:
    void theHandWorkedExample()
    {
        // With d = 1/sqrt(2 pi), e = exp(-2): b_0(0) = b_1(2) = d, b_1(0) = b_0(2) = d e.
        const double d = 1 / std::sqrt(2 * M_PI), e = std::exp(-2.0);
        const double alpha00 = 0.6 * d, alpha01 = 0.4 * d * e;
        const double alpha10 = (alpha00 * 0.7 + alpha01 * 0.2) * d * e;
        const double alpha11 = (alpha00 * 0.3 + alpha01 * 0.8) * d;
        const double likelihood = alpha10 + alpha11;
        const Parameters model = *Parameters::create(handWorked());
        const Eigen::MatrixXd x = Eigen::RowVector2d(0, 2);

        const auto filtered = filter(model, x);
        QVERIFY(filtered);
        QVERIFY(std::abs(filtered->logLikelihood - std::log(likelihood)) < 1e-14);
        QVERIFY(std::abs(filtered->probabilities(0, 0) - alpha00 / (alpha00 + alpha01)) < 1e-14);
        QVERIFY(std::abs(filtered->probabilities(0, 1) - alpha10 / likelihood) < 1e-14);

        const double beta00 = 0.7 * d * e + 0.3 * d;
        const auto smoothed = smooth(model, x);
        QVERIFY(smoothed);
        QVERIFY(std::abs(smoothed->probabilities(0, 0) - alpha00 * beta00 / likelihood) < 1e-14);

        const auto path = viterbi(model, x);
        QVERIFY(path);
        QCOMPARE(path->states, (std::vector{0, 1}));
        QVERIFY(std::abs(path->logProbability - std::log(alpha00 * 0.3 * d)) < 1e-14);
    }

    void everyPathAddedUp_data()
    {
        QTest::addColumn<CovarianceType>("type");
        QTest::addColumn<int>("states");
        QTest::addColumn<int>("count");
        for (const CovarianceType type : simulated::allTypes)
            for (const int states : {1, 2, 3})
                for (const int count : {1, 2, 5, 6})
                    QTest::addRow("%s, %d states, %d rows", covarianceTypeName(type).data(), states,
                                  count)
                        << type << states << count;
    }
    void everyPathAddedUp()
    {
        QFETCH(CovarianceType, type);
        QFETCH(int, states);
        QFETCH(int, count);
        const Parameters model = simulated::model(states, 3, type, 7);
        const Eigen::MatrixXd x = simulated::sequence(model, count, 8);
        const simulated::Enumerated expected = simulated::enumerate(model, x);
        const auto smoothed = smooth(model, x);
        const auto filtered = filter(model, x);
        const auto path = viterbi(model, x);
        QVERIFY(smoothed && filtered && path);
        QVERIFY(std::abs(smoothed->logLikelihood - std::log(expected.likelihood)) < 1e-11);
        QVERIFY(std::abs(filtered->logLikelihood - std::log(expected.likelihood)) < 1e-11);
        QVERIFY(largestDifference(smoothed->probabilities, expected.smoothed) < 1e-12);
        QVERIFY(largestDifference(filtered->probabilities.rightCols<1>(),
                                  expected.smoothed.rightCols<1>()) < 1e-12);
        QCOMPARE(path->states, expected.best);
        QVERIFY(std::abs(path->logProbability - std::log(expected.bestProbability)) < 1e-11);
    }

    void scalingAgreesWithLogarithms_data()
    {
        QTest::addColumn<int>("states");
        QTest::addColumn<int>("features");
        QTest::addColumn<int>("count");
        QTest::addColumn<CovarianceType>("type");
        QTest::newRow("one state") << 1 << 2 << 50 << CovarianceType::Diag;
        QTest::newRow("one row") << 3 << 4 << 1 << CovarianceType::Diag;
        QTest::newRow("less than a batch") << 3 << 4 << 3 << CovarianceType::Full;
        QTest::newRow("a chunk less one") << 3 << 4 << 127 << CovarianceType::Diag;
        QTest::newRow("a chunk") << 3 << 4 << 128 << CovarianceType::Tied;
        QTest::newRow("a chunk and one") << 3 << 4 << 129 << CovarianceType::Spherical;
        QTest::newRow("many chunks") << 4 << 5 << 3001 << CovarianceType::Full;
        QTest::newRow("the most states and features") << 8 << 16 << 700 << CovarianceType::Full;
        QTest::newRow("one feature") << 5 << 1 << 1000 << CovarianceType::Diag;
        QTest::newRow("seven states") << 7 << 6 << 513 << CovarianceType::Tied;
    }
    void scalingAgreesWithLogarithms()
    {
        QFETCH(int, states);
        QFETCH(int, features);
        QFETCH(int, count);
        QFETCH(CovarianceType, type);
        const Parameters model = simulated::model(states, features, type, 3);
        const Eigen::MatrixXd x = simulated::sequence(model, count, 4);
        const auto expected = simulated::onLogarithms(model, x);
        const auto smoothed = smooth(model, x);
        const auto filtered = filter(model, x);
        QVERIFY(smoothed && filtered);
        QVERIFY(largestDifference(smoothed->probabilities, expected.smoothed) < 1e-10);
        QVERIFY(largestDifference(filtered->probabilities, expected.filtered) < 1e-10);
        QVERIFY(std::abs(smoothed->logLikelihood / expected.logLikelihood - 1) < 1e-12);
        QVERIFY(std::abs(filtered->logLikelihood / expected.logLikelihood - 1) < 1e-12);
    }

    void whatScalingLosesIsStillRight_data()
    {
        QTest::addColumn<Eigen::MatrixXd>("transitions");
        QTest::addColumn<QList<double>>("observed");
        const Eigen::Matrix2d apart = Eigen::Matrix2d::Identity();
        Eigen::Matrix2d oneWay;
        oneWay << 0.5, 0.5, 0, 1;
        QTest::newRow("states that are never left, the first row misleads")
            << Eigen::MatrixXd(apart) << QList<double>{-40, 14, 14, 14, 14, 14, 14, 14, 14, 14};
        QTest::newRow("states that are never left, slowly the other way")
            << Eigen::MatrixXd(apart) << (QList<double>(60, -1.0) + QList<double>(200, 9.0));
        QTest::newRow("a way that cannot be gone back")
            << Eigen::MatrixXd(oneWay) << QList<double>{60, 0, 0, 60, 0, -300, 0};
        QTest::newRow("hardly possible transitions forced twice in a row")
            << seldom(1e-120) << QList<double>{0, 60, 0, 60, 0, 0, 60, 0};
        for (const double rare :
             {1e-50, 1e-60, 1e-70, 1e-80, 1e-90, 1e-100, 1e-135, 1e-160, 1e-300}) {
            QTest::addRow("transitions of %g forced at every row", rare)
                << seldom(rare)
                << QList<double>{-50, 5, -50, 60, -50, 60, -50, 60, 5, 5, 60, -50, 60, -50, 60, 60};
        }
        QTest::newRow("a state that one row excludes leads back the only way")
            << seldom(4e-153) << (QList<double>(16, 0.0) + QList<double>{75.81, -30.1});
        QTest::newRow("an outlier at a million standard deviations")
            << Eigen::MatrixXd(oneWay) << QList<double>{0, 1e6, 0, -1e6, 10, 10};
    }
    void whatScalingLosesIsStillRight()
    {
        QFETCH(Eigen::MatrixXd, transitions);
        QFETCH(QList<double>, observed);
        const Parameters model = separated(transitions, Eigen::Vector2d(0.5, 0.5));
        const Eigen::MatrixXd x =
            Eigen::Map<const Eigen::RowVectorXd>(observed.data(), observed.size());
        const auto expected = simulated::onLogarithms(model, x);
        const auto smoothed = smooth(model, x);
        const auto filtered = filter(model, x);
        QVERIFY(smoothed && filtered);
        QVERIFY(largestDifference(smoothed->probabilities, expected.smoothed) < 1e-10);
        QVERIFY(largestDifference(filtered->probabilities, expected.filtered) < 1e-10);
        QVERIFY(std::abs(smoothed->logLikelihood / expected.logLikelihood - 1) < 1e-12);
        QVERIFY(std::abs(filtered->logLikelihood / expected.logLikelihood - 1) < 1e-12);
    }

    void anUnlikelyStartDoesNotUnderflow()
    {
        const Parameters model = separated(Eigen::Matrix2d::Constant(0.5), Eigen::Vector2d(1, 0));
        const Eigen::MatrixXd x = Eigen::RowVector3d(60, 10, 10);
        const auto filtered = filter(model, x);
        QVERIFY(filtered);
        QCOMPARE(filtered->probabilities(0, 0), 1.0);
        QVERIFY(filtered->probabilities(1, 1) > 0.999);
    }

    void aMillionStepsStayFinite()
    {
        const Parameters model = simulated::model(3, 4, CovarianceType::Diag, 5);
        const Eigen::MatrixXd x = simulated::sequence(model, 1'000'000, 6);
        const auto smoothed = smooth(model, x);
        QVERIFY(smoothed);
        QVERIFY(std::isfinite(smoothed->logLikelihood));
        QVERIFY(smoothed->probabilities.allFinite());
        const Eigen::RowVectorXd sums = smoothed->probabilities.colwise().sum();
        QVERIFY((sums.array() - 1).abs().maxCoeff() < 1e-12);
    }

    void laterObservationsChangeNoFilteredBit()
    {
        const Parameters model = simulated::model(3, 4, CovarianceType::Full, 5);
        const Eigen::MatrixXd x = simulated::sequence(model, 400, 6);
        QVERIFY(sameWhateverFollows(model, x.leftCols(250), x.rightCols(150),
                                    x.rightCols(150).array() + 3));
        // The first row after which scaling loses a state changes how it goes on from there alone.
        const Eigen::MatrixXd calm = Eigen::RowVectorXd::LinSpaced(150, -2, 2);
        Eigen::MatrixXd forced = calm;
        for (int row = 0; row < forced.cols(); ++row)
            forced(row) = row % 2 == 0 ? -50 : 60;
        const Parameters rare = separated(seldom(1e-100), Eigen::Vector2d(0.5, 0.5));
        QVERIFY(sameWhateverFollows(rare, calm, calm, forced));
        QVERIFY(sameWhateverFollows(rare, forced, calm, forced));
    }

    void everyProcessorAgrees()
    {
        for (int states = 1; states <= maxStates; ++states) {
            for (const auto type : {CovarianceType::Diag, CovarianceType::Full}) {
                const Parameters model = simulated::model(states, 5, type, 9);
                const Emission emission(model.values());
                // Whole batches and chunks, and a row less and more.
                for (const int rows : {1, 2, 5, 9, 12, 127, 128, 129, 300}) {
                    const Eigen::MatrixXd x = simulated::sequence(model, rows, 10);
                    std::optional<Statistics> first;
                    for (const KernelChoice kernels : supportedKernels()) {
                        ScaledPass pass(states, kernels(states));
                        Statistics its(states, 5, emission.diagonal());
                        its.logLikelihood = pass.forward(model.values(), emission, x);
                        QVERIFY(pass.backward(its));
                        if (!first)
                            first = its;
                        QVERIFY(std::abs(first->logLikelihood / its.logLikelihood - 1) < 1e-13);
                        QVERIFY((first->start - its.start).cwiseAbs().maxCoeff() < 1e-12);
                        const double tolerance = 1e-12 * rows;
                        const auto near = [&](const auto& a, const auto& b) {
                            return (a - b).cwiseAbs().maxCoeff() <
                                   tolerance * (1 + a.cwiseAbs().maxCoeff() / rows);
                        };
                        QVERIFY(near(first->occupancy, its.occupancy));
                        QVERIFY(near(first->transitions, its.transitions));
                        QVERIFY(near(first->firstMoment, its.firstMoment));
                        QVERIFY(near(first->secondMoment, its.secondMoment));
                    }
                }
            }
        }
    }

    void wrongObservationsAreRefusedByName_data()
    {
        QTest::addColumn<Eigen::MatrixXd>("x");
        QTest::addColumn<QString>("says");
        Eigen::MatrixXd bad = Eigen::MatrixXd::Zero(1, 5);
        bad(0, 3) = qQNaN();
        QTest::newRow("not a number") << bad << "feature 0 of row 3 is not finite";
        bad(0, 3) = qInf();
        QTest::newRow("infinite") << bad << "feature 0 of row 3 is not finite";
        QTest::newRow("none") << Eigen::MatrixXd(1, 0) << "there is none";
        QTest::newRow("too many features")
            << Eigen::MatrixXd(Eigen::MatrixXd::Zero(2, 5)) << "2 features a row, the model has 1";
        QTest::newRow("too far for a density")
            << Eigen::MatrixXd(Eigen::MatrixXd::Constant(1, 3, 1e200)) << "too far";
    }
    void wrongObservationsAreRefusedByName()
    {
        QFETCH(Eigen::MatrixXd, x);
        QFETCH(QString, says);
        const Parameters model = *Parameters::create(handWorked());
        const auto filtered = filter(model, x);
        const auto smoothed = smooth(model, x);
        const auto path = viterbi(model, x);
        QVERIFY(!filtered && !smoothed && !path);
        QVERIFY2(QString::fromStdString(filtered.error().message).contains(says),
                 filtered.error().message.c_str());
        QVERIFY(QString::fromStdString(smoothed.error().message).startsWith(u"observations: "));
    }
};

QTEST_APPLESS_MAIN(RecursionsTest)
#include "tst_recursions.moc"
