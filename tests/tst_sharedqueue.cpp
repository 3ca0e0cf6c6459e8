// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sharedqueue.h"
#include "core/store/sqlitecandlestore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace regime;

namespace
{

const SeriesKey doge{QStringLiteral("XDGUSD"), 1};
const SeriesKey bitcoin{QStringLiteral("XBTUSD"), 5};
const QString place = QStringLiteral("postgresql://db.example.org/market");

std::vector<Candle> candlesOf(const SeriesKey& series, std::int64_t from, std::int64_t count)
{
    std::vector<Candle> candles;
    for (std::int64_t i = from; i < from + count; ++i)
        candles.push_back(
            {series.intervalSec() * i, 1.1, 1.2, 1.0, 1.15, 10, 3, CandleSource::Ohlc, false});
    return candles;
}

/** A shared store that is another table of this program's own. */
struct OtherSide {
    Database database = std::move(*Database::openInMemory(storeSchema()));
    SqliteCandleStore candles{database};
};

} // namespace

/** What a shared store is sent: everything, once, whenever it was stored. */
class TestSharedQueue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void withoutALinkNothingIsQueued();
    void everyWriteIsQueuedInItsOrder();
    void aRevisionIsSentWithItsNewestValues();
    void whatWasStoredBeforeIsQueuedOldestFirst();
    void queueingStoredCandlesGoesOnAfterARestart();
    void whatIsWrittenMeanwhileComesOnce();
    void anotherPlaceBeginsWithAll();
    void withoutAPlaceTheQueueIsForgotten();
    void whatComesFromThereIsNotSentBack();

private:
    void reopen();
    void store(const SeriesKey& series, std::int64_t from, std::int64_t count);
    void queueAllStored();
    std::int64_t waiting() const { return *m_queue->count(); }

    QTemporaryDir m_folder;
    int m_number = 0;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteCandleStore> m_candles;
    std::unique_ptr<SharedQueue> m_queue;
};

void TestSharedQueue::init()
{
    ++m_number;
    reopen();
}

void TestSharedQueue::reopen()
{
    m_queue.reset();
    m_candles.reset();
    m_database.reset();
    auto opened = Database::open(m_folder.filePath(QStringLiteral("%1.sqlite").arg(m_number)),
                                 storeSchema(), Access::Write);
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    m_database = std::make_unique<Database>(std::move(opened->database));
    m_candles = std::make_unique<SqliteCandleStore>(*m_database);
    m_queue = std::make_unique<SharedQueue>(*m_database);
}

void TestSharedQueue::store(const SeriesKey& series, std::int64_t from, std::int64_t count)
{
    const auto candles = candlesOf(series, from, count);
    QCOMPARE(m_candles->upsert(series, candles)->inserted, count);
}

void TestSharedQueue::queueAllStored()
{
    int steps = 0;
    while (!*m_queue->queueStored(7))
        QVERIFY(++steps < 1000);
}

void TestSharedQueue::withoutALinkNothingIsQueued()
{
    store(doge, 0, 5);
    QVERIFY(*m_queue->queueStored(100));
    QCOMPARE(waiting(), 0);
}

void TestSharedQueue::everyWriteIsQueuedInItsOrder()
{
    QVERIFY(*m_queue->link(place));
    store(doge, 10, 2);
    reopen(); // another connection, as that of a command, queues as well
    store(doge, 0, 2);
    store(bitcoin, 0, 1);
    QVERIFY(!*m_queue->link(place));
    const SharedBatch first = *m_queue->next(100);
    QVERIFY(first.series == doge);
    QVERIFY(first.candles ==
            (std::vector<Candle>{candlesOf(doge, 10, 1)[0], candlesOf(doge, 11, 1)[0],
                                 candlesOf(doge, 0, 1)[0], candlesOf(doge, 1, 1)[0]}));
    QVERIFY(m_queue->remove(first).ok());
    QVERIFY(m_queue->next(100)->candles == candlesOf(bitcoin, 0, 1));
}

