// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/fileseries.h"
#include "core/market/candlecsv.h"
#include "core/market/exchangethread.h"
#include "core/regime/replay.h"
#include "tests/support/enginestage.h"
#include "tests/support/program.h"
#include "tests/support/referencefile.h"
#include "tests/support/servedmarket.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <map>

using namespace regime;
using namespace regime::test;

namespace
{

const QByteArray replayHeader =
    "time,close,p_bear,p_range,p_bull,confidence,bias,regime,shown_regime,model_id,"
    "jump_regime,jump_p_bear,jump_p_range,jump_p_bull";

/** What the second opinion's walk over a file answers, by the candle's time. */
std::map<std::int64_t, RegimeProbabilities> jumpScores(const QString& path, std::size_t startRow)
{
    std::map<std::int64_t, RegimeProbabilities> scores;
    const auto file = readFileSeries(path, std::nullopt);
    if (!file)
        return scores;
    ReplayConfig config;
    config.start = file->rows[startRow];
    config.retrainEvery = static_cast<std::size_t>(1440 / file->intervalMin);
    if (const auto walk = replayJump(file->series, config))
        for (const ReplayRow& row : walk->rows)
            scores[row.estimate.candleTimeSec] = row.estimate.probabilities;
    return scores;
}

double sumOf(const QJsonValue& probabilities)
{
    double sum = 0;
    for (const char* name : {"bearish", "ranging", "bullish"})
        sum += probabilities[QLatin1String(name)].toDouble(-1);
    return sum;
}

/** "key:type" of each entry, sorted; what a reader of the status relies on. */
QString shapeOf(const QJsonValue& object)
{
    const std::map<QJsonValue::Type, QString> names{{QJsonValue::Null, QStringLiteral("null")},
                                                    {QJsonValue::Bool, QStringLiteral("bool")},
                                                    {QJsonValue::Double, QStringLiteral("number")},
                                                    {QJsonValue::String, QStringLiteral("text")},
                                                    {QJsonValue::Array, QStringLiteral("list")},
                                                    {QJsonValue::Object, QStringLiteral("object")}};
    QStringList entries;
    const QJsonObject content = object.toObject();
    for (auto entry = content.begin(); entry != content.end(); ++entry)
        entries << entry.key() + QLatin1Char(':') + names.at(entry.value().type());
    return entries.join(QLatin1Char(' '));
}

void addSources(const char* real)
{
    QTest::addColumn<QString>("needs");
    QTest::newRow("real candles") << realFile(real);
    QTest::newRow("synthetic market") << QString();
}

} // namespace

/** The binary at its main job: candles from files, and candles from an exchange on the real clock.
 */
class TestMainJob : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void importTakesEveryRow_data() { addSources("XDGUSD_5m_2024H2.csv"); }
    void importTakesEveryRow();
    void replayAnswersEveryRow_data() { addSources("XDGUSD_5m_2024H2.csv"); }
    void replayAnswersEveryRow();
    void runIsSeenByStatusAndSnapshot_data() { addSources("XBTUSD_1m_202303.csv"); }
    void runIsSeenByStatusAndSnapshot();

private:
    QString candleFile(const QString& real) const;
    QJsonObject status() const;
    void checkWorking(const QJsonObject& status) const;
    void checkPictures() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Program> m_program;
};

void TestMainJob::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(QStringLiteral(REGIMESCOPE), m_home->path());
}

/** The real file, or one written now. */
QString TestMainJob::candleFile(const QString& real) const
{
    if (!real.isEmpty())
        return real;
    const QString path = m_home->filePath(QStringLiteral("XDGUSD_1m_made.csv"));
    QByteArray text = candleCsvHeader();
    for (const Candle& candle : syntheticCandles(4000))
        text += candleCsvRow(candle, false);
    return writeContent(path, text) ? path : QString();
}

