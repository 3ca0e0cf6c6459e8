// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/enginestage.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace regime;
using namespace regime::test;

/** A setting changed while the engine runs. */
class TestSettingChange : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void takesEffectAtOnce();
    void waitsForTheNextStartWhereItMust();
    void leavesEverythingWhenRefused();
    void mendsAWrongLine();

private:
    QByteArray written() const
    {
        QFile file(m_engine->configFile);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    const SettingEntry* entry(const char* key) const
    {
        const auto found =
            std::ranges::find(m_engine->settings, QLatin1String(key), &SettingEntry::key);
        return found == m_engine->settings.end() ? nullptr : &*found;
    }
    void change(const char* key, const char* value)
    {
        m_engine->changeSetting({QString::fromLatin1(key), QString::fromLatin1(value)});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimulatedWorld> m_world;
    std::unique_ptr<EngineStage> m_engine;
};

void TestSettingChange::init()
{
    m_engine.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_unique<SimulatedWorld>();
    m_engine = std::make_unique<EngineStage>(*m_world, m_folder->filePath(QStringLiteral("store")));
    m_engine->configFile = m_folder->filePath(QStringLiteral("regimescope.ini"));
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->hasAnsweredNewest(), 20'000);
}

void TestSettingChange::takesEffectAtOnce()
{
    QCOMPARE(m_engine->snapshot.confidenceThreshold, 0.15);
    const std::uint64_t sequence = m_engine->snapshot.sequence;
    const QString modelId = m_engine->snapshot.modelId;
    change("HMM_CONFIDENCE_THRESHOLD", "0.3");
    QTRY_VERIFY(entry("HMM_CONFIDENCE_THRESHOLD"));
    QCOMPARE(entry("HMM_CONFIDENCE_THRESHOLD")->value, QStringLiteral("0.3"));
    QCOMPARE(entry("HMM_CONFIDENCE_THRESHOLD")->origin, QStringLiteral("file"));
    QCOMPARE(written(), QByteArray("HMM_CONFIDENCE_THRESHOLD=0.3\n"));
    QTRY_COMPARE(m_engine->snapshot.confidenceThreshold, 0.3);
    QVERIFY(m_engine->snapshot.sequence > sequence);
    QVERIFY(
        m_engine->hasEvent(QStringLiteral("HMM_CONFIDENCE_THRESHOLD changed from 0.15 to 0.3")));
    // The model goes on, and so do the candles.
    QTRY_VERIFY(m_engine->hasAnsweredNewest());
    QCOMPARE(m_engine->snapshot.modelId, modelId);
    m_world->clock.advance(60);
    QTRY_VERIFY(m_engine->hasAnsweredNewest());
    QCOMPARE(m_engine->failure, QString());
}

void TestSettingChange::waitsForTheNextStartWhereItMust()
{
    change("KRAKEN_PAIR", "XBTUSD");
    QTRY_VERIFY(entry("KRAKEN_PAIR"));
    QCOMPARE(entry("KRAKEN_PAIR")->value, QStringLiteral("XDGUSD"));
    QCOMPARE(entry("KRAKEN_PAIR")->nextValue, QStringLiteral("XBTUSD"));
    QVERIFY(entry("KRAKEN_PAIR")->atNextStart);
    QCOMPARE(written(), QByteArray("KRAKEN_PAIR=XBTUSD\n"));
    m_world->clock.advance(60);
    QTRY_VERIFY(m_engine->hasAnsweredNewest());
    QCOMPARE(m_engine->health.pair, QStringLiteral("XDGUSD"));
}

void TestSettingChange::leavesEverythingWhenRefused()
{
    change("HMM_N_STATES", "99");
    QTRY_VERIFY(m_engine->refusal.contains(QLatin1String("HMM_N_STATES=99 is not allowed")));
    QVERIFY(m_engine->settings.isEmpty());
    QVERIFY(!QFile::exists(m_engine->configFile));
    // Set on the test's command line, as it were.
    change("HMM_N_STARTS", "3");
    QTRY_VERIFY(m_engine->refusal.contains(QLatin1String("set by the command line")));
    QVERIFY(m_engine->hasAnsweredNewest());
}

void TestSettingChange::mendsAWrongLine()
{
    QFile file(m_engine->configFile);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# mine\nCONFIRM_CANDLES=no\n") > 0);
    file.close();
    change("CONFIRM_CANDLES", "7");
    QTRY_VERIFY(entry("CONFIRM_CANDLES"));
    QCOMPARE(written(), QByteArray("# mine\nCONFIRM_CANDLES=7\n"));
}

QTEST_GUILESS_MAIN(TestSettingChange)
#include "tst_settingchange.moc"
