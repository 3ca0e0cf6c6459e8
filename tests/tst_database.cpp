// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bulktransaction.h"
#include "core/store/database.h"
#include "core/store/sqlitecandlestore.h"
#include "core/store/writerlock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace regime;

namespace
{

const SeriesKey series{QStringLiteral("XDGUSD"), 1};
constexpr int storedCandles = 2000;

std::vector<Candle> makeCandles(int n)
{
    std::vector<Candle> candles;
    for (int i = 0; i < n; ++i)
        candles.push_back({.openTimeSec = 1'700'000'040 + 60 * i,
                           .open = 0.1,
                           .high = 0.12 + i * 1e-6,
                           .low = 0.09,
                           .close = 0.11,
                           .volume = 100.5,
                           .tradeCount = 7,
                           .source = CandleSource::Ohlc,
                           .quiet = false});
    return candles;
}

QString errorOf(const QString& path, Access access = Access::Write)
{
    const Result<DatabaseOpening> opening = Database::open(path, storeSchema(), access);
    return opening ? QString() : QString::fromStdString(opening.error().message);
}

void makeStore(const QString& path)
{
    Result<DatabaseOpening> opening = Database::open(path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    const Result<UpsertCounts> counts =
        SqliteCandleStore(opening->database).upsert(series, makeCandles(storedCandles));
    QVERIFY(counts.ok());
    QCOMPARE(counts->inserted, storedCandles);
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

QString asideOf(const QString& folder)
{
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.corrupt-*")}, QDir::Files);
    for (const QString& name : names)
        if (!name.endsWith(QLatin1String("-wal")) && !name.endsWith(QLatin1String("-shm")))
            return folder + QLatin1Char('/') + name;
    return {};
}

qint64 pragma(const Database& database, const char* name)
{
    Result<QSqlQuery> query = database.query(QStringLiteral("PRAGMA %1").arg(QLatin1String(name)));
    return query && query->next() ? query->value(0).toLongLong() : -1;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void makesPrivateFolderAndFile();
    void settingsAreInForce();
    void aSecondWriterIsRefusedByName();
    void aDeadWritersLockHoldsNobodyUp_data();
    void aDeadWritersLockHoldsNobodyUp();
    void readsBesideTheWriter();
    void readingNeedsAStore();
    void freeAgainWhenClosed();
    void newerSchemaIsRefusedUntouched();
    void strangersFileIsRefusedUntouched();
    void damageIsSetAside_data();
    void damageIsSetAside();
    void asideFilesNeverOverwriteEachOther();
    void emptyFileBecomesAStore();
    void storeKilledWhileItWasMadeIsBegunAgain();
    void journalOfALostFileIsKept();
    void flippedBytesNeverCrashOrLoseTheFile();
    void folderInItsPlaceIsNamed();
    void folderThatCannotBeMadeIsNamed();
    void readOnlyFolderIsNamed();
    void fullDiskIsASentenceAndKeepsWhatWasThere();
    void worksInMemory();
    void transactionsAreAllOrNothing();
    void aCrashLeavesAllOfABulkTransactionOrNothing_data();
    void aCrashLeavesAllOfABulkTransactionOrNothing();
    void aPreparedCommitHasLittleLeftToWrite();
    void otherWorkGoesOnBehindABulkTransaction();
    void aBulkTransactionLeavesTheSettingsAsTheyWere();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("data/regimescope.sqlite"));
}

void TestDatabase::makesPrivateFolderAndFile()
{
    const Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    QVERIFY(opening->notice.isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    for (const QString& path :
         {QFileInfo(m_path).path(), m_path, m_path + QStringLiteral("-wal")}) {
        QVERIFY2(QFileInfo::exists(path), qPrintable(path));
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
    }
}

void TestDatabase::settingsAreInForce()
{
    const Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    const Database& database = opening->database;
    QCOMPARE(pragma(database, "synchronous"), 2);
    QCOMPARE(pragma(database, "foreign_keys"), 1);
    QCOMPARE(pragma(database, "trusted_schema"), 0);
    QCOMPARE(pragma(database, "journal_size_limit"), 4 * 1024 * 1024);
    QCOMPARE(pragma(database, "user_version"), storeSchema().version());
    Result<QSqlQuery> mode = database.query(QStringLiteral("PRAGMA journal_mode"));
    QVERIFY(mode.ok() && mode->next());
    QCOMPARE(mode->value(0).toString(), QStringLiteral("wal"));
}

void TestDatabase::aSecondWriterIsRefusedByName()
{
    const Result<DatabaseOpening> first = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(first.ok());
    QCOMPARE(errorOf(m_path), QStringLiteral("the store is in use by RegimeScope (pid %1); use its "
                                             "Data page or stop it")
                                  .arg(::getpid()));
}

void TestDatabase::aDeadWritersLockHoldsNobodyUp_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("killed before it wrote who it is") << QByteArray();
    QTest::newRow("its number is another program's now") << QByteArray("1\n");
    QTest::newRow("its number is this program's now") << QByteArray::number(::getpid());
}

void TestDatabase::aDeadWritersLockHoldsNobodyUp()
{
    QFETCH(QByteArray, left);
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    writeContent(m_path + QStringLiteral(".lock"), left);
    QVERIFY(!writerPid(m_path));
    const Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY2(opening.ok(), opening ? "" : opening.error().message.c_str());
    QCOMPARE(writerPid(m_path).value_or(0), ::getpid());
}

void TestDatabase::readsBesideTheWriter()
{
    Result<DatabaseOpening> writer = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(writer.ok());
    SqliteCandleStore written(writer->database);
    QVERIFY(written.upsert(series, makeCandles(3)).ok());
    Result<DatabaseOpening> reader = Database::open(m_path, storeSchema(), Access::Read);
    QVERIFY(reader.ok());
    SqliteCandleStore read(reader->database);
    QCOMPARE(read.newest(series, 10)->size(), 3u);
    QVERIFY(!read.upsert(series, makeCandles(5)).ok());
    QCOMPARE(written.newest(series, 10)->size(), 3u);
}

void TestDatabase::readingNeedsAStore()
{
    QVERIFY(errorOf(m_path, Access::Read).contains(QStringLiteral("There is no store")));
    QVERIFY(!QFileInfo::exists(m_path));
}

void TestDatabase::freeAgainWhenClosed()
{
    makeStore(m_path);
    Result<DatabaseOpening> again = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(again.ok());
    QVERIFY(again->notice.isEmpty());
    QCOMPARE(SqliteCandleStore(again->database).newest(series, 5000)->size(),
             std::size_t{storedCandles});
}

void TestDatabase::newerSchemaIsRefusedUntouched()
{
    makeStore(m_path);
    {
        Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
        QVERIFY(opening.ok());
        QVERIFY(opening->database.query(QStringLiteral("PRAGMA user_version = 999")).ok());
    }
    const QByteArray before = contentOf(m_path);
    for (const Access access : {Access::Write, Access::Read})
        QVERIFY2(errorOf(m_path, access).contains(QStringLiteral("newer RegimeScope (schema 999")),
                 qPrintable(errorOf(m_path, access)));
    QCOMPARE(contentOf(m_path), before);
}

void TestDatabase::strangersFileIsRefusedUntouched()
{
    {
        Result<DatabaseOpening> replay = Database::open(m_path, replaySchema(), Access::Write);
        QVERIFY(replay.ok());
    }
    const QByteArray before = contentOf(m_path);
    QVERIFY(errorOf(m_path).contains(QStringLiteral("belongs to another program")));
    QCOMPARE(contentOf(m_path), before);
}

void TestDatabase::damageIsSetAside_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind :
         {"cut in half", "cut to a few bytes", "zeroed page", "zeroed header", "text instead"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestDatabase::damageIsSetAside()
{
    QFETCH(QString, kind);
    makeStore(m_path);
    QByteArray content = contentOf(m_path);
    QVERIFY(content.size() > 20 * 4096);
    if (kind == QLatin1String("cut in half"))
        content.truncate(content.size() / 2);
    else if (kind == QLatin1String("cut to a few bytes"))
        content.truncate(50);
    else if (kind == QLatin1String("zeroed page"))
        content.replace(10 * 4096, 4096, QByteArray(4096, '\0'));
    else if (kind == QLatin1String("zeroed header"))
        content.replace(0, 100, QByteArray(100, '\0'));
    else
        content = QByteArray("these are not the candles you are looking for\n").repeated(200);
    writeContent(m_path, content);

    Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    const QString aside = asideOf(QFileInfo(m_path).path());
    QVERIFY(!aside.isEmpty());
    QCOMPARE(contentOf(aside), content);
    QVERIFY2(opening->notice.contains(aside), qPrintable(opening->notice));
    SqliteCandleStore store(opening->database);
    QVERIFY(store.newest(series, 1)->empty());
    QCOMPARE(store.upsert(series, makeCandles(4))->inserted, 4);
}

void TestDatabase::asideFilesNeverOverwriteEachOther()
{
    for (int i = 0; i < 3; ++i) {
        makeStore(m_path);
        writeContent(m_path, QByteArray(5000, static_cast<char>('a' + i)));
        QVERIFY(errorOf(m_path).isEmpty());
        QVERIFY(QFile::remove(m_path));
    }
    QSet<QByteArray> contents;
    const QDir folder(QFileInfo(m_path).path());
    for (const QString& name : folder.entryList({QStringLiteral("*.corrupt-*")}))
        contents.insert(contentOf(folder.filePath(name)).left(1));
    QCOMPARE(contents, (QSet<QByteArray>{"a", "b", "c"}));
}

void TestDatabase::emptyFileBecomesAStore()
{
    makeStore(m_path);
    writeContent(m_path, {});
    const Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    QVERIFY(opening->notice.contains(QStringLiteral("was an empty file")));
}

void TestDatabase::storeKilledWhileItWasMadeIsBegunAgain()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
    const QString name = QStringLiteral("half made");
    const QString path = m_folder->filePath(name);
    {
        QSqlDatabase making = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        making.setDatabaseName(path);
        QVERIFY(making.open());
        for (const char* sql : {"PRAGMA cache_size = 1", "BEGIN", "CREATE TABLE t (x)",
                                "INSERT INTO t SELECT randomblob(1000) FROM pragma_function_list"})
            QVERIFY(QSqlQuery(making).exec(QLatin1String(sql)));
        // What a kill at this moment would leave.
        for (const QString& suffix : {QString(), QStringLiteral("-journal")})
            QVERIFY(QFile::copy(path + suffix, m_path + suffix));
    }
    QSqlDatabase::removeDatabase(name);
    QVERIFY(QFileInfo(m_path).size() > 0);
    makeStore(m_path);
    QVERIFY(asideOf(QFileInfo(m_path).path()).isEmpty());
}

void TestDatabase::journalOfALostFileIsKept()
{
    makeStore(m_path);
    const QByteArray journal(40000, 'j');
    QVERIFY(QFile::remove(m_path));
    writeContent(m_path + QStringLiteral("-wal"), journal);
    const Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    const QDir folder(QFileInfo(m_path).path());
    const QStringList kept = folder.entryList({QStringLiteral("*.corrupt-*-wal")});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(contentOf(folder.filePath(kept.front())), journal);
    QVERIFY(!opening->notice.isEmpty());
}

void TestDatabase::flippedBytesNeverCrashOrLoseTheFile()
{
    makeStore(m_path);
    const QByteArray sound = contentOf(m_path);
    QRandomGenerator random(20240701);
    for (int i = 0; i < 200; ++i) {
        QDir(QFileInfo(m_path).path()).removeRecursively();
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QByteArray content = sound;
        // Half of them in the header and the first page, where most depends on every byte.
        const auto limit = i % 2 == 0 ? 4096 : static_cast<quint32>(content.size());
        const qsizetype at = random.bounded(limit);
        content[at] = static_cast<char>(content[at] ^ (1 << random.bounded(8)));
        writeContent(m_path, content);

        Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
        const QString where = QStringLiteral("byte %1").arg(at);
        if (!opening) {
            QVERIFY2(!opening.error().message.empty(), qPrintable(where));
            QCOMPARE(contentOf(m_path), content);
            continue;
        }
        const Result<std::vector<Candle>> candles =
            SqliteCandleStore(opening->database).newest(series, 5000);
        if (opening->notice.isEmpty()) {
            QVERIFY2(!candles.ok() || candles->size() <= std::size_t{storedCandles},
                     qPrintable(where));
        } else {
            QVERIFY2(candles.ok() && candles->empty(), qPrintable(where));
            QCOMPARE(contentOf(asideOf(QFileInfo(m_path).path())), content);
        }
    }
}

void TestDatabase::folderInItsPlaceIsNamed()
{
    QVERIFY(QDir().mkpath(m_path));
    QVERIFY(
        errorOf(m_path).contains(QStringLiteral("folder or device where the store file should")));
    QVERIFY(QFileInfo(m_path).isDir());
}

void TestDatabase::folderThatCannotBeMadeIsNamed()
{
    const QString file = m_folder->filePath(QStringLiteral("file"));
    writeContent(file, "x");
    const QString message = errorOf(file + QStringLiteral("/data/regimescope.sqlite"));
    QVERIFY2(message.contains(file) && message.contains(QStringLiteral("--data-dir")),
             qPrintable(message));
}

void TestDatabase::readOnlyFolderIsNamed()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    const QString folder = QFileInfo(m_path).path();
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const QString message = errorOf(m_path);
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY2(message.contains(QStringLiteral("cannot be written")), qPrintable(message));
}

void TestDatabase::fullDiskIsASentenceAndKeepsWhatWasThere()
{
    makeStore(m_path);
    Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    SqliteCandleStore store(opening->database);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{static_cast<rlim_t>(QFileInfo(m_path).size()), before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
    const Result<UpsertCounts> counts = store.upsert(series, makeCandles(100'000));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_DFL);
    QVERIFY(!counts.ok());
    const QString message = QString::fromStdString(counts.error().message);
    QVERIFY2(message.contains(m_path) && message.contains(QStringLiteral("disk")),
             qPrintable(message));
    QCOMPARE(store.newest(series, 200'000)->size(), std::size_t{storedCandles});
    QCOMPARE(store.upsert(series, makeCandles(storedCandles + 1))->inserted, 1);
}

void TestDatabase::worksInMemory()
{
    Result<Database> database = Database::openInMemory(storeSchema());
    QVERIFY(database.ok());
    QCOMPARE(database->sizeBytes(), 0);
    QCOMPARE(SqliteCandleStore(*database).upsert(series, makeCandles(9))->inserted, 9);
}

void TestDatabase::transactionsAreAllOrNothing()
{
    Result<Database> opened = Database::openInMemory(storeSchema());
    QVERIFY(opened.ok());
    Database& database = *opened;
    SqliteCandleStore store(database);
    {
        Result<Transaction> outer = Transaction::begin(database);
        QVERIFY(outer.ok());
        QVERIFY(store.upsert(series, makeCandles(3)).ok());
    }
    QVERIFY(store.newest(series, 9)->empty());
    {
        Result<Transaction> outer = Transaction::begin(database);
        QVERIFY(outer.ok());
        QVERIFY(store.upsert(series, makeCandles(3)).ok());
        {
            Result<Transaction> inner = Transaction::begin(database);
            QVERIFY(inner.ok());
        }
        QVERIFY2(!outer->commit().ok(), "a part that failed must not be kept in half");
    }
    QVERIFY(store.newest(series, 9)->empty());
    {
        Result<Transaction> outer = Transaction::begin(database);
        QVERIFY(outer.ok());
        QVERIFY(store.upsert(series, makeCandles(3)).ok());
        QVERIFY(outer->commit().ok());
    }
    QCOMPARE(store.newest(series, 9)->size(), 3u);
}

void TestDatabase::aCrashLeavesAllOfABulkTransactionOrNothing_data()
{
    QTest::addColumn<bool>("prepared");
    QTest::addColumn<bool>("committed");
    QTest::addColumn<bool>("carriedOver");
    QTest::newRow("before the commit") << false << false << false;
    QTest::newRow("with the commit prepared") << true << false << false;
    QTest::newRow("behind the commit") << true << true << false;
    QTest::newRow("with the journal in the file") << true << true << true;
}

/** What a killed process leaves is what lies in its files. */
void TestDatabase::aCrashLeavesAllOfABulkTransactionOrNothing()
{
    QFETCH(bool, prepared);
    QFETCH(bool, committed);
    QFETCH(bool, carriedOver);
    constexpr int rows = 60'000; // more than the cache holds
    const std::vector<Candle> candles = makeCandles(rows);
    makeStore(m_path);
    Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    Database& database = opening->database;
    const auto bulk = BulkTransaction::begin(database);
    QVERIFY(bulk.ok());
    for (int from = 0; from < rows; from += 5000) {
        const auto slice = std::span(candles).subspan(static_cast<std::size_t>(from), 5000);
        QVERIFY(SqliteCandleStore(database).upsert(series, slice).ok());
        (*bulk)->endSlice();
    }
    while (prepared && !*(*bulk)->prepareCommit(std::chrono::milliseconds(20))) {
    }
    if (committed)
        QVERIFY((*bulk)->commit().ok());
    while (carriedOver && !(*bulk)->isSettled(std::chrono::milliseconds(20))) {
    }

    const QString left = m_folder->filePath(QStringLiteral("left.sqlite"));
    QVERIFY(QFile::copy(m_path, left));
    if (!carriedOver)
        QVERIFY(QFile::copy(m_path + QStringLiteral("-wal"), left + QStringLiteral("-wal")));
    Result<DatabaseOpening> after = Database::open(left, storeSchema(), Access::Write);
    QVERIFY(after.ok());
    QVERIFY2(after->notice.isEmpty(), qPrintable(after->notice));
    Result<QSqlQuery> check = after->database.query(QStringLiteral("PRAGMA integrity_check"));
    QVERIFY(check && check->next());
    QCOMPARE(check->value(0).toString(), QStringLiteral("ok"));
    const auto stored = SqliteCandleStore(after->database).newest(series, 2 * rows);
    QCOMPARE(std::ssize(*stored), committed ? rows : storedCandles);
}

void TestDatabase::aPreparedCommitHasLittleLeftToWrite()
{
    constexpr qint64 pageBytes = 4096;
    Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    const auto journalBytes = [&] { return QFileInfo(m_path + QStringLiteral("-wal")).size(); };
    const auto bulk = BulkTransaction::begin(opening->database);
    QVERIFY(bulk.ok());
    QVERIFY(SqliteCandleStore(opening->database).upsert(series, makeCandles(20'000)).ok());
    const qint64 before = journalBytes();
    while (!*(*bulk)->prepareCommit(std::chrono::milliseconds(20))) {
    }
    const qint64 prepared = journalBytes();
    QVERIFY(prepared - before > 300 * pageBytes);
    QVERIFY((*bulk)->commit().ok());
    QVERIFY2(journalBytes() - prepared < 10 * pageBytes,
             qPrintable(QString::number(journalBytes() - prepared)));
}

void TestDatabase::otherWorkGoesOnBehindABulkTransaction()
{
    const std::vector<Candle> candles = makeCandles(60'001);
    Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    SqliteCandleStore store(opening->database);
    {
        const auto bulk = BulkTransaction::begin(opening->database);
        QVERIFY(bulk.ok());
        QVERIFY(store.upsert(series, std::span(candles).first(60'000)).ok());
        QVERIFY((*bulk)->commit().ok());
        QCOMPARE(store.newest(series, 100'000)->size(), 60'000u);
        QCOMPARE(store.upsert(series, candles)->inserted, 1);
        QVERIFY((*bulk)->isSettled(std::chrono::milliseconds(0))); // the write has waited for it
    }
    QVERIFY(*store.newest(series, 100'000) == candles);
    Result<QSqlQuery> check = opening->database.query(QStringLiteral("PRAGMA integrity_check"));
    QVERIFY(check && check->next());
    QCOMPARE(check->value(0).toString(), QStringLiteral("ok"));
}

void TestDatabase::aBulkTransactionLeavesTheSettingsAsTheyWere()
{
    Result<DatabaseOpening> opening = Database::open(m_path, storeSchema(), Access::Write);
    QVERIFY(opening.ok());
    const auto settings = [&] {
        return std::pair(pragma(opening->database, "cache_size"),
                         pragma(opening->database, "wal_autocheckpoint"));
    };
    const auto before = settings();
    {
        const auto bulk = BulkTransaction::begin(opening->database);
        QVERIFY(bulk.ok() && settings() != before);
    }
    QCOMPARE(settings(), before);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
