// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reportfiles.h"
#include "core/engine/benchjson.h"
#include "core/engine/botreviewjson.h"
#include "tests/support/program.h"
#include "tests/support/samplereview.h"
#include "tests/support/samplevalues.h"
#include "ui/reporthtml.h"
#include "ui/reportjson.h"
#include "ui/reviewmodel.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include <cmath>

using namespace regime;
using namespace regime::test;

namespace
{

ReportSource sourceOf(const samples::Moment& moment)
{
    ReportSource source;
    source.state = moment.report();
    source.toSec = *moment.health.newestCandleSec + 60 * moment.health.intervalMin;
    source.fromSec = source.toSec - 86'400;
    source.history = samples::answer(moment, {1, source.fromSec - 43'200, source.toSec, 20'000});
    source.atSec = moment.nowSec;
    source.configHash = QStringLiteral("abc123");
    return source;
}

QJsonObject jsonOf(const Report& report)
{
    return QJsonDocument::fromJson(reportJson(report)).object();
}

/** Two thousand minutes, put into the store. */
bool importMarket(const Program& program, const QTemporaryDir& home)
{
    QByteArray csv;
    for (int i = 0; i < 2200; ++i) {
        const QByteArray price =
            QByteArray::number(100 + 5 * std::sin(i / 90.0) + 0.2 * std::sin(i), 'f', 4);
        csv += QByteArray::number(1'700'000'040 + 60 * qint64(i)) + ',' + price + ',' + price +
               ',' + price + ',' + price + ",10,3\n";
    }
    const QString file = home.filePath(QStringLiteral("XDGUSD_1.csv"));
    return writeContent(file, csv) && program.run({QStringLiteral("import"), file}).code == 0;
}

} // namespace

/** A report as values, and the command that writes it. */
class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void jsonHoldsWhatIsShown();
    void sharesAreOfTheRange();
    void unknownIsNull();
    void jumpModelHasScores();
    void curvesAreOfEachLegAndModel();
    void reviewIsThePages();
    void reviewSaysWhatItLacks();
    void pageHoldsNoForeignMarkup();
    void pageTellsEverything();
    void sentencesInTablesFitThePrintedPage();
    void nameIsSafe_data();
    void nameIsSafe();
    void reportThatIsThereStays();
    void linkIsNotFollowed();
    void commandWritesTheSameTwice();
    void commandNeedsCandles();
    void cronHasNothingToMail();
};

void TestReport::jsonHoldsWhatIsShown()
{
    const samples::Moment moment = samples::moment(samples::State::Normal);
    const Report report = makeReport(sourceOf(moment));
    QCOMPARE(reportJson(report), reportJson(makeReport(sourceOf(moment))));
    const QJsonObject json = jsonOf(report);
    const QJsonObject headline = json.value(QStringLiteral("headline")).toObject();
    QCOMPARE(headline.size(), qsizetype(report.headline.size()));
    QCOMPARE(headline.value(QStringLiteral("confidence")).toDouble(),
             moment.snapshot.answer->confidence);
    QCOMPARE(headline.value(QStringLiteral("p_bullish")).toDouble(),
             moment.snapshot.answer->probabilities[2]);
    QCOMPARE(json.value(QStringLiteral("verdict")).toString(), verdictName(Verdict::Usable));
    const QJsonObject footer = json.value(QStringLiteral("footer")).toObject();
    for (const char* key :
         {"version", "model_id", "range", "coverage_pct", "sources", "time_zone", "config_hash"})
        QVERIFY2(footer.contains(QLatin1String(key)), key);
    QCOMPARE(json.value(QStringLiteral("candles")).toArray().size(),
             qsizetype(report.columns.size()));
}

void TestReport::sharesAreOfTheRange()
{
    const ReportSource source = sourceOf(samples::moment(samples::State::Normal));
    const Report report = makeReport(source);
    QCOMPARE(report.columns.size(), std::size_t{288});
    QVERIFY(report.columns.front().openTimeSec >= source.fromSec);
    const QJsonArray rows = jsonOf(report).value(QStringLiteral("shown_regimes")).toArray();
    QCOMPARE(rows.size(), 4);
    double percent = 0;
    int candles = 0;
    for (const QJsonValue& row : rows) {
        percent += row[QStringLiteral("share_pct")].toDouble();
        candles += row[QStringLiteral("candles")].toInt();
    }
    QVERIFY(std::abs(percent - 100) < 1e-9);
    QCOMPARE(candles, int(std::ranges::count_if(report.columns, &ChartColumn::answered)));
}

