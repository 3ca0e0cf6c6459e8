// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/snapshotfile.h"

#include "core/store/durablefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 5};

SavedState stateAt(double timeSec)
{
    SavedState state;
    state.answer = SavedAnswer{.regime = Regime::Bullish,
                               .probabilities = {0.1, 0.2, 0.7},
                               .confidence = 0.5,
                               .biasSignal = 0.6,
                               .lastUpdateSec = timeSec,
                               .observationCount = 50};
    state.lastTrainSec = timeSec - 1000.5;
    state.trained = true;
    state.modelId = QStringLiteral("m-7");
    state.jump = SavedAnswer{.regime = Regime::Ranging,
                             .probabilities = {0.25, 0.5, 0.25},
                             .confidence = 0.25,
                             .biasSignal = -0.1,
                             .lastUpdateSec = timeSec - 60,
                             .observationCount = 300};
    state.jumpModelId = QStringLiteral("j7");
    state.backfillLastAtSec = timeSec - 5;
    state.backfillLastRows = 720;
    state.backfillLastMessage = QStringLiteral("720 candles; Kraken serves no more");
    return state;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeContent(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestSnapshotFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void savesAndRestores();
    void hasTheAgreedNamesAndKeys();
    void unknownIsNullAndComesBackAbsent();
    void readsAFileWithoutChecksum();
    void firstStartIsCleanAndSilent();
    void previousOneIsKeptAsBackup();
    void damagedFileFallsBack_data();
    void damagedFileFallsBack();
    void damagedFileWithoutBackupStartsClean();
    void readingLeavesADamagedFileAlone();
    void wrongValuesAreRefusedByKey_data();
    void wrongValuesAreRefusedByKey();
    void leftoversOfAKilledSaveAreRemoved();
    void fullDiskKeepsTheOldFile();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SnapshotFile> m_file;
};

void TestSnapshotFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = std::make_unique<SnapshotFile>(m_folder->path(), series);
}

