// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regime/modelregistry.h"

#include "core/features/observations.h"
#include "core/regime/labels.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace regime;

namespace
{

StoredModel model(RetrainOutcome outcome, double trainedAtSec = 0)
{
    StoredModel stored;
    hmm::ParameterValues values;
    values.startProbabilities = Eigen::Vector3d::Constant(1.0 / 3);
    values.transitions = Eigen::Matrix3d::Constant(1.0 / 3);
    values.means = Eigen::MatrixXd::Zero(featureCount, 3);
    values.covariances = Eigen::MatrixXd::Ones(featureCount, 3);
    stored.model.parameters = *hmm::Parameters::create(values);
    stored.model.start = stored.model.parameters;
    stored.model.scaler = {Eigen::VectorXd::Zero(featureCount),
                           Eigen::VectorXd::Ones(featureCount)};
    stored.model.regimeOfState = namesInOrder(3);
    stored.model.occupancy = {0.2, 0.3, 0.5};
    stored.trainedAtSec = trainedAtSec;
    stored.review.outcome = outcome;
    return stored;
}

StoredModel firstModel()
{
    return model(RetrainOutcome::First);
}

} // namespace

class ModelRegistryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_folders = 0;
    QString m_folder;

    QString registryFile() const { return m_folder + QStringLiteral("/registry-XDGUSD-5.json"); }
    QString modelFile(int id) const
    {
        return m_folder + QStringLiteral("/model-XDGUSD-5-%1.json").arg(id);
    }

    ModelRegistry closedRegistry(const DetectorConfig& config = {},
                                 ModelAccess access = ModelAccess::Keep) const
    {
        return ModelRegistry(ModelStore(m_folder, QStringLiteral("XDGUSD"), 5), access, config);
    }

    /** As a start of the program finds it. */
    ModelRegistry registry(const DetectorConfig& config = {},
                           ModelAccess access = ModelAccess::Keep) const
    {
        ModelRegistry registry = closedRegistry(config, access);
        registry.load();
        return registry;
    }

    static QString liveId(const ModelRegistry& registry)
    {
        return registry.live() ? registry.live()->stored.id : QString();
    }
    static QString heldId(const ModelRegistry& registry)
    {
        return registry.held() ? registry.held()->stored.id : QString();
    }
    static ModelStanding standing(const ModelRegistry& registry, const char* id)
    {
        return registry.find(QLatin1String(id))->standing;
    }

