// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplevalues.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace regime::samples
{

namespace
{

constexpr std::int64_t kIntervalSec = 300;
constexpr int kCandles = 2000;
constexpr std::int64_t kNewestSec = 1732360500; ///< 2024-11-23 11:15:00 UTC, a multiple of 300
constexpr double kNowSec = 1732361112.0;        ///< 11:25:12 UTC
constexpr int kConfirmCandles = 5;

/** Numbers that are the same on every machine, unlike those of the standard distributions. */
class Dice
{
public:
    double uniform()
    {
        return static_cast<double>(m_engine() - std::mt19937::min()) / 4294967296.0;
    }
    double bell()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }

private:
    std::mt19937 m_engine{20241123};
};

RegimeProbabilities probabilitiesOf(double push)
{
    const double bear = std::exp(-4.0 * push), bull = std::exp(4.0 * push);
    const double range = std::exp(1.4 - 2.0 * push * push);
    const double sum = bear + range + bull;
    return {bear / sum, range / sum, bull / sum};
}

/** What follows from the probabilities. */
void setCertainty(ChartColumn& column)
{
    std::array<double, 3> sorted = column.probabilities;
    std::sort(sorted.begin(), sorted.end());
    column.confidence = std::round((sorted[2] - sorted[1]) * 1e4) / 1e4;
    column.biasSignal =
        column.confidence < 0.15
            ? 0.0
            : std::round((column.probabilities[2] - column.probabilities[0]) * 1e4) / 1e4;
}

void answerColumn(ChartColumn& column, double push)
{
    column.answered = true;
    column.asSeen = true;
    column.probabilities = probabilitiesOf(push);
    setCertainty(column);
    const auto largest = std::max_element(column.probabilities.begin(), column.probabilities.end());
    column.raw = static_cast<Regime>(largest - column.probabilities.begin());
    column.pSwitch = 0.02 + 0.2 * (1 - column.confidence);
    column.modelId = QStringLiteral("14");
    column.asOfSec = static_cast<double>(column.endSec) + 3;
    column.usable = true;
    column.phase = 1;
    column.volatility = 0.00112;
}

/** The rule of the shown regime, without its way to UNDECIDED. */
void show(std::vector<ChartColumn>& columns)
{
    ShownRegime current = ShownRegime::Undecided;
    int standing = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].answered)
            continue;
        const bool same = i > 0 && columns[i - 1].answered && columns[i - 1].raw == columns[i].raw;
        standing = same ? standing + 1 : 1;
        if (standing >= kConfirmCandles || current == ShownRegime::Undecided)
            current = shown(columns[i].raw);
        columns[i].shown = current;
        const bool goesOn = i > 0 && columns[i - 1].answered && columns[i - 1].shown == current;
        columns[i].shownSinceSec =
            goesOn ? columns[i - 1].shownSinceSec : std::optional(columns[i].openTimeSec);
    }
}

std::vector<ChartColumn> market(bool withHoles)
{
    Dice dice;
    std::vector<ChartColumn> columns;
    double price = 0.1012, push = 0, trend = 0;
    int left = 0;
    for (int i = 0; i < kCandles; ++i) {
        if (left-- <= 0) {
            trend = static_cast<double>(static_cast<int>(3 * dice.uniform())) - 1.0;
            left = 14 + static_cast<int>(60 * dice.uniform());
        }
        const double spread = 0.0011 + 0.0008 * std::abs(trend);
        ChartColumn column;
        column.openTimeSec = kNewestSec - (kCandles - 1 - i) * kIntervalSec;
        column.endSec = column.openTimeSec + kIntervalSec;
        column.open = price;
        price *= std::exp(0.00045 * trend + spread * dice.bell());
        column.close = std::round(price * 1e5) / 1e5;
        column.high = std::max(column.open, column.close) * (1 + spread * 0.8 * dice.uniform());
        column.low = std::min(column.open, column.close) * (1 - spread * 0.8 * dice.uniform());
        column.volume = 1000 + 4000 * dice.uniform();
        push += 0.28 * (trend + 0.45 * dice.bell() - push);
        if (i % 223 == 57) {
            column.kind = IntervalKind::Quiet;
            column.high = column.low = column.close = column.open;
            column.volume = 0;
        }
        if (i < 100)
            column.kind = IntervalKind::WarmingUp;
        else
            answerColumn(column, push);
        columns.push_back(column);
    }
    if (withHoles)
        columns.erase(columns.end() - 101, columns.end() - 99);
    show(columns);
    // The other detector is slower: it shows what the first one showed an hour ago.
    constexpr std::size_t behind = 12;
    for (std::size_t i = behind; i < columns.size(); ++i)
        if (columns[i - behind].answered && columns[i].answered)
            columns[i].otherShown = columns[i - behind].shown;
    return columns;
}

