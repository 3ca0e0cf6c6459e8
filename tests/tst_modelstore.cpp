// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modelstore.h"

#include "core/features/observations.h"
#include "core/regime/labels.h"
#include "core/regime/reviewjson.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace regime;

namespace
{

/** A model full of numbers that decimals cannot hold. */
TrainedModel someModel(hmm::CovarianceType type)
{
    constexpr int states = 3;
    const bool diagonal =
        type == hmm::CovarianceType::Diag || type == hmm::CovarianceType::Spherical;
    hmm::ParameterValues values;
    values.covarianceType = type;
    values.startProbabilities = Eigen::Vector3d(1.0 / 3, 1e-152, 2.0 / 3);
    values.transitions = Eigen::MatrixXd::Constant(states, states, 0.1 / 3);
    values.transitions.diagonal().setConstant(1 - 0.2 / 3);
    values.means = Eigen::MatrixXd::Random(featureCount, states);
    const Eigen::MatrixXd square = Eigen::MatrixXd::Random(featureCount, featureCount);
    const Eigen::MatrixXd matrix =
        square * square.transpose() + Eigen::MatrixXd::Identity(featureCount, featureCount);
    if (diagonal)
        values.covariances = matrix.diagonal().replicate(1, states);
    else
        values.covariances = matrix.replicate(1, type == hmm::CovarianceType::Full ? states : 1);
    if (type == hmm::CovarianceType::Spherical)
        values.covariances = values.covariances.topRows(1).eval();

    TrainedModel model;
    model.parameters = *hmm::Parameters::create(values);
    model.scaler = {Eigen::VectorXd::Random(featureCount),
                    Eigen::VectorXd::Constant(featureCount, 1.0 / 3)};
    model.regimeOfState = namesInOrder(states);
    model.firstCandleSec = 1'700'000'000;
    model.lastCandleSec = 1'700'120'000;
    model.dataHash = "0123456789abcdef";
    model.observationCount = 1986;
    model.logLikelihoodHistory = {-7428.884366966609, -6078.262909158241};
    model.logLikelihood = -6043.851782918122;
    model.startLogLikelihoods = {-6043.851782918122, -6100.0 / 3};
    model.keptStart = "k-means++ 1";
    model.start = model.parameters;
    model.occupancy = {0.1, 0.2, 0.7};
    model.remarks = {"short-lived state: one", "names unreliable: \"two\""};
    return model;
}

RetrainReview someReview()
{
    RetrainReview review;
    review.outcome = RetrainOutcome::Hold;
    review.liveId = "14";
    review.windowCandles = 2000;
    review.newCandles = 240;
    review.score = HeldOutScore{239, -4.0 / 3, -5.0 / 3, -1.0 / 3, 1e-17 / 3};
    review.refit = true;
    review.refitAgreement = 29.0 / 31;
    review.relabelledShare = 0.3;
    review.namesProblem = "names unreliable: \"three\"";
    review.restartSpread = 1.0 / 7;
    review.startsKept = 8;
    review.candidate = {180.0 / 7, namesInOrder(3), {0.1, 0.2, 0.7}, {0.9, 1, 0}};
    review.live = review.candidate;
    return review;
}

DetectorConfig someConfig(hmm::CovarianceType type)
{
    DetectorConfig config;
    config.covarianceType = type;
    config.seed = 0xfedcba9876543210;
    config.biasGain = 1.0 / 3;
    return config;
}

StoredModel someStoredModel()
{
    return {{}, 0, someModel(hmm::CovarianceType::Diag), DetectorConfig{}, someReview()};
}

StoredJump someStoredJump()
{
    StoredJump stored{QStringLiteral("j1"), 1'700'130'000.25, {}, {}, someReview()};
    stored.config.jumpPenalty = 30.1;
    stored.review.family = ModelFamily::Jump;
    TrainedJump& model = stored.model;
    model.model = {Eigen::MatrixXd::Random(featureCount, 3) / 3, 30.1};
    model.stayTemperature = 1.0 / 3;
    model.scaler = {Eigen::VectorXd::Random(featureCount),
                    Eigen::VectorXd::Constant(featureCount, 0.1 / 3)};
    model.regimeOfState = namesInOrder(3);
    model.firstCandleSec = 1'700'000'000;
    model.lastCandleSec = 1'700'119'940;
    model.dataHash = "0123456789abcdef";
    model.observationCount = 1986;
    model.objectiveHistory = {4000.0 / 3, 1300.25};
    model.startObjectives = {1300.25, 1301.1};
    model.keptStart = "warm";
    model.occupancy = {0.2, 0.5, 0.3};
    model.remarks = {"short-lived state: state 0 (BEARISH) fills 2.0 % of the training window"};
    return stored;
}

} // namespace

class ModelStoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_stores = 0;

