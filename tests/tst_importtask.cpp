// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/enginestage.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace regime;
using namespace regime::test;

namespace
{

constexpr int manyRows = 150'000;

QByteArray candleFile(int rows)
{
    QByteArray content;
    for (int i = 0; i < rows; ++i)
        content += QByteArray::number(1'600'000'020 + qint64{60} * i) + ",1,2,0.5,1.5,10,3\n";
    return content;
}

} // namespace

/** A file comes in through the window's engine, beside everything else. */
class TestImportTask : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pollsAndTicksGoOnMeanwhile();
    void aCancelledImportKeepsNothing();
    void aDryRunOnlyCounts();
    void whatCannotBeImportedIsSaid_data();
    void whatCannotBeImportedIsSaid();
    void importedCandlesCountAtOnce();
    void olderCandlesAreRemovedWhenAsked();

private:
    QString write(const char* name, const QByteArray& content) const;
    void waitForEnd();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
    std::unique_ptr<EngineStage> m_engine;
};

void TestImportTask::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>(1.0);
    m_engine = std::make_unique<EngineStage>(*m_world, m_folder->filePath(QStringLiteral("store")));
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest() && !m_engine->snapshot.training, 20'000);
}

QString TestImportTask::write(const char* name, const QByteArray& content) const
{
    const QString path = m_folder->filePath(QLatin1String(name));
    return writeContent(path, content) ? path : QString();
}

void TestImportTask::waitForEnd()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_engine->imports.empty() && !m_engine->imports.back().isRunning(),
                             60'000);
}

void TestImportTask::pollsAndTicksGoOnMeanwhile()
{
    m_engine->importFile({write("XBTUSD_1.csv", candleFile(manyRows)), {}, 0, false});
    QTRY_VERIFY(!m_engine->imports.empty());
    m_world->clock.advance(60);
    m_engine->retry();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest(), 20'000);
    QVERIFY(m_engine->imports.back().isRunning());
    waitForEnd();
    const ImportStatus& status = m_engine->imports.back();
    QCOMPARE(status.stage, ImportStage::Finished);
    QCOMPARE(status.added, manyRows);
    QCOMPARE(status.pair, QStringLiteral("XBTUSD"));
    QCOMPARE(status.intervalMin, 1);
    QCOMPARE(status.progress, 1.0);
    // Never backwards, through all stages.
    for (std::size_t i = 1; i < m_engine->imports.size(); ++i)
        QVERIFY(m_engine->imports[i].progress >= m_engine->imports[i - 1].progress &&
                m_engine->imports[i].stage >= m_engine->imports[i - 1].stage);
    QVERIFY(m_engine->ledgerRows().back().candleTimeSec == m_engine->newestClosedSec());
}

void TestImportTask::aCancelledImportKeepsNothing()
{
    // So long that it is still under way when a busy machine lets this thread say so.
    m_engine->importFile({write("XDGUSD_1.csv", candleFile(4 * manyRows)), {}, 0, false});
    QTRY_VERIFY(!m_engine->imports.empty());
    m_engine->cancelImport();
    waitForEnd();
    QCOMPARE(m_engine->imports.back().stage, ImportStage::Cancelled);
    QCOMPARE(m_engine->storedCandles().size(), 720u);
    QVERIFY(m_engine->imports.back().message.contains(QStringLiteral("nothing was kept")));
}

void TestImportTask::aDryRunOnlyCounts()
{
    m_engine->importFile({write("XDGUSD_1.csv", candleFile(100) + "nonsense\n"), {}, 0, true});
    waitForEnd();
    const ImportStatus& status = m_engine->imports.back();
    QCOMPARE(status.stage, ImportStage::Finished);
    QCOMPARE(status.added, 100);
    QCOMPARE(status.refusedCount, 1);
    QCOMPARE(status.refused.front().line, 101);
    QVERIFY(status.message.contains(QStringLiteral("would be added")));
    QCOMPARE(m_engine->storedCandles().size(), 720u);
}

void TestImportTask::whatCannotBeImportedIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("no file") << QStringLiteral("none/XDGUSD_1.csv") << QByteArray()
                             << QStringLiteral("No such file");
    QTest::newRow("no pair") << QStringLiteral("candles.csv") << candleFile(5)
                             << QStringLiteral("begin with a pair");
    QTest::newRow("web page") << QStringLiteral("XDGUSD_1.csv") << QByteArray("<html>\n")
                              << QStringLiteral("neither a candle row");
}

void TestImportTask::whatCannotBeImportedIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const QString path = m_folder->filePath(name);
    if (!content.isEmpty())
        QVERIFY(writeContent(path, content));
    m_engine->importFile({path, {}, 0, false});
    waitForEnd();
    QCOMPARE(m_engine->imports.back().stage, ImportStage::Failed);
    QVERIFY2(m_engine->imports.back().message.contains(words),
             qPrintable(m_engine->imports.back().message));
}

void TestImportTask::importedCandlesCountAtOnce()
{
    m_engine->importFile({write("XDGUSD_1.csv", candleFile(1000)), {}, 0, false});
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->health.samples, 1720, 20'000);
    QCOMPARE(m_engine->health.fromCsv, 1000);
    QVERIFY(m_engine->hasEvent(QStringLiteral("XDGUSD_1.csv: ")));
    // All of the store are counted at the next heartbeat.
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->health.storeText.contains(QStringLiteral("720 candles")),
                             20'000);
}

void TestImportTask::olderCandlesAreRemovedWhenAsked()
{
    m_engine->importFile({write("XDGUSD_1.csv", candleFile(1000)), {}, 0, false});
    waitForEnd();
    QCOMPARE(m_engine->storedCandles().size(), 1720u);
    m_engine->stop();
    m_engine->set("HMM_OHLCV_RETENTION_DAYS", QStringLiteral("1"));
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasEvent(QStringLiteral("older than 24 h removed")), 60'000);
    QCOMPARE(m_engine->storedCandles().size(), 720u);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->health.samples, 720, 20'000);
    QVERIFY(!m_engine->ledgerRows().empty());
}

QTEST_GUILESS_MAIN(TestImportTask)
#include "tst_importtask.moc"