private slots:
    void init()
    {
        m_folder = m_temporary.filePath(QStringLiteral("folder%1/models").arg(++m_folders));
    }

    void anEmptyFolderHasNothing()
    {
        ModelRegistry models = closedRegistry();
        QVERIFY(models.load().isEmpty());
        QVERIFY(!models.live() && !models.held() && models.models().empty());
        QVERIFY(!QDir(m_folder).exists());
    }

    void aReviewDecidesAndARestartRemembers()
    {
        ModelRegistry models = registry();
        QCOMPARE(models.add(firstModel(), {10, QStringLiteral("first")}).id, QStringLiteral("1"));
        QCOMPARE(liveId(models), QStringLiteral("1"));
        models.add(model(RetrainOutcome::Promote), {20, QStringLiteral("better")});
        QCOMPARE(liveId(models), QStringLiteral("2"));
        models.add(model(RetrainOutcome::Hold), {30, QStringLiteral("worse")});
        QCOMPARE(liveId(models), QStringLiteral("2"));
        QCOMPARE(heldId(models), QStringLiteral("3"));

        const ModelRegistry again = registry();
        QVERIFY(std::ranges::equal(again.models(), models.models()));
        QCOMPARE(standing(again, "1"), ModelStanding::Retired);
        QCOMPARE(again.live()->decision, QStringLiteral("better"));
        QCOMPARE(again.held()->decision, QStringLiteral("worse"));
        QCOMPARE(again.held()->decidedAtSec, 30.0);
    }

    void theOperatorPromotes()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Hold), {});
        QCOMPARE(models.makeLive(QStringLiteral("2"), {40, QStringLiteral("by hand")}).problem,
                 QString());
        const ModelRegistry again = registry();
        QCOMPARE(liveId(again), QStringLiteral("2"));
        QCOMPARE(again.live()->decision, QStringLiteral("by hand"));
        QCOMPARE(heldId(again), QString());
        QCOMPARE(standing(again, "1"), ModelStanding::Retired);
    }

    void theOperatorRejects()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Hold), {});
        models.rejectHeld({40, QStringLiteral("by hand")});
        const ModelRegistry again = registry();
        QCOMPARE(liveId(again), QStringLiteral("1"));
        QCOMPARE(heldId(again), QString());
        QCOMPARE(standing(again, "2"), ModelStanding::Rejected);
    }

    void theOperatorRollsBack()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Promote), {});
        models.add(model(RetrainOutcome::Hold), {});
        models.makeLive(QStringLiteral("1"), {40, {}});
        const ModelRegistry again = registry();
        QCOMPARE(liveId(again), QStringLiteral("1"));
        QCOMPARE(heldId(again), QStringLiteral("3"));
        QCOMPARE(standing(again, "2"), ModelStanding::Retired);
    }

    void aNewerCandidateTakesTheHeldOnesPlace()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Hold), {});
        models.add(model(RetrainOutcome::Hold), {});
        QCOMPARE(heldId(models), QStringLiteral("3"));
        QCOMPARE(standing(models, "2"), ModelStanding::Passed);
        models.add(model(RetrainOutcome::Promote), {});
        QCOMPARE(liveId(models), QStringLiteral("4"));
        QCOMPARE(heldId(models), QString());
        QCOMPARE(standing(models, "3"), ModelStanding::Passed);
    }

    void twentyStayAndTheLiveOneAmongThem()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        for (int i = 2; i <= 25; ++i)
            QCOMPARE(models.add(model(RetrainOutcome::Hold), {}).id, QString::number(i));
        QCOMPARE(models.models().size(), ModelRegistry::keptModels);
        QCOMPARE(liveId(models), QStringLiteral("1"));
        QVERIFY(QFile::exists(modelFile(1)));
        QVERIFY(!QFile::exists(modelFile(6)));
        QVERIFY(QFile::exists(modelFile(7)));
        QVERIFY(QFile::exists(modelFile(25)));
        QVERIFY(std::ranges::equal(registry().models(), models.models()));
    }

    void anEndBetweenModelAndListIsMadeGood()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Promote), {});
        const QString older = registryFile() + QStringLiteral(".older");
        QVERIFY(QFile::copy(registryFile(), older));
        models.add(model(RetrainOutcome::Hold), {});
        models.add(model(RetrainOutcome::Promote), {});
        QVERIFY(QFile::remove(registryFile()) && QFile::rename(older, registryFile()));
        const ModelRegistry again = registry();
        QCOMPARE(liveId(again), QStringLiteral("4"));
        QCOMPARE(standing(again, "3"), ModelStanding::Passed);
        QCOMPARE(standing(again, "2"), ModelStanding::Retired);
    }

    void aListThatCannotBeReadIsSetAsideAndTheReviewsSpeak_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut short") << QByteArray("{\"schema\": 1, \"mod");
        QTest::newRow("another version") << QByteArray("{\"schema\": 9, \"models\": []}");
        QTest::newRow("a standing that is none")
            << QByteArray("{\"schema\": 1, \"models\": [{\"id\": \"1\", \"standing\": \"king\", "
                          "\"decided_at\": 1, \"decision\": \"\"}]}");
    }
    void aListThatCannotBeReadIsSetAsideAndTheReviewsSpeak()
    {
        QFETCH(QByteArray, content);
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Promote), {});
        models.add(model(RetrainOutcome::Hold), {});
        QFile file(registryFile());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();

        ModelRegistry again = closedRegistry();
        const QStringList notices = again.load();
        QCOMPARE(notices.size(), 1);
        QVERIFY2(notices.first().contains(QLatin1String("registry-XDGUSD-5.json.corrupt")),
                 qPrintable(notices.first()));
        QCOMPARE(liveId(again), QStringLiteral("2"));
        QCOMPARE(heldId(again), QStringLiteral("3"));
        QVERIFY(!QFile::exists(registryFile()));
    }

    void theOneBeforeServesForALiveModelThatIsGone()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        models.add(model(RetrainOutcome::Promote), {});
        models.add(model(RetrainOutcome::Promote), {});
        models.add(model(RetrainOutcome::Hold), {});
        QVERIFY(QFile::resize(modelFile(3), 50));
        ModelRegistry again = closedRegistry();
        QCOMPARE(again.load().size(), 1);
        QCOMPARE(liveId(again), QStringLiteral("2"));
        QCOMPARE(heldId(again), QStringLiteral("4"));
    }

    void otherSettingsStandByAndServeAgain()
    {
        DetectorConfig four;
        four.states = 4;
        ModelRegistry models = registry();
        models.add(firstModel(), {});

        ModelRegistry other = registry(four);
        QVERIFY(!other.live());
        StoredModel trained = firstModel();
        trained.config = four;
        other.add(trained, {});
        QCOMPARE(liveId(other), QStringLiteral("2"));
        QVERIFY(!other.mayServe(*other.find(QStringLiteral("1"))));

        QCOMPARE(liveId(registry()), QStringLiteral("1"));
        QCOMPARE(liveId(registry(four)), QStringLiteral("2"));
    }

    void whoOnlyLooksWritesNothing()
    {
        ModelRegistry models = registry();
        models.add(firstModel(), {});
        QVERIFY(QFile::resize(registryFile(), 5));
        const QStringList before = QDir(m_folder).entryList(QDir::Files);
        ModelRegistry looking = registry({}, ModelAccess::Look);
        QCOMPARE(liveId(looking), QStringLiteral("1"));
        QCOMPARE(looking.add(model(RetrainOutcome::Promote), {}).id, QStringLiteral("unsaved-1"));
        QCOMPARE(liveId(looking), QStringLiteral("unsaved-1"));
        QCOMPARE(QDir(m_folder).entryList(QDir::Files), before);
    }

    void whatCannotBeWrittenCountsUntilTheEnd()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_folder).path()));
        QFile inTheWay(m_folder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ModelRegistry models = registry();
        const ModelRegistry::Kept kept = models.add(firstModel(), {});
        QCOMPARE(kept.id, QStringLiteral("unsaved-1"));
        QVERIFY2(kept.problem.contains(QLatin1String("cannot be written")),
                 qPrintable(kept.problem));
        QCOMPARE(liveId(models), kept.id);
    }
};

QTEST_APPLESS_MAIN(ModelRegistryTest)
#include "tst_modelregistry.moc"