void TestReport::unknownIsNull()
{
    samples::Moment moment = samples::moment(samples::State::Normal);
    moment.snapshot.answer.reset();
    moment.snapshot.shownRegime.reset();
    const QJsonObject headline =
        jsonOf(makeReport(sourceOf(moment))).value(QStringLiteral("headline")).toObject();
    for (const char* key : {"confidence", "bias_signal", "p_bearish", "regime", "shown_regime"})
        QVERIFY2(headline.value(QLatin1String(key)).isNull(), key);
}

/** What it says of itself are scores, and the footer names it. */
void TestReport::jumpModelHasScores()
{
    samples::Moment moment = samples::moment(samples::State::Normal);
    moment.snapshot.source = ModelFamily::Jump;
    const Report report = makeReport(sourceOf(moment));
    const QString page = reportHtml(report, {});
    QVERIFY(page.contains(QStringLiteral("Score of bullish")));
    QVERIFY(!page.contains(QStringLiteral("Probability of")));
    const QJsonObject footer = jsonOf(report).value(QStringLiteral("footer")).toObject();
    QCOMPARE(footer.value(QStringLiteral("regime_source")).toString(), QStringLiteral("jump"));
}

void TestReport::curvesAreOfEachLegAndModel()
{
    BotReview review = samples::reviewReport().bot;
    review.bot->jump->timeToExitOfLeg[1][2] = {{4200, 5, 1, 0.8, 0.1}};
    const auto firstSec = [](const QJsonObject& bot, const char* curves) {
        const QJsonArray steps = bot[QLatin1String(curves)][QStringLiteral("BULLISH")].toArray();
        return steps.isEmpty() ? -1 : steps[0][0].toInt();
    };
    const QJsonObject bot = botReviewJson(review)[QStringLiteral("bot")].toObject();
    QCOMPARE(firstSec(bot, "time_to_exit_a"), 900);
    QCOMPARE(firstSec(bot, "time_to_exit_b"), -1);
    QCOMPARE(firstSec(bot, "jump_time_to_exit"), 2400);
    QCOMPARE(firstSec(bot, "jump_time_to_exit_a"), 1100);
    QCOMPARE(firstSec(bot, "jump_time_to_exit_b"), 4200);
    review.bot->jump.reset();
    const QJsonObject without = botReviewJson(review)[QStringLiteral("bot")].toObject();
    for (const char* curves : {"jump_time_to_exit", "jump_time_to_exit_a", "jump_time_to_exit_b"})
        QVERIFY(without.contains(QLatin1String(curves)) && without[QLatin1String(curves)].isNull());
}