void fillHealth(Moment& moment)
{
    FeedHealth& health = moment.health;
    health.sequence = 7;
    health.asOfSec = moment.nowSec;
    health.pair = QStringLiteral("XDGUSD");
    health.displayPair = QStringLiteral("DOGE/USD");
    health.intervalMin = 5;
    health.freshnessLimitSec = freshnessLimitSec(5);
    health.samples = static_cast<std::int64_t>(moment.columns.size());
    health.coveragePct = 100.0 * static_cast<double>(health.samples) / kCandles;
    health.contiguityPct = 100.0 * static_cast<double>(health.samples) / kCandles;
    health.volumeCoveragePct = 99.6;
    health.oldestCandleSec = moment.columns.front().openTimeSec;
    health.newestCandleSec = kNewestSec;
    health.readyForMinTrain = true;
    health.readyForTargetWindow = health.samples >= kCandles;
    health.fromOhlc = 720;
    health.fromTrades = health.samples - 720;
    health.quiet = 9;
    health.exchange = ExchangeState::Answering;
    health.lastSyncSec = moment.nowSec - 9;
    health.lastSyncLatencyMs = 84;
    health.lastSyncRows = 2;
    health.nextPollSec = moment.nowSec + 51;
    health.clockOffsetSec = 0.2;
    health.storeText = QStringLiteral("SQLite, 2 000 candles, 0.3 MB");
    health.backfill.lastAtSec = moment.nowSec - 6120;
    health.backfill.lastRows = 611;
    health.backfill.lastMessage = QStringLiteral("611 candles added, 9 pages, 14 s");
}