void TestMainJob::importTakesEveryRow()
{
    QFETCH(QString, needs);
    if (!needs.isEmpty())
        REGIME_SKIP_WITHOUT(needs);
    const QString path = candleFile(needs);
    const Result<CandleFile> file = readCandleFile(path);
    QVERIFY(file);
    const auto rows = static_cast<qint64>(file->candles.size());
    if (!needs.isEmpty())
        QCOMPARE(rows, 52'578);

    for (const char* counts : {"added", "unchanged"}) { // the second time changes nothing
        const Ended ended = m_program->run({QStringLiteral("import"), path});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QJsonObject json = QJsonDocument::fromJson(ended.out).object();
        for (const char* key :
             {"added", "revised", "unchanged", "kept", "duplicates", "refused_count"})
            QCOMPARE(json[QLatin1String(key)].toInteger(-1),
                     QLatin1String(key) == QLatin1String(counts) ? rows : 0);
        const QJsonValue one = json[QLatin1String("files")].toArray().first();
        QCOMPARE(one[QLatin1String("pair")].toString(), QStringLiteral("XDGUSD"));
        QCOMPARE(one[QLatin1String("first")].toInteger(), file->candles.front().openTimeSec);
        QCOMPARE(one[QLatin1String("last")].toInteger(), file->candles.back().openTimeSec);
    }
}

void TestMainJob::replayAnswersEveryRow()
{
    QFETCH(QString, needs);
    if (!needs.isEmpty())
        REGIME_SKIP_WITHOUT(needs);
    const QString in = candleFile(needs);
    const Result<CandleFile> file = readCandleFile(in);
    QVERIFY(file);
    const std::size_t start = 2100;
    const QString out = m_home->filePath(QStringLiteral("replay.csv"));
    const Ended ended = m_program->run({QStringLiteral("replay"), QStringLiteral("--csv"), in,
                                        QStringLiteral("--out"), out, QStringLiteral("--start"),
                                        QString::number(start)});
    QVERIFY2(ended.code == 0, ended.err.constData());

    const QList<QByteArray> lines = contentOf(out).split('\n');
    QCOMPARE(lines.first(), replayHeader);
    QCOMPARE(lines.last(), QByteArray());
    QCOMPARE(static_cast<std::size_t>(lines.size()) - 2, file->candles.size() - start);
    const auto second = jumpScores(in, start);
    int modelId = 1;
    for (std::size_t i = start; i < file->candles.size(); ++i) {
        const QList<QByteArray> cells = lines[static_cast<qsizetype>(i - start + 1)].split(',');
        QCOMPARE(cells.size(), 14);
        QCOMPARE(cells[0].toLongLong(), file->candles[i].openTimeSec);
        QCOMPARE(cells[1].toDouble(), file->candles[i].close);
        const std::array p{cells[2].toDouble(), cells[3].toDouble(), cells[4].toDouble()};
        QVERIFY2(std::abs(p[0] + p[1] + p[2] - 1) < 1e-9, lines[static_cast<qsizetype>(i)]);
        QCOMPARE(cells[7].toInt(), std::ranges::max_element(p) - p.begin());
        QVERIFY(cells[8].toInt() >= -1 && cells[8].toInt() <= 2);
        QVERIFY(cells[9].toInt() == modelId || cells[9].toInt() == modelId + 1);
        modelId = cells[9].toInt();
        const std::array scores{cells[11].toDouble(), cells[12].toDouble(), cells[13].toDouble()};
        QVERIFY(std::abs(scores[0] + scores[1] + scores[2] - 1) < 1e-9);
        QCOMPARE(cells[10].toInt(), std::ranges::max_element(scores) - scores.begin());
        QCOMPARE(scores, second.at(file->candles[i].openTimeSec));
    }
    QVERIFY(modelId > 1);
}

QJsonObject TestMainJob::status() const
{
    const Ended ended = m_program->run(
        {QStringLiteral("--pair"), QStringLiteral("XBTUSD"), QStringLiteral("status")});
    return ended.code == 0 ? QJsonDocument::fromJson(ended.out).object() : QJsonObject();
}

void TestMainJob::checkWorking(const QJsonObject& status) const
{
    const QJsonValue hmm = status[QLatin1String("hmm_regime")];
    const QJsonValue data = status[QLatin1String("hmm_data_pipeline")];
    const QJsonValue own = status[QLatin1String("regimescope")];
    QCOMPARE(shapeOf(hmm), QStringLiteral("bias_signal:number blend_factor:number "
                                          "confidence:number observation_count:number "
                                          "probabilities:object regime:text trained:bool"));
    QCOMPARE(shapeOf(hmm[QLatin1String("probabilities")]),
             QStringLiteral("bearish:number bullish:number ranging:number"));
    QCOMPARE(shapeOf(data),
             QStringLiteral("backfill_last_at:number backfill_last_message:text "
                            "backfill_last_rows:number coverage_pct:number "
                            "freshness_limit_sec:number freshness_ok:bool freshness_sec:number "
                            "interval_min:number samples:number sync_interval_sec:number"));
    QVERIFY(std::abs(sumOf(hmm[QLatin1String("probabilities")]) - 1) < 1e-9);
    QCOMPARE(hmm[QLatin1String("observation_count")].toInt(), 50);
    QCOMPARE(hmm[QLatin1String("blend_factor")].toDouble(), 1.0); // shadow
    QVERIFY(hmm[QLatin1String("trained")].toBool());
    QVERIFY(data[QLatin1String("samples")].toInt() >= 720);
    QVERIFY(data[QLatin1String("freshness_ok")].toBool());
    QCOMPARE(own[QLatin1String("pair")].toString(), QStringLiteral("XBTUSD"));
    // The second one is trained when the backfill has filled the window.
    const QString modelId = own[QLatin1String("model_id")].toString();
    QVERIFY2(modelId == u"1" || modelId == u"2", qPrintable(modelId));
    QCOMPARE(own[QLatin1String("last_valid")][QLatin1String("probabilities")],
             hmm[QLatin1String("probabilities")]);
    const double asOfSec = own[QLatin1String("as_of")].toDouble();
    QVERIFY(own[QLatin1String("valid_until")].toDouble() > asOfSec);
    QVERIFY(std::abs(asOfSec - SystemClock().nowSec()) < 60);
}

void TestMainJob::checkPictures() const
{
    std::map<QString, QImage> pictures;
    for (const QString& theme : {QStringLiteral("light"), QStringLiteral("dark")}) {
        const QString out = m_home->filePath(theme + QStringLiteral(".png"));
        const Ended ended = m_program->run(
            {QStringLiteral("--pair"), QStringLiteral("XBTUSD"), QStringLiteral("snapshot"),
             QStringLiteral("--out"), out, QStringLiteral("--size"), QStringLiteral("1280x800"),
             QStringLiteral("--theme"), theme});
        QVERIFY2(ended.code == 0, ended.err.constData());
        pictures[theme] = QImage(out);
        QCOMPARE(pictures[theme].size(), QSize(1280, 800));
        const bool dark = pictures[theme].pixelColor(1277, 797).lightness() < 128;
        QCOMPARE(dark, theme == QLatin1String("dark"));
    }
    QVERIFY(pictures[QStringLiteral("light")] != pictures[QStringLiteral("dark")]);
}

void TestMainJob::runIsSeenByStatusAndSnapshot()
{
    QFETCH(QString, needs);
    if (!needs.isEmpty())
        REGIME_SKIP_WITHOUT(needs);
    const SystemClock clock;
    Result<SimulatedMarket> market =
        needs.isEmpty() ? syntheticMinutes(clock.nowSec()) : realMinutes(clock.nowSec());
    QVERIFY2(market, market ? "" : market.error().message.c_str());
    std::vector<SimulatedMarket> markets;
    markets.push_back(*std::move(market));
    ExchangeThread exchange;
    const Result<QUrl> url = exchange.start(std::move(markets), clock);
    QVERIFY(url);

    const auto process = m_program->start(
        {QStringLiteral("--pair"), QStringLiteral("XBTUSD"), QStringLiteral("--set"),
         QStringLiteral("KRAKEN_API_URL=") + url->toString(), QStringLiteral("--set"),
         QStringLiteral("REQUEST_SPACING_MS=0"), QStringLiteral("run"), QStringLiteral("--for"),
         QStringLiteral("600")});
    QJsonObject seen;
    const auto isUsable = [&] {
        seen = status();
        // Between ledger and snapshot file an answer is known without its count; older candles are
        // built from trades meanwhile.
        return seen[QLatin1String("regimescope")][QLatin1String("usable")].toBool() &&
               !seen[QLatin1String("hmm_data_pipeline")][QLatin1String("backfill_last_at")]
                    .isNull() &&
               !seen[QLatin1String("hmm_regime")][QLatin1String("observation_count")].isNull();
    };
    QVERIFY2(QTest::qWaitFor(isUsable, 20'000), QJsonDocument(seen).toJson().constData());
    checkWorking(seen);
    checkPictures();
    const Ended ended = Program::signalled(*process, SIGINT);
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.isEmpty());

    // What is left of it is restored, and nobody may act on that.
    const QJsonObject left = status();
    QVERIFY(isNeutral(left));
    QVERIFY(reasonCodes(left).contains(QStringLiteral("restored")));
    const QJsonValue last = left[QLatin1String("regimescope")][QLatin1String("last_valid")];
    QVERIFY(std::abs(sumOf(last[QLatin1String("probabilities")]) - 1) < 1e-9);
}

QTEST_GUILESS_MAIN(TestMainJob)
#include "tst_mainjob.moc"