    /** A store in a folder of its own that does not exist yet. */
    QString newFolder()
    {
        return m_folder.filePath(QStringLiteral("store%1/models").arg(++m_stores));
    }

private slots:
    void aModelReadsBackToTheSameBits_data()
    {
        QTest::addColumn<hmm::CovarianceType>("type");
        QTest::newRow("diag") << hmm::CovarianceType::Diag;
        QTest::newRow("full") << hmm::CovarianceType::Full;
        QTest::newRow("spherical") << hmm::CovarianceType::Spherical;
        QTest::newRow("tied") << hmm::CovarianceType::Tied;
    }
    void aModelReadsBackToTheSameBits()
    {
        QFETCH(hmm::CovarianceType, type);
        const ModelStore store(newFolder(), QStringLiteral("XDGUSD"), 5);
        const StoredModel expected{QStringLiteral("1"), 1'700'130'000.25, someModel(type),
                                   someConfig(type), someReview()};
        const auto id = store.save(expected);
        QVERIFY2(id, id ? "" : id.error().message.c_str());
        QCOMPARE(*id, QStringLiteral("1"));
        const auto read = store.load(*id);
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(*read == expected);
    }

    void whatIsUnknownInAReviewStaysUnknown()
    {
        RetrainReview review = someReview();
        review.score.reset();
        review.refitAgreement.reset();
        review.relabelledShare.reset();
        review.live.reset();
        const auto read = reviewFromJson(reviewToJson(review));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(*read == review);
    }

    void anotherPairIsAnotherStore()
    {
        const QString folder = newFolder();
        QVERIFY(ModelStore(folder, QStringLiteral("XBTUSD"), 1).save(someStoredModel()));
        QVERIFY(ModelStore(folder, QStringLiteral("XDGUSD"), 1).ids().isEmpty());
        QVERIFY(ModelStore(folder, QStringLiteral("XBTUSD"), 5).ids().isEmpty());
    }

    void aCorruptModelIsSetAside()
    {
        const QString folder = newFolder();
        const ModelStore store(folder, QStringLiteral("XDGUSD"), 5);
        QVERIFY(store.save(someStoredModel()));
        QVERIFY(store.save(someStoredModel()));
        QFile newest(folder + QStringLiteral("/model-XDGUSD-5-2.json"));
        QVERIFY(newest.resize(100));
        const auto looked = store.readAll(ModelAccess::Look);
        QCOMPARE(looked.models.size(), std::size_t(1));
        QCOMPARE(looked.models.front().id, QStringLiteral("1"));
        QCOMPARE(looked.notices.size(), 1);
        QVERIFY(newest.exists());
        const auto found = store.readAll(ModelAccess::Keep);
        QCOMPARE(found.models.size(), std::size_t(1));
        QCOMPARE(found.notices.size(), 1);
        QVERIFY(found.notices.first().contains(QLatin1String("model-XDGUSD-5-2.json.corrupt")));
        QVERIFY(QFile::exists(newest.fileName() + QStringLiteral(".corrupt")));
        QVERIFY(store.readAll(ModelAccess::Keep).notices.isEmpty());
        QCOMPARE(*store.save(someStoredModel()), QStringLiteral("3"));
    }

    void anEmptyFolderHasNoModel()
    {
        const auto found =
            ModelStore(newFolder(), QStringLiteral("XDGUSD"), 5).readAll(ModelAccess::Keep);
        QVERIFY(found.models.empty());
        QVERIFY(found.notices.isEmpty());
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        const QString inTheWay = m_folder.filePath(QStringLiteral("file"));
        QFile file(inTheWay);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto saved =
            ModelStore(inTheWay + QStringLiteral("/models"), QStringLiteral("XDGUSD"), 5)
                .save(someStoredModel());
        QVERIFY(!saved);
        QVERIFY(saved.error().message.find("cannot be written") != std::string::npos);
    }