void TestSnapshotFile::savesAndRestores()
{
    QVERIFY(m_file->save(stateAt(1000)).ok());
    const SnapshotRestore restore = m_file->load(Access::Write);
    QVERIFY(restore.state == stateAt(1000));
    QVERIFY(restore.notice.isEmpty());
    QVERIFY(!(QFile::permissions(m_file->path()) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestSnapshotFile::hasTheAgreedNamesAndKeys()
{
    QVERIFY(m_file->path().endsWith(QStringLiteral("/snapshot-XDGUSD-5.json")));
    QVERIFY(m_file->save(stateAt(1000)).ok());
    const QJsonObject json = QJsonDocument::fromJson(contentOf(m_file->path())).object();
    const QJsonObject state = json[QStringLiteral("_hmm_regime_state")].toObject();
    QCOMPARE(state.keys(),
             (QStringList{QStringLiteral("bias_signal"), QStringLiteral("confidence"),
                          QStringLiteral("last_update_ts"), QStringLiteral("observation_count"),
                          QStringLiteral("probabilities"), QStringLiteral("regime")}));
    QCOMPARE(state[QStringLiteral("regime")].toInt(), 2);
    QCOMPARE(json[QStringLiteral("_hmm_last_train_ts")].toDouble(), -0.5);
    QCOMPARE(json[QStringLiteral("_hmm_trained")].toBool(), true);
    QCOMPARE(json[QStringLiteral("_hmm_backfill_last_at")].toDouble(), 995.0);
    QCOMPARE(json[QStringLiteral("_hmm_backfill_last_rows")].toInt(), 720);
    QVERIFY(json[QStringLiteral("_hmm_backfill_last_message")].isString());
}

void TestSnapshotFile::unknownIsNullAndComesBackAbsent()
{
    QVERIFY(m_file->save({}).ok());
    const QJsonObject json = QJsonDocument::fromJson(contentOf(m_file->path())).object();
    for (const char* key : {"_hmm_regime_state", "_hmm_last_train_ts", "_hmm_backfill_last_at",
                            "_hmm_backfill_last_rows", "_hmm_model_id"})
        QVERIFY2(json.value(QLatin1String(key)).isNull(), key);
    QVERIFY(m_file->load(Access::Write).state == SavedState{});
}

void TestSnapshotFile::readsAFileWithoutChecksum()
{
    writeContent(m_file->path(), QJsonDocument(snapshotJson(stateAt(2000))).toJson());
    QVERIFY(m_file->load(Access::Write).state == stateAt(2000));
}

void TestSnapshotFile::firstStartIsCleanAndSilent()
{
    const SnapshotRestore restore = m_file->load(Access::Write);
    QVERIFY(!restore.state);
    QVERIFY(restore.notice.isEmpty());
}

void TestSnapshotFile::previousOneIsKeptAsBackup()
{
    QVERIFY(m_file->save(stateAt(1000)).ok());
    QVERIFY(m_file->save(stateAt(2000)).ok());
    QVERIFY(QFile::remove(m_file->path()));
    const SnapshotRestore restore = m_file->load(Access::Write);
    QVERIFY(restore.state == stateAt(1000));
    QVERIFY(restore.notice.contains(QStringLiteral("is missing")));
}

void TestSnapshotFile::damagedFileFallsBack_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"cut", "empty", "zeroed", "other digits", "not an object"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestSnapshotFile::damagedFileFallsBack()
{
    QFETCH(QString, kind);
    QVERIFY(m_file->save(stateAt(1000)).ok());
    QVERIFY(m_file->save(stateAt(2000)).ok());
    QByteArray content = contentOf(m_file->path());
    if (kind == QLatin1String("cut"))
        content.truncate(content.size() / 2);
    else if (kind == QLatin1String("empty"))
        content.clear();
    else if (kind == QLatin1String("zeroed"))
        content.fill('\0');
    else if (kind == QLatin1String("other digits"))
        content.replace("0.6", "0.9");
    else
        content = "[1, 2]";
    writeContent(m_file->path(), content);

    const SnapshotRestore restore = m_file->load(Access::Write);
    QVERIFY(restore.state == stateAt(1000));
    const QStringList aside =
        QDir(m_folder->path()).entryList({QStringLiteral("*.corrupt-*")}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QCOMPARE(contentOf(m_folder->filePath(aside.front())), content);
    QVERIFY2(restore.notice.contains(aside.front()), qPrintable(restore.notice));
    QVERIFY(m_file->save(stateAt(3000)).ok());
    QVERIFY(m_file->load(Access::Write).state == stateAt(3000));
}

void TestSnapshotFile::damagedFileWithoutBackupStartsClean()
{
    writeContent(m_file->path(), "{");
    const SnapshotRestore restore = m_file->load(Access::Write);
    QVERIFY(!restore.state);
    QVERIFY(restore.notice.contains(QStringLiteral("starts clean")));
    QVERIFY(!QFile::exists(m_file->path()));
}

void TestSnapshotFile::readingLeavesADamagedFileAlone()
{
    writeContent(m_file->path(), "{");
    QVERIFY(!m_file->load(Access::Read).state);
    QCOMPARE(contentOf(m_file->path()), QByteArray("{"));
}

void TestSnapshotFile::wrongValuesAreRefusedByKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto add = [](const char* key, const QJsonValue& value) {
        QTest::newRow(key) << QString::fromLatin1(key) << value;
    };
    add("regime", 3);
    add("probabilities", QJsonArray{0.5, 0.5});
    add("confidence", 1.5);
    add("bias_signal", QStringLiteral("much"));
    add("last_update_ts", -1);
    add("observation_count", QJsonValue::Null);
}

void TestSnapshotFile::wrongValuesAreRefusedByKey()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject json = snapshotJson(stateAt(1000));
    QJsonObject state = json[QStringLiteral("_hmm_regime_state")].toObject();
    state[key] = value;
    json[QStringLiteral("_hmm_regime_state")] = state;
    const Result<SavedState> read = readSnapshotJson(json);
    QVERIFY(!read.ok());
    QVERIFY(QString::fromStdString(read.error().message).startsWith(key));
}

void TestSnapshotFile::leftoversOfAKilledSaveAreRemoved()
{
    QVERIFY(m_file->save(stateAt(1000)).ok());
    QVERIFY(m_file->save(stateAt(2000)).ok());
    const QString leftover = m_file->path() + QStringLiteral(".aB3dE6");
    writeContent(leftover, "half");
    QVERIFY(m_file->load(Access::Read).state.has_value());
    QVERIFY(QFile::exists(leftover));
    QVERIFY(m_file->load(Access::Write).state.has_value());
    QVERIFY(!QFile::exists(leftover));
    QVERIFY(QFile::exists(m_file->path() + QStringLiteral(".bak")));
}

void TestSnapshotFile::fullDiskKeepsTheOldFile()
{
    const QString path = m_folder->filePath(QStringLiteral("file"));
    QVERIFY(writeDurably(path, "the old content").ok());
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{4096, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
    const Result<Done> written = writeDurably(path, QByteArray(5'000'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);
    QVERIFY(!written.ok());
    QCOMPARE(contentOf(path), QByteArray("the old content"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

QTEST_GUILESS_MAIN(TestSnapshotFile)
#include "tst_snapshotfile.moc"
