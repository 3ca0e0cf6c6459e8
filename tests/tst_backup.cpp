// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginestore.h"
#include "core/store/backup.h"
#include "tests/support/enginestage.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace regime;
using namespace regime::test;

/** What is kept, copied beside the running engine and put back. */
class TestBackup : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aBackupHoldsWhatIsKept();
    void theEngineGoesOnWithWhatIsRestored();
    void whatCannotBeRestoredChangesNothing_data();
    void whatCannotBeRestoredChangesNothing();
    void aStoreInUseIsNotReplaced();
    void aFolderThatCannotBeWrittenIsNamed();

private:
    KeptFiles kept() const;
    QString backUp();
    /** Without the lock, which says who opened it last. */
    std::map<QString, QByteArray> keptContent() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
    std::unique_ptr<EngineStage> m_engine;
    QString m_dataDir;
};

void TestBackup::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_dataDir = m_folder->filePath(QStringLiteral("store"));
    m_world = std::make_unique<SimulatedWorld>(1.0);
    m_engine = std::make_unique<EngineStage>(*m_world, m_dataDir);
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest() && !m_engine->snapshot.training, 20'000);
}

KeptFiles TestBackup::kept() const
{
    return {m_dataDir, storePath(Configuration(), m_dataDir), modelDir(m_dataDir)};
}

QString TestBackup::backUp()
{
    m_engine->backups.clear();
    m_engine->backUp(m_folder->path());
    (void)QTest::qWaitFor(
        [&] { return !m_engine->backups.empty() && !m_engine->backups.back().running; }, 20'000);
    const QStringList made =
        QDir(m_folder->path()).entryList({QStringLiteral("regimescope-backup-*")}, QDir::Dirs);
    return made.isEmpty() ? QString() : m_folder->filePath(made.last());
}

std::map<QString, QByteArray> TestBackup::keptContent() const
{
    auto files = filesIn(m_dataDir);
    files.erase(QStringLiteral("regimescope.sqlite.lock"));
    return files;
}

void TestBackup::aBackupHoldsWhatIsKept()
{
    const QString backup = backUp();
    QVERIFY2(!m_engine->backups.back().failed, qPrintable(m_engine->backups.back().message));
    QVERIFY(m_engine->backups.back().message.contains(backup));
    m_engine->stop();
    const auto copy = EngineStore::open(QDir(backup).filePath(QStringLiteral("regimescope.sqlite")),
                                        m_engine->key, Access::Read);
    QVERIFY2(copy.ok(), copy ? "" : copy.error().message.c_str());
    QVERIFY(*(*copy)->candles().newest(m_engine->key, 10'000) == m_engine->storedCandles());
    QVERIFY(*(*copy)->ledger().newest(10'000) == m_engine->ledgerRows());
    QVERIFY(!m_engine->ledgerRows().empty());
    QVERIFY(filesIn(backup + QStringLiteral("/models")) == filesIn(modelDir(m_dataDir)));
    QVERIFY(!filesIn(modelDir(m_dataDir)).empty());
    QVERIFY(QFile::exists(backup + QStringLiteral("/snapshot-XDGUSD-1.json")));
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*.part")}, QDir::Dirs).isEmpty());
}

void TestBackup::theEngineGoesOnWithWhatIsRestored()
{
    const QString backup = backUp();
    const std::vector<LedgerRow> rows = m_engine->ledgerRows();
    const QStringList models = m_engine->modelIds();
    m_engine->train();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->modelIds().size() > models.size(), 20'000);
    m_world->clock.advance(60);
    m_engine->retry();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest() && !m_engine->snapshot.training, 20'000);

    m_engine->events.clear();
    m_engine->restoreBackup(backup);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasEvent(QStringLiteral("Restored from ")), 20'000);
    QVERIFY2(!m_engine->backups.back().failed, qPrintable(m_engine->backups.back().message));
    // The candle that came since is there again.
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->ledgerRows().size() > rows.size(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest(), 20'000);
    QCOMPARE(m_engine->modelIds(), models);
    const std::vector<LedgerRow> now = m_engine->ledgerRows();
    QVERIFY(std::equal(rows.begin(), rows.end(), now.begin()));
    // What was replaced is still there.
    const QStringList aside =
        QDir(m_dataDir).entryList({QStringLiteral("before-restore-*")}, QDir::Dirs);
    QCOMPARE(aside.size(), 1);
    QVERIFY(filesIn(m_dataDir + u'/' + aside.first() + QStringLiteral("/models")).size() > 1);
    QVERIFY(QDir(m_dataDir).entryList({QStringLiteral("restoring-*")}, QDir::Dirs).isEmpty());
}

void TestBackup::whatCannotBeRestoredChangesNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("another folder") << QStringLiteral("none") << QStringLiteral("is no backup");
    QTest::newRow("a cut store") << QStringLiteral("cut") << QStringLiteral("is damaged");
    QTest::newRow("a newer program's") << QStringLiteral("newer") << QStringLiteral("newer");
}

void TestBackup::whatCannotBeRestoredChangesNothing()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    const QString backup = backUp();
    const QString store = QDir(backup).filePath(QStringLiteral("regimescope.sqlite"));
    m_engine->stop();
    QByteArray content = contentOf(store);
    if (what == u"none")
        QVERIFY(QFile::remove(store));
    else if (what == u"cut")
        QVERIFY(writeContent(store, content.left(content.size() / 2)));
    else // user_version: https://www.sqlite.org/fileformat.html
        QVERIFY(writeContent(store, content.replace(60, 4, QByteArray("\0\0\x7f\0", 4))));
    const auto before = keptContent();
    const auto restored = restoreBackup(kept(), backup);
    QVERIFY(!restored);
    QVERIFY2(QString::fromStdString(restored.error().message).contains(words),
             restored.error().message.c_str());
    QVERIFY(keptContent() == before);
}

void TestBackup::aStoreInUseIsNotReplaced()
{
    const QString backup = backUp();
    const auto restored = restoreBackup(kept(), backup);
    QVERIFY(!restored);
    QVERIFY(QString::fromStdString(restored.error().message).contains(QStringLiteral("in use")));
}

void TestBackup::aFolderThatCannotBeWrittenIsNamed()
{
    const QString folder = m_folder->filePath(QStringLiteral("not there"));
    const auto made = makeBackup(kept(), folder);
    QVERIFY(!made);
    QVERIFY(QString::fromStdString(made.error().message).contains(folder));
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