    void aWrongFieldIsNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("another schema") << QStringLiteral("schema") << QJsonValue(1);
        QTest::newRow("no start") << QStringLiteral("start_parameters") << QJsonValue();
        QTest::newRow("no review") << QStringLiteral("review") << QJsonValue();
        QTest::newRow("no parameters") << QStringLiteral("parameters") << QJsonValue();
        QTest::newRow("a scaler of another size")
            << QStringLiteral("scaler")
            << QJsonValue(QJsonObject{{QStringLiteral("mean"), QJsonArray{1}},
                                      {QStringLiteral("std"), QJsonArray{1}}});
        QTest::newRow("a regime that is none")
            << QStringLiteral("regime_of_state") << QJsonValue(QJsonArray{0, 1, 3});
        QTest::newRow("a name missing")
            << QStringLiteral("regime_of_state") << QJsonValue(QJsonArray{0, 1});
        QTest::newRow("a count that is no whole number")
            << QStringLiteral("observation_count") << QJsonValue(1.5);
        QTest::newRow("a count that is too large")
            << QStringLiteral("observation_count") << QJsonValue(1e12);
        QTest::newRow("occupancy missing")
            << QStringLiteral("occupancy") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("a remark that is no text")
            << QStringLiteral("remarks") << QJsonValue(QJsonArray{1});
        QTest::newRow("a time that is text")
            << QStringLiteral("trained_at") << QJsonValue(QStringLiteral("now"));
    }
    void aWrongFieldIsNamed()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject object = modelToJson(someStoredModel());
        QVERIFY(modelFromJson(object));
        object[field] = value;
        const auto read = modelFromJson(object);
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().message).startsWith(field),
                 read.error().message.c_str());
    }

    void aJumpModelReadsBackToTheSameBits()
    {
        const QString folder = newFolder();
        const JumpStore store(folder, QStringLiteral("XDGUSD"), 5);
        const StoredJump expected = someStoredJump();
        QCOMPARE(*store.save(expected), QStringLiteral("j1"));
        const Result<StoredJump> read = store.load(QStringLiteral("j1"));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(*read == expected);
        QCOMPARE(*store.save(expected), QStringLiteral("j2"));
        QCOMPARE(store.ids(), (QStringList{QStringLiteral("j2"), QStringLiteral("j1")}));

        // Neither family takes the other's files for its own.
        const ModelStore first(folder, QStringLiteral("XDGUSD"), 5);
        QVERIFY(first.readAll(ModelAccess::Keep).models.empty());
        QCOMPARE(*first.save(someStoredModel()), QStringLiteral("1"));
        QCOMPARE(store.readAll(ModelAccess::Keep).models.size(), std::size_t(2));
    }

    void aWrongFieldOfAJumpModelIsNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("another schema") << QStringLiteral("schema") << QJsonValue(2);
        QTest::newRow("centres of two lengths")
            << QStringLiteral("centres") << QJsonValue(QJsonArray{QJsonArray{1, 2}, QJsonArray{1}});
        QTest::newRow("a penalty below 0") << QStringLiteral("penalty") << QJsonValue(-1);
        QTest::newRow("a temperature of 0") << QStringLiteral("stay_temperature") << QJsonValue(0);
        QTest::newRow("two shares")
            << QStringLiteral("occupancy") << QJsonValue(QJsonArray{0.5, 0.5});
        QTest::newRow("no history") << QStringLiteral("objective_history") << QJsonValue(1);
    }
    void aWrongFieldOfAJumpModelIsNamed()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject object = modelToJson(someStoredJump());
        QVERIFY(jumpFromJson(object));
        object[field] = value;
        const auto read = jumpFromJson(object);
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().message).startsWith(field),
                 read.error().message.c_str());
    }

    void aWrongFieldOfAReviewIsNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("an outcome that is none")
            << QStringLiteral("outcome") << QJsonValue(QStringLiteral("maybe"));
        QTest::newRow("a share that is text")
            << QStringLiteral("relabelled_share") << QJsonValue(QStringLiteral("a third"));
        QTest::newRow("half a score") << QStringLiteral("score") << QJsonValue(QJsonArray{1, 2});
        QTest::newRow("a refit of three") << QStringLiteral("refit") << QJsonValue(3);
    }
    void aWrongFieldOfAReviewIsNamed()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject object = reviewToJson(someReview());
        object[field] = value;
        const auto read = reviewFromJson(object);
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().message).startsWith(field),
                 read.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(ModelStoreTest)
#include "tst_modelstore.moc"