void fillSnapshot(Moment& moment)
{
    const ChartColumn& last = moment.columns.back();
    RegimeSnapshot& snapshot = moment.snapshot;
    snapshot.sequence = 7;
    snapshot.asOfSec = moment.nowSec;
    snapshot.lastPrice = last.close;
    snapshot.candleTimeSec = last.openTimeSec;
    snapshot.trained = true;
    snapshot.trainedAtSec = moment.nowSec - 6 * 3600 - 840;
    snapshot.modelId = QStringLiteral("14");
    snapshot.answer = ModelAnswer{last.openTimeSec,
                                  last.raw,
                                  last.probabilities,
                                  last.confidence,
                                  last.biasSignal,
                                  last.pSwitch,
                                  0.31,
                                  0.93,
                                  50};
    snapshot.shownRegime = last.shown;
    snapshot.shownSinceSec = last.shownSinceSec;
    snapshot.shownCandles =
        static_cast<int>((last.openTimeSec - *last.shownSinceSec) / kIntervalSec + 1);
    snapshot.rawChangesPerDay = 40;
    snapshot.warmingUpHave = 100;
    snapshot.standing = LabelStanding{0.5, 0.75, 2410, 1087, 11920, 5245};
    snapshot.other.trained = true;
    snapshot.other.trainedAtSec = snapshot.trainedAtSec;
    snapshot.other.modelId = QStringLiteral("j14");
    snapshot.other.answer = snapshot.answer;
    snapshot.other.shownRegime = last.otherShown;
    snapshot.other.warmingUpHave = snapshot.other.warmingUpNeed = 399;
    snapshot.agreement = Agreement{86'400, 288, 0, 0.54, 0.35, 0.29};
    snapshot.volatility = Volatility{0.00112, 0.00131, 60};
    snapshot.advice.trendScore = -0.00214;
    snapshot.advice.signal = -0.00214;
    snapshot.advice.idleTargetRaw = 0.4107;
    snapshot.advice.idleTarget = 0.4093;
    snapshot.whatIfPhase2 = snapshot.advice;
    snapshot.whatIfPhase2.phase = 2;
    snapshot.whatIfPhase2.blendFactor = 0.7;
    snapshot.whatIfPhase2.idleTargetRaw = 0.60;
    snapshot.whatIfPhase2.idleTarget = 0.47;
}

void fillEvents(Moment& moment)
{
    const QString texts[] = {
        QStringLiteral("Started: 1 389 candles in the store, state restored"),
        QStringLiteral("Model 14 promoted: +0.031 ± 0.018 nats per candle against the live model, "
                       "on 240 candles that neither was trained on"),
        QStringLiteral("Shown regime BULLISH → BEARISH (raw had stood for 5 candles)"),
        QStringLiteral("Backfill: 611 candles, 14 s"),
        QStringLiteral("Shown regime BEARISH → RANGING (raw had stood for 5 candles)"),
    };
    const double ages[] = {40000, 22000, 9300, 6120, 4800};
    const QString kinds[] = {QStringLiteral("start"), QStringLiteral("training"),
                             QStringLiteral("regime"), QStringLiteral("backfill"),
                             QStringLiteral("regime")};
    for (int i = 0; i < 5; ++i) {
        if (i == 1)
            moment.events.push_back(
                {2, moment.nowSec - 31000, QString::fromLatin1(lookedAwayKind), QString()});
        moment.events.push_back({i < 1 ? 1 : i + 2, moment.nowSec - ages[i], kinds[i], texts[i]});
    }
}

QList<SettingEntry> settings()
{
    const auto entry = [](const char* key, const char* group, const char* summary,
                          const char* value, const char* origin, const char* range,
                          const char* normal) {
        SettingEntry made;
        made.key = QString::fromLatin1(key);
        made.group = QString::fromLatin1(group);
        made.summary = QString::fromLatin1(summary);
        made.value = made.nextValue = QString::fromLatin1(value);
        made.origin = QString::fromLatin1(origin);
        made.range = QString::fromLatin1(range);
        made.defaultValue = QString::fromLatin1(normal);
        made.editable =
            made.origin == QLatin1String("built in") || made.origin == QLatin1String("file");
        return made;
    };
    QList<SettingEntry> entries{
        entry("KRAKEN_PAIR", "Data", "The pair that is watched, under any alias", "XDGUSD",
              "environment", "a pair such as XDGUSD, DOGE/USD or BTCUSD", "XDGUSD"),
        entry("HMM_OHLCV_INTERVAL_MIN", "Data", "Minutes of a candle", "5", "command line",
              "1, 5, 15, 30, 60, 240, 1440, 10080, 21600", "1"),
        entry("HMM_OHLCV_SYNC_INTERVAL_SEC", "Data", "Time between polls", "60", "built in",
              "30 to 86400", "60"),
        entry("HMM_OHLCV_BACKFILL_MAX_PAGES", "Data", "Pages of one backfill at most", "40",
              "built in", "1 to 100000", "40"),
        entry("STORE_URL", "Data", "Where candles are kept; empty: SQLite here",
              "sqlite:/home/operator/.local/share/regimescope/doge.sqlite", "file",
              "empty, sqlite:PATH, postgresql://..., or https://...", ""),
        entry("HMM_ENABLED", "Detector",
              "Detector: shown only (shadow), advising (true) or off (false)", "shadow", "built in",
              "shadow, true, false", "shadow"),
        entry("HMM_TRAINING_CANDLES", "Detector", "Candles in the training window", "2000",
              "built in", "100 to 1000000", "2000"),
        entry("HMM_MIN_TRAIN_SAMPLES", "Detector", "Observations a training needs at least", "600",
              "file", "50 to 1000000", "500"),
        entry("HMM_CONFIDENCE_THRESHOLD", "Detector", "Below this confidence the bias is 0", "0.15",
              "built in", "0 to 1", "0.15"),
        entry("GRID_BIAS_ENABLED", "Advice", "Give out spacing hints for the grid", "false",
              "built in", "true, false", "false"),
        entry("TREND_FAST_HALFLIFE", "Advice", "Fast trend time constant, seconds", "1800",
              "built in", "1 to 10000000", "1800")};
    entries[0].atNextStart = entries[1].atNextStart = entries[4].atNextStart = true;
    entries[4].nextValue = QString();
    entries[5].choices = {QStringLiteral("shadow"), QStringLiteral("true"),
                          QStringLiteral("false")};
    entries[9].choices = {QStringLiteral("true"), QStringLiteral("false")};
    return entries;
}

void makeEmpty(Moment& moment)
{
    moment.columns.clear();
    moment.snapshot = {};
    moment.snapshot.sequence = 1;
    FeedHealth health;
    health.sequence = 1;
    health.pair = moment.health.pair;
    health.displayPair = moment.health.displayPair;
    health.intervalMin = 5;
    health.freshnessLimitSec = freshnessLimitSec(5);
    health.exchange = ExchangeState::Unreachable;
    health.exchangeText = QStringLiteral("Host api.kraken.com not found");
    health.nextPollSec = moment.nowSec + 12;
    health.storeText = QStringLiteral("SQLite, no candles yet");
    moment.health = health;
    moment.events = {{1, moment.nowSec - 3, QStringLiteral("start"),
                      QStringLiteral("Started with an empty store")}};
}

} // namespace