void TestSharedQueue::aRevisionIsSentWithItsNewestValues()
{
    QVERIFY(m_queue->link(place).ok());
    store(doge, 0, 2);
    const SharedBatch sent = *m_queue->next(1);
    std::vector<Candle> revised = candlesOf(doge, 0, 1);
    revised[0].close = 1.19;
    QCOMPARE(m_candles->upsert(doge, revised)->revised, 1);
    QVERIFY(m_queue->remove(sent).ok()); // the old values have arrived; the new ones wait
    QCOMPARE(waiting(), 2);
    QVERIFY(m_queue->next(100)->candles.back() == revised[0]);
}

void TestSharedQueue::whatWasStoredBeforeIsQueuedOldestFirst()
{
    store(doge, 50, 20);
    store(doge, 0, 20);
    store(bitcoin, 0, 10);
    QVERIFY(*m_queue->link(place));
    queueAllStored();
    QCOMPARE(waiting(), 50);
    OtherSide shared;
    QVERIFY(deliverAll(*m_queue, shared.candles).ok());
    QCOMPARE(waiting(), 0);
    QVERIFY(*shared.candles.newest(doge, 100) == *m_candles->newest(doge, 100));
    QVERIFY(*shared.candles.newest(bitcoin, 100) == *m_candles->newest(bitcoin, 100));
}

void TestSharedQueue::queueingStoredCandlesGoesOnAfterARestart()
{
    store(doge, 0, 20);
    QVERIFY(m_queue->link(place).ok());
    QVERIFY(!*m_queue->queueStored(8));
    QCOMPARE(waiting(), 8);
    const SharedBatch sent = *m_queue->next(100);
    QVERIFY(m_queue->remove(sent).ok());
    reopen();
    QVERIFY(!*m_queue->link(place));
    queueAllStored();
    QVERIFY(m_queue->next(100)->candles == candlesOf(doge, 8, 12));
    reopen();
    QVERIFY(*m_queue->queueStored(100));
    QCOMPARE(waiting(), 12);
}

void TestSharedQueue::whatIsWrittenMeanwhileComesOnce()
{
    store(doge, 0, 20);
    QVERIFY(m_queue->link(place).ok());
    QVERIFY(!*m_queue->queueStored(8));
    store(doge, 30, 5);
    queueAllStored();
    QCOMPARE(waiting(), 25);
    OtherSide shared;
    QVERIFY(deliverAll(*m_queue, shared.candles).ok());
    QVERIFY(*shared.candles.newest(doge, 100) == *m_candles->newest(doge, 100));
}

void TestSharedQueue::anotherPlaceBeginsWithAll()
{
    store(doge, 0, 20);
    QVERIFY(m_queue->link(place).ok());
    queueAllStored();
    QVERIFY(m_queue->remove(*m_queue->next(100)).ok());
    QVERIFY(*m_queue->link(QStringLiteral("https://abc.supabase.co")));
    queueAllStored();
    QCOMPARE(waiting(), 20);
}

void TestSharedQueue::withoutAPlaceTheQueueIsForgotten()
{
    store(doge, 0, 20);
    QVERIFY(m_queue->link(place).ok());
    queueAllStored();
    QVERIFY(m_queue->remove(*m_queue->next(15)).ok());
    QVERIFY(m_queue->unlink().ok());
    QCOMPARE(waiting(), 0);
    store(doge, 20, 5); // kept while nothing was sent anywhere
    QCOMPARE(waiting(), 0);
    QVERIFY(*m_queue->link(place));
    queueAllStored();
    QCOMPARE(waiting(), 25);
}

void TestSharedQueue::whatComesFromThereIsNotSentBack()
{
    store(doge, 0, 5);
    QVERIFY(m_queue->link(place).ok());
    queueAllStored();
    QCOMPARE(*m_queue->takeIn(*m_candles, doge, candlesOf(doge, 0, 8)), 3);
    QCOMPARE(waiting(), 5);
}

QTEST_GUILESS_MAIN(TestSharedQueue)
#include "tst_sharedqueue.moc"
