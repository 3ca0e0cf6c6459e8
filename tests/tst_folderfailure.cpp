// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "tests/support/enginestage.h"
#include "tests/support/program.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace regime;
using namespace regime::test;

namespace
{

const QByteArray garbage =
    QByteArray("this was never a store, a snapshot or a model\n").repeated(200);
const QString storeFile = QStringLiteral("regimescope.sqlite");
const QString snapshotFile = QStringLiteral("snapshot-XDGUSD-1.json");
const QString modelFile = QStringLiteral("models/model-XDGUSD-1-1.json");

using Files = std::map<QString, QByteArray>;

/** Everything there was is there still, byte for byte; but for the index of SQLite's journal, in
 *  which readers, too, mark where they are. */
bool isUntouched(const Files& before, const QString& folder)
{
    const Files now = filesIn(folder);
    return std::ranges::all_of(before, [&](const auto& file) {
        if (file.first.endsWith(QLatin1String("-shm")))
            return true;
        const auto found = now.find(file.first);
        const bool same = found != now.end() && found->second == file.second;
        if (!same)
            qWarning() << file.first << "was changed";
        return same;
    });
}

/** Names of the files with exactly this content. */
QStringList namesOf(const QByteArray& content, const QString& folder)
{
    QStringList names;
    for (const auto& [name, bytes] : filesIn(folder))
        if (bytes == content)
            names << name;
    return names;
}

} // namespace

/** Whatever is wrong with the data folder is said; nothing in it is lost, and a window goes on. */
class TestFolderFailure : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void aDamagedFileIsSetAsideAndSaid_data();
    void aDamagedFileIsSetAsideAndSaid();
    void aReaderLeavesDamageAlone_data() { aDamagedFileIsSetAsideAndSaid_data(); }
    void aReaderLeavesDamageAlone();
    void bothSnapshotsDamagedStartsClean();
    void aFolderThatCannotBeMadeLeavesMemory();
    void aFolderInUseIsLeftAlone();
    void aNewerStoreIsLeftAlone();

private:
    QString dataDir() const { return m_folder->filePath(QStringLiteral("store")); }
    QString inFolder(const QString& name) const { return dataDir() + QLatin1Char('/') + name; }
    /** A folder as a run that ended a minute ago left it. */
    void makeUsedFolder();
    static void expectWorkInMemory(EngineStage& engine, SimulatedWorld& world,
                                   const QString& sentence);

    Files m_used;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
};

void TestFolderFailure::initTestCase()
{
    init();
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 20'000);
    engine.stop();
    m_used = filesIn(dataDir());
    for (const QString& name : {storeFile, snapshotFile, modelFile})
        QVERIFY2(m_used.contains(name), qPrintable(name));
}

void TestFolderFailure::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
}

void TestFolderFailure::makeUsedFolder()
{
    m_world->clock.advance(60);
    QVERIFY(QDir().mkpath(inFolder(QStringLiteral("models"))));
    for (const auto& [name, content] : m_used)
        if (!name.endsWith(QLatin1Char('/')))
            QVERIFY(writeContent(inFolder(name), content));
}

void TestFolderFailure::aDamagedFileIsSetAsideAndSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("store") << storeFile << QStringLiteral("was damaged");
    QTest::newRow("snapshot") << snapshotFile << QStringLiteral("is damaged");
    QTest::newRow("model") << modelFile << QStringLiteral("could not be used");
}

void TestFolderFailure::aDamagedFileIsSetAsideAndSaid()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    makeUsedFolder();
    QVERIFY(writeContent(inFolder(name), garbage));
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 20'000);
    const int samples = name == storeFile ? 720 : 721;
    QCOMPARE(engine.health.samples, samples);
    QCOMPARE(engine.health.storeProblem, QString());
    QVERIFY(engine.hasEvent(words));
    engine.stop();

    const QStringList kept = namesOf(garbage, dataDir());
    QCOMPARE(kept.size(), 1);
    QVERIFY2(kept.first() != name && kept.first().startsWith(name), qPrintable(kept.first()));
    for (const QString& other : {snapshotFile, modelFile})
        if (other != name)
            QVERIFY(!contentOf(inFolder(other)).isEmpty());
    QCOMPARE(contentOf(inFolder(modelFile)) == m_used.at(modelFile), name != modelFile);
    QCOMPARE(std::ssize(engine.storedCandles()), samples);
}

void TestFolderFailure::aReaderLeavesDamageAlone()
{
    QFETCH(QString, name);
    makeUsedFolder();
    QVERIFY(writeContent(inFolder(name), garbage));
    const Files before = filesIn(dataDir());
    EngineStage engine(*m_world, dataDir());
    engine.start(EngineUse::Look);
    QTRY_VERIFY(engine.snapshot.sequence > 0 || !engine.failure.isEmpty());
    QCOMPARE(!engine.failure.isEmpty(), name == storeFile);
    QVERIFY(isNeutral(engine.status()));
    engine.stop();
    QVERIFY(isUntouched(before, dataDir()));
}