/** Every cell and sentence of the Review page, and the command's JSON to the letter. */
void TestReport::reviewIsThePages()
{
    ReportSource source = sourceOf(samples::moment(samples::State::Normal));
    source.review = samples::reviewReport();
    source.reviewJson = reviewJson(*source.review);
    const Report report = makeReport(source);
    QCOMPARE(jsonOf(report).value(QStringLiteral("review")).toObject(), source.reviewJson);

    const QString page = reportHtml(report, {});
    const auto isShown = [&](const QString& text) { return page.contains(text.toHtmlEscaped()); };
    ReviewModel review;
    review.apply(*source.review);
    for (const QString& text :
         {review.statusText(), review.headline(), review.jumpHeadline(), review.verdict(),
          review.sentence(), review.jumpSentence(), review.whatIfNote(), review.paperNote(),
          review.bot()->note(), review.blind()->agreementText()})
        QVERIFY2(!text.isEmpty() && isShown(text), qPrintable(text));
    for (int side = 0; side < 3; ++side) {
        review.bot()->setSide(side);
        for (const CellsModel* model : {review.stability(), review.whatIf(), review.gate(),
                                        review.paper(), review.simulated(), review.bot()->rows()}) {
            QVERIFY(model->count() > 0);
            for (int row = 0; row < model->count(); ++row)
                for (const QString& cell :
                     model->data(model->index(row), CellsModel::CellsRole).toStringList())
                    QVERIFY2(isShown(cell), qPrintable(cell));
        }
    }
    const auto hasAllOf = [&](const IntervalModel& model) {
        for (int row = 0; row < model.count(); ++row)
            for (const auto role : {IntervalModel::NameRole, IntervalModel::TextRole})
                if (const QString text = model.data(model.index(row), role).toString();
                    !isShown(text))
                    return text;
        return QString();
    };
    QCOMPARE(hasAllOf(*review.gains()), QString());
    QCOMPARE(hasAllOf(*review.turnGains()), QString());
    ReviewOutcomes& outcomes = *review.outcomes();
    for (int outcome = 0; outcome < outcomes.outcomes().size(); ++outcome) {
        outcomes.setOutcome(outcome);
        for (int horizon = 0; horizon < outcomes.horizons().size(); ++horizon) {
            outcomes.setHorizon(horizon);
            QCOMPARE(hasAllOf(*outcomes.rows()), QString());
        }
    }
}

/** What is not known is said, and no number is made up for it. */
void TestReport::reviewSaysWhatItLacks()
{
    ReportSource source = sourceOf(samples::moment(samples::State::Normal));
    source.reviewProblem = QStringLiteral("the live ledger has no row in this range");
    Report report = makeReport(source);
    QVERIFY(jsonOf(report).value(QStringLiteral("review")).isNull());
    QCOMPARE(jsonOf(report).value(QStringLiteral("review_problem")).toString(),
             source.reviewProblem);
    QVERIFY(reportHtml(report, {}).contains(source.reviewProblem));

    source.review = samples::reviewReport();
    source.review->tables.outcomes.clear();
    for (review::GainRow& row : source.review->tables.gains) {
        row.gain.reset();
        row.noGain = {review::NoGainReason::NeverVaries};
    }
    report = makeReport(source);
    const QString page = reportHtml(report, {});
    QVERIFY(page.contains(
        QStringLiteral("No gain can be measured: what came after the labels never varies.")));
    QVERIFY(page.contains(QStringLiteral("regimescope review --json")));
    QVERIFY(!page.contains(source.reviewProblem));
}

void TestReport::pageHoldsNoForeignMarkup()
{
    const QString hostile =
        QStringLiteral("<img src=\"http://127.0.0.1/x\"><script>1</script>&\"'");
    samples::Moment moment = samples::moment(samples::State::Error);
    moment.health.pair = moment.health.displayPair = hostile;
    moment.health.storeProblem = moment.health.exchangeText = hostile;
    moment.snapshot.modelId = moment.snapshot.inferenceProblem = hostile;
    moment.snapshot.trainingProblem = hostile;
    ReportSource source = sourceOf(moment);
    source.configHash = hostile;
    source.review = samples::reviewReport();
    source.review->scope.pair = hostile;
    source.review->bot.source = source.review->marks.notes.front().text = hostile;
    const QString page =
        reportHtml(makeReport(source), QStringLiteral("data:image/png;base64,AA=="));
    // The only tags are those of the page's own making.
    static const QRegularExpression tag(QStringLiteral("</?([A-Za-z]+)"));
    for (auto it = tag.globalMatch(page); it.hasNext();) {
        const QString name = it.next().captured(1);
        QVERIFY2(
            (QStringList{QStringLiteral("html"), QStringLiteral("head"), QStringLiteral("meta"),
                         QStringLiteral("title"), QStringLiteral("style"), QStringLiteral("body"),
                         QStringLiteral("div"), QStringLiteral("h"), QStringLiteral("p"),
                         QStringLiteral("img"), QStringLiteral("table"), QStringLiteral("tr"),
                         QStringLiteral("td"), QStringLiteral("th")})
                .contains(name),
            qPrintable(name));
    }
    QCOMPARE(page.count(QStringLiteral("<img")), 1);
    QVERIFY(page.contains(QStringLiteral("&lt;img src=&quot;http://127.0.0.1/x&quot;&gt;")));
}

