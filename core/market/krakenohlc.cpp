// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/krakenanswer.h"

#include "core/market/decimal.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace regime
{

namespace
{
constexpr qsizetype mostRows = 5000;

/** Element numbers of a row; 5 is the volume-weighted price, which nobody reads. */
enum Element { Time, Open, High, Low, Close, Volume = 6, Count, Elements };

/** Why the row is none, or the candle in it. */
Result<Candle> readRow(const QJsonArray& row, std::int64_t intervalSec)
{
    if (row.size() < Elements)
        return Error{"it has " + std::to_string(row.size()) + " elements, 8 are due"};
    for (int element = 0; element < Elements; ++element) {
        if (row[element].isNull())
            return Error{"element " + std::to_string(element) + " is null"};
    }
    Candle candle;
    const auto time = integerValue(row[Time]);
    if (!time || *time < 0)
        return Error{"its time is not a whole number of seconds since 1970"};
    if (*time % intervalSec != 0)
        return Error{"its time is not a multiple of " + std::to_string(intervalSec) + " s"};
    candle.openTimeSec = *time;

    const std::array prices{&candle.open, &candle.high, &candle.low, &candle.close};
    for (std::size_t i = 0; i < prices.size(); ++i) {
        static constexpr std::array names{"open", "high", "low", "close"};
        const auto price = decimalValue(row[static_cast<qsizetype>(i) + Open]);
        if (!price || *price <= 0)
            return Error{std::string("its ") + names[i] + " is not a positive number"};
        *prices[i] = *price;
    }
    if (candle.low > std::min(candle.open, candle.close))
        return Error{"its low is above its open or close"};
    if (candle.high < std::max(candle.open, candle.close))
        return Error{"its high is below its open or close"};

    const auto volume = decimalValue(row[Volume]);
    if (!volume || *volume < 0)
        return Error{"its volume is not a number of at least 0"};
    const auto count = integerValue(row[Count]);
    if (!count || *count < 0)
        return Error{"its count is not a whole number of at least 0"};
    candle.volume = *volume;
    candle.tradeCount = *count;
    candle.quiet = *count == 0 && *volume == 0;
    return candle;
}

/** Sorted by time, the last of equal times kept; says in `warnings` what had to be done. */
std::vector<Candle> inOrder(std::vector<Candle> rows, QStringList& warnings)
{
    const auto earlier = [](const Candle& a, const Candle& b) {
        return a.openTimeSec < b.openTimeSec;
    };
    if (!std::is_sorted(rows.begin(), rows.end(), earlier)) {
        warnings.append(QStringLiteral("the rows of the answer were out of order"));
        std::stable_sort(rows.begin(), rows.end(), earlier);
    }
    std::vector<Candle> unique;
    unique.reserve(rows.size());
    for (const Candle& row : rows) {
        if (unique.empty() || unique.back().openTimeSec != row.openTimeSec) {
            unique.push_back(row);
            continue;
        }
        warnings.append(QStringLiteral("two rows of the answer have the time %1; the later counts")
                            .arg(row.openTimeSec));
        unique.back() = row;
    }
    return unique;
}

/** Splits the rows at `last`: committed ones, the forming one, and what is neither. */
void divide(std::vector<Candle> rows, OhlcAnswer& answer)
{
    if (rows.empty())
        return;
    const std::int64_t newestSec = rows.back().openTimeSec;
    const std::int64_t lastSec = answer.lastCommittedSec.value_or(newestSec - 1);
    for (const Candle& row : rows) {
        if (row.openTimeSec <= lastSec)
            answer.closed.push_back(row);
        else if (row.openTimeSec == newestSec)
            answer.forming = row;
        else
            answer.refusedRows.append(
                QStringLiteral("row with time %1: it is later than \"last\" but not the newest")
                    .arg(row.openTimeSec));
    }
}
} // namespace

Answer<OhlcAnswer> readOhlc(const Envelope& envelope, int intervalMin)
{
    Q_ASSERT(intervalMin > 0);
    const Answer<QString> key = resultKey(envelope.result);
    if (!key)
        return key.error();
    const QJsonObject result = envelope.result.toObject();
    if (!result.value(*key).isArray())
        return garbledAnswer(QStringLiteral("the answer has no list of rows"));
    const QJsonArray rows = result.value(*key).toArray();
    if (rows.size() > mostRows)
        return garbledAnswer(QStringLiteral("the answer has %1 rows, more than %2 are never due")
                                 .arg(rows.size())
                                 .arg(mostRows));
    OhlcAnswer answer;
    answer.resultKey = *key;
    answer.warnings = envelope.warnings;
    const QJsonValue last = result.value(QLatin1String("last"));
    answer.lastCommittedSec = integerValue(last);
    if (!answer.lastCommittedSec && !last.isUndefined())
        answer.warnings.append(QStringLiteral("\"last\" is not a time; the newest row is taken as "
                                              "forming"));

    std::vector<Candle> good;
    good.reserve(static_cast<std::size_t>(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Result<Candle> row = readRow(rows[i].toArray(), std::int64_t{60} * intervalMin);
        if (row)
            good.push_back(*row);
        else
            answer.refusedRows.append(QStringLiteral("row %1 of %2: %3")
                                          .arg(i + 1)
                                          .arg(rows.size())
                                          .arg(QString::fromStdString(row.error().message)));
    }
    if (good.empty() && !rows.isEmpty())
        return garbledAnswer(QStringLiteral("no row of the answer is usable; ") +
                             answer.refusedRows.first());
    divide(inOrder(std::move(good), answer.warnings), answer);
    return answer;
}

} // namespace regime