void TestFolderFailure::bothSnapshotsDamagedStartsClean()
{
    makeUsedFolder();
    const QByteArray otherGarbage = "{\"_hmm_trained\": maybe";
    const QString backup = snapshotFile + QStringLiteral(".bak");
    QVERIFY(writeContent(inFolder(snapshotFile), garbage));
    QVERIFY(writeContent(inFolder(backup), otherGarbage));
    EngineStage engine(*m_world, dataDir());
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 20'000);
    QVERIFY(engine.hasEvent(QStringLiteral("starts clean")));
    m_world->clock.advance(60);
    QTRY_VERIFY(engine.hasAnsweredNewest());
    engine.stop();
    QCOMPARE(namesOf(garbage, dataDir()).size(), 1);
    QCOMPARE(namesOf(otherGarbage, dataDir()).size(), 1);
    QVERIFY(contentOf(inFolder(snapshotFile)) != garbage);
}

void TestFolderFailure::expectWorkInMemory(EngineStage& engine, SimulatedWorld& world,
                                           const QString& sentence)
{
    QTRY_VERIFY_WITH_TIMEOUT(engine.hasAnsweredNewest(), 20'000);
    QCOMPARE(engine.health.samples, 720);
    QVERIFY2(engine.health.storeProblem.contains(sentence), qPrintable(engine.health.storeProblem));
    QVERIFY(engine.hasEvent(sentence));
    QVERIFY(reasonCodes(engine.status()).contains(QStringLiteral("store_problem")));
    QCOMPARE(engine.failure, QString());
    world.clock.advance(60);
    QTRY_VERIFY(engine.hasAnsweredNewest());
    // A new model works as well as one that could be kept.
    const QString modelId = engine.snapshot.modelId;
    engine.train();
    QTRY_VERIFY_WITH_TIMEOUT(engine.snapshot.modelId != modelId, 20'000);
    QVERIFY(engine.snapshot.modelId.startsWith(QLatin1String("unsaved")));
    QCOMPARE(engine.snapshot.trainingProblem, QString());
}

void TestFolderFailure::aFolderThatCannotBeMadeLeavesMemory()
{
    const QString file = m_folder->filePath(QStringLiteral("file"));
    QVERIFY(writeContent(file, garbage));
    EngineStage engine(*m_world, file + QStringLiteral("/store"));
    engine.start();
    expectWorkInMemory(engine, *m_world, QStringLiteral("is not a folder"));
    if (QTest::currentTestFailed())
        return;
    engine.stop();
    QCOMPARE(filesIn(m_folder->path()), (Files{{QStringLiteral("file"), garbage}}));

    engine.start(EngineUse::Serve);
    QTRY_VERIFY(!engine.failure.isEmpty());
    QVERIFY2(engine.failure.contains(QStringLiteral("--data-dir")), qPrintable(engine.failure));
}

void TestFolderFailure::aFolderInUseIsLeftAlone()
{
    makeUsedFolder();
    EngineStage holder(*m_world, dataDir());
    holder.start();
    QTRY_VERIFY_WITH_TIMEOUT(holder.hasAnsweredNewest(), 20'000);
    const ModelAnswer held = *holder.snapshot.answer;
    const Files before = filesIn(dataDir());

    SimulatedWorld others; // the holder's clock stands still, so it writes nothing
    others.clock.advance(120);
    EngineStage engine(others, dataDir());
    engine.start();
    expectWorkInMemory(engine, others,
                       QStringLiteral("the store is in use by RegimeScope (pid %1)")
                           .arg(QCoreApplication::applicationPid()));
    if (QTest::currentTestFailed())
        return;
    engine.stop();
    QVERIFY(isUntouched(before, dataDir()));
    QCOMPARE(*holder.snapshot.answer, held);

    engine.start(EngineUse::Serve);
    QTRY_VERIFY(engine.failure.startsWith(QLatin1String("the store is in use")));
    engine.stop();
    m_world->clock.advance(60);
    QTRY_VERIFY(holder.hasAnsweredNewest());
}

void TestFolderFailure::aNewerStoreIsLeftAlone()
{
    makeUsedFolder();
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        database.setDatabaseName(inFolder(storeFile));
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version = 999")));
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    const Files before = filesIn(dataDir());
    EngineStage engine(*m_world, dataDir());
    engine.start();
    expectWorkInMemory(engine, *m_world, QStringLiteral("was written by a newer RegimeScope"));
    if (QTest::currentTestFailed())
        return;
    engine.stop();
    QVERIFY(isUntouched(before, dataDir()));

    engine.start(EngineUse::Serve);
    QTRY_VERIFY(!engine.failure.isEmpty());
    QVERIFY2(engine.failure.contains(QStringLiteral("newer")), qPrintable(engine.failure));
    engine.stop();
    QVERIFY(isUntouched(before, dataDir()));
}

QTEST_GUILESS_MAIN(TestFolderFailure)
#include "tst_folderfailure.moc"