void TestReport::pageTellsEverything()
{
    const Report report = makeReport(sourceOf(samples::moment(samples::State::Lost)));
    const QString page = reportHtml(report, QStringLiteral("data:image/png;base64,AA=="));
    QVERIFY(!report.trust.reasons.empty());
    for (const TrustReason& reason : report.trust.reasons)
        QVERIFY(page.contains(reason.text.toHtmlEscaped()));
    static const QRegularExpression attributes(QStringLiteral("(?<=<t[dh]) [^>]*"));
    const QString tables = QString(page).remove(attributes);
    QVERIFY(!report.sections.front().rows.empty());
    for (const CellsRow& row : report.sections.front().rows) {
        QString cells;
        for (const QString& cell : row.cells)
            cells += QStringLiteral("<%1>%2</%1>")
                         .arg(QLatin1String(row.heading ? "th" : "td"), cell.toHtmlEscaped());
        const QString whole = QStringLiteral("<tr>%1</tr>").arg(cells);
        QVERIFY2(tables.contains(whole), qPrintable(whole));
    }
    for (const auto& facts : {report.headline, report.footer})
        for (const ReportFact& fact : facts)
            QVERIFY2(page.contains(fact.text.toHtmlEscaped()), qPrintable(fact.key));
}

/** Of a young store most cells say why there is no number. */
void TestReport::sentencesInTablesFitThePrintedPage()
{
    Report report = makeReport(sourceOf(samples::moment(samples::State::Normal)));
    const QString reason =
        QStringLiteral("no candle has a label, a volatility before it and an outcome behind it");
    ReportSection gains;
    gains.title = QStringLiteral("Gain over baseline");
    gains.rows.push_back({{QStringLiteral("HMM, raw"), reason, reason}});
    report.sections = {gains};
    constexpr double pageWidth = 1016; // of A4 across without its margins, in 96ths of an inch
    QTextDocument document;
    document.setHtml(reportHtml(report, QString()));
    document.setTextWidth(pageWidth);
    QVERIFY2(document.size().width() <= pageWidth,
             qPrintable(QString::number(document.size().width())));
}

void TestReport::nameIsSafe_data()
{
    QTest::addColumn<QString>("pair");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("XDGUSD") << QStringLiteral("regimescope-XDGUSD-1-");
    QTest::newRow("slash") << QStringLiteral("XBT/USD") << QStringLiteral("regimescope-XBT-USD-1-");
    QTest::newRow("up") << QStringLiteral("../../x") << QStringLiteral("regimescope-------x-1-");
    QTest::newRow("absolute") << QStringLiteral("/etc/passwd")
                              << QStringLiteral("regimescope--etc-passwd-1-");
    QTest::newRow("long") << QString(300, u'A')
                          << QStringLiteral("regimescope-%1-1-").arg(QString(24, u'A'));
}

void TestReport::nameIsSafe()
{
    QFETCH(QString, pair);
    QFETCH(QString, name);
    Report report;
    report.pair = pair;
    report.toSec = 86'400;
    QCOMPARE(reportName(report), name + QStringLiteral("19700101T000000Z-19700102T000000Z"));
}

void TestReport::reportThatIsThereStays()
{
    const QTemporaryDir home;
    Report report = makeReport(sourceOf(samples::moment(samples::State::Normal)));
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    const auto first = writeReport(report, *reportPicture(picture), home.path());
    QVERIFY(first);
    const auto before = filesIn(home.path());
    report.title += u'!';
    const auto second = writeReport(report, *reportPicture(picture), home.path());
    QVERIFY(second);
    QCOMPARE(second->size(), 5);
    QVERIFY(second->constFirst().endsWith(QStringLiteral("-2.png")));
    const auto after = filesIn(home.path());
    QCOMPARE(after.size(), std::size_t{10});
    for (const auto& [name, content] : before)
        QCOMPARE(after.at(name), content);
}