Moment moment(State state)
{
    Moment moment;
    moment.nowSec = kNowSec;
    moment.columns = market(state == State::Lost || state == State::Error);
    fillHealth(moment);
    fillSnapshot(moment);
    fillEvents(moment);
    moment.settings = settings();
    if (state == State::Empty) {
        makeEmpty(moment);
    } else if (state == State::Stale) {
        moment.nowSec += 1000;
        moment.health.exchange = ExchangeState::Unreachable;
        moment.health.exchangeText = QStringLiteral("Connection timed out");
        moment.health.nextPollSec = moment.nowSec + 34;
        moment.health.lastSyncSec = moment.nowSec - 1009;
    }
    if (state == State::Lost || state == State::Error) {
        const std::int64_t lostSec = kNewestSec - 100 * kIntervalSec;
        moment.health.lostIntervals = {{lostSec, lostSec + kIntervalSec, 2}};
    }
    if (state == State::Error) {
        moment.snapshot.inferenceProblem =
            QStringLiteral("feature rsi_zone is not a finite number at 11:15 UTC");
        moment.snapshot.inferenceFailingSinceSec = moment.nowSec - 1380;
        moment.snapshot.trainingProblem =
            QStringLiteral("all 8 starts were refused: state 2 holds 0.3 % of the observations");
        moment.health.storeProblem =
            QStringLiteral("The data folder is read-only: nothing new is kept.");
        moment.health.sharedStore =
            SharedStoreHealth{QStringLiteral("PostgreSQL at db.example.org"), false, 37,
                              QStringLiteral("PostgreSQL at db.example.org cannot be reached: "
                                             "connection refused"),
                              moment.nowSec - 2220};
        moment.health.exchange = ExchangeState::Throttled;
        moment.health.exchangeText = QStringLiteral("EGeneral:Too many requests");
        moment.health.nextPollSec = moment.nowSec + 268;
    }
    return moment;
}

CoverageCalendar calendar(const Moment& moment)
{
    constexpr std::int64_t daySec = 86'400;
    constexpr int days = 14;
    CoverageCalendar calendar;
    calendar.fromSec = (static_cast<std::int64_t>(moment.nowSec) / daySec - days + 1) * daySec;
    calendar.candlesPerCell = 12;
    calendar.cells.resize(24 * days);
    const auto cellOf = [&](std::int64_t timeSec) -> CalendarCell& {
        return calendar.cells[static_cast<std::size_t>((timeSec - calendar.fromSec) / 3600)];
    };
    for (const ChartColumn& column : moment.columns)
        ++(column.kind == IntervalKind::Quiet ? cellOf(column.openTimeSec).quiet
                                              : cellOf(column.openTimeSec).present);
    calendar.lost = moment.health.lostIntervals;
    for (const LostInterval& hole : calendar.lost)
        for (std::int64_t timeSec = hole.fromSec; timeSec <= hole.toSec; timeSec += kIntervalSec)
            ++cellOf(timeSec).lost;
    return calendar;
}

namespace
{

/** As a model would that leans to RANGING a little more than those before it. */
ChartColumn asSaidNow(ChartColumn column)
{
    if (!column.answered)
        return column;
    column.seenLive = column.shown;
    column.asSeen = false;
    for (double& p : column.probabilities)
        p *= 0.7;
    column.probabilities[1] += 0.3;
    setCertainty(column);
    const auto most = std::ranges::max_element(column.probabilities);
    column.raw = static_cast<Regime>(most - column.probabilities.begin());
    const bool changed = shown(column.raw) != column.shown;
    column.shown = shown(column.raw);
    column.relabelling = {1, 1, changed};
    return column;
}

} // namespace

ChartHistory answer(const Moment& moment, const HistoryRequest& request)
{
    ChartHistory history;
    history.request = request;
    history.intervalMin = 5;
    std::copy_if(moment.columns.begin(), moment.columns.end(), std::back_inserter(history.columns),
                 [&](const ChartColumn& column) {
                     return column.openTimeSec >= request.fromSec &&
                            column.openTimeSec < request.toSec;
                 });
    history.asModelSaysNow = request.asModelSaysNow;
    if (request.asModelSaysNow) {
        history.modelId = moment.snapshot.modelId;
        history.otherModelId = moment.snapshot.other.modelId;
        std::ranges::transform(history.columns, history.columns.begin(), asSaidNow);
    }
    std::copy_if(moment.events.begin(), moment.events.end(), std::back_inserter(history.events),
                 [](const EventEntry& event) {
                     return event.kind != QLatin1String("regime") &&
                            event.kind != QLatin1String(lookedAwayKind);
                 });
    if (!moment.columns.empty()) {
        history.storeFirstSec = moment.columns.front().openTimeSec;
        history.storeLastSec = moment.columns.back().openTimeSec;
    }
    return history;
}

} // namespace regime::samples