/** What lies in the chosen folder may point out of it. */
void TestReport::linkIsNotFollowed()
{
    const QTemporaryDir home;
    const QString outside = home.filePath(QStringLiteral("outside"));
    const QString folder = home.filePath(QStringLiteral("reports"));
    QVERIFY(writeContent(outside, "mine"));
    QVERIFY(QDir().mkpath(folder));
    const Report report = makeReport(sourceOf(samples::moment(samples::State::Normal)));
    const QString path = folder + u'/' + reportName(report) + QStringLiteral(".json");
    QVERIFY(QFile::link(outside, path));
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::white);
    const auto written = writeReport(report, *reportPicture(picture), folder);
    QVERIFY(written);
    QVERIFY(!written->contains(path));
    QCOMPARE(contentOf(outside), QByteArray("mine"));
    QCOMPARE(QFile::symLinkTarget(path), outside);
}

void TestReport::commandWritesTheSameTwice()
{
    const QTemporaryDir home;
    const Program program(QStringLiteral(REGIMESCOPE), home.path());
    QVERIFY(importMarket(program, home));

    QByteArray json;
    for (const char* folder : {"first", "second"}) {
        const QString out = home.filePath(QLatin1String(folder));
        const Ended ended = program.run({QStringLiteral("report"), QStringLiteral("--out"), out,
                                         QStringLiteral("--from"), QStringLiteral("1700040000"),
                                         QStringLiteral("--to"), QStringLiteral("1700126400")});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const QString name =
            out + QStringLiteral("/regimescope-XDGUSD-1-20231115T092000Z-20231116T092000Z");
        const QStringList paths = QString::fromUtf8(ended.out).trimmed().split(u'\n');
        QCOMPARE(paths.size(), 5);
        QVERIFY(
            std::ranges::all_of(paths, [&](const QString& path) { return path.startsWith(name); }));
        QCOMPARE(QImage(name + QStringLiteral(".png")).size(), QSize(1440, 900));
        QCOMPARE(QImage(name + QStringLiteral("@2x.png")).size(), QSize(2880, 1800));
        const QByteArray pdf = contentOf(name + QStringLiteral(".pdf"));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY2(pdf.contains("/Width 2880"), "the picture has all its pixels");
        QVERIFY2(pdf.contains("/FontFile"), "text is text");
        const QByteArray page = contentOf(name + QStringLiteral(".html"));
        QVERIFY(page.contains("data:image/png;base64,"));
        QVERIFY(!page.contains("http:") && !page.contains("https:") && !page.contains("<script"));
        const QByteArray said = contentOf(name + QStringLiteral(".json"));
        QVERIFY(!said.isEmpty());
        QVERIFY(json.isEmpty() || said == json);
        json = said;
    }
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object.value(QStringLiteral("candles")).toArray().size(), 1440);
}

void TestReport::commandNeedsCandles()
{
    const QTemporaryDir home;
    const Program program(QStringLiteral(REGIMESCOPE), home.path());
    const QString out = home.filePath(QStringLiteral("reports"));
    const Ended ended = program.run({QStringLiteral("report"), QStringLiteral("--out"), out});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("there are no candles of XDGUSD 1 min"), ended.err.constData());
    QVERIFY(!QFileInfo::exists(out));
}

/** Cron mails what is said on stderr, and has no login's folder. */
void TestReport::cronHasNothingToMail()
{
    const QTemporaryDir home;
    Program program(QStringLiteral(REGIMESCOPE), home.path());
    program.clearVariable("XDG_RUNTIME_DIR");
    QVERIFY(importMarket(program, home));
    const QString out = QStringLiteral("--out");
    for (const QStringList& command :
         {QStringList{QStringLiteral("report"), out, home.filePath(QStringLiteral("reports"))},
          QStringList{QStringLiteral("snapshot"), out,
                      home.filePath(QStringLiteral("page.png"))}}) {
        const Ended ended = program.run(command);
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.err, QByteArray());
    }
    const Ended organism =
        program.run({QStringLiteral("organism"), QStringLiteral("--probabilities"),
                     QStringLiteral("0.1,0.8,0.1"), QStringLiteral("--confidence"),
                     QStringLiteral("0.7"), out, home.filePath(QStringLiteral("organism.png"))});
    QCOMPARE(organism.code, 0);
    QVERIFY2(!organism.err.contains("XDG_RUNTIME_DIR"), organism.err.constData());
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
