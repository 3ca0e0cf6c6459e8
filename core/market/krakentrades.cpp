// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/krakenanswer.h"

#include "core/market/decimal.h"

#include <QJsonArray>
#include <QJsonObject>

namespace regime
{

namespace
{
constexpr qsizetype mostRows = 5000;

enum Element { Price, Volume, Time, Side, OrderType, Misc, LeastElements, Id = LeastElements };

bool isNumberCharacter(char letter)
{
    return (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == '+' ||
           letter == 'e' || letter == 'E';
}

/** The body with each bare number that is not an integer put in quotes: a double holds only 16 of
 *  the 17 digits of a trade's time, enough to move a trade into the next minute. */
QByteArray withFractionsQuoted(const QByteArray& body)
{
    QByteArray quoted;
    quoted.reserve(body.size() + body.size() / 8);
    bool inString = false;
    for (qsizetype i = 0; i < body.size();) {
        const char letter = body[i];
        const bool startsNumber = letter == '-' || (letter >= '0' && letter <= '9');
        if (inString || !startsNumber) {
            const bool escape = inString && letter == '\\' && i + 1 < body.size();
            if (letter == '"')
                inString = !inString;
            quoted.append(body.constData() + i, escape ? 2 : 1);
            i += escape ? 2 : 1;
            continue;
        }
        qsizetype end = i;
        while (end < body.size() && isNumberCharacter(body[end]))
            ++end;
        const QByteArray number = body.mid(i, end - i);
        quoted += number.contains('.') ? '"' + number + '"' : number;
        i = end;
    }
    return quoted;
}

std::optional<std::int64_t> timeOf(const QJsonValue& value)
{
    if (value.isString())
        return nanoseconds(value.toString());
    const auto seconds = integerValue(value);
    return seconds ? nanoseconds(QString::number(*seconds)) : std::nullopt;
}

Result<Trade> readRow(const QJsonArray& row)
{
    if (row.size() < LeastElements)
        return Error{"it has " + std::to_string(row.size()) + " elements, at least 6 are due"};
    for (int element = 0; element < LeastElements; ++element) {
        if (row[element].isNull())
            return Error{"element " + std::to_string(element) + " is null"};
    }
    Trade trade;
    const auto price = decimalValue(row[Price]);
    if (!price || *price <= 0)
        return Error{"its price is not a positive number"};
    const auto volume = decimalValue(row[Volume]);
    if (!volume || *volume < 0)
        return Error{"its volume is not a number of at least 0"};
    const auto timeNs = timeOf(row[Time]);
    if (!timeNs)
        return Error{"its time is not a number of seconds"};
    trade.timeNs = *timeNs;
    trade.price = *price;
    trade.volume = *volume;
    trade.buy = row[Side].toString() == QLatin1String("b");
    trade.market = row[OrderType].toString() == QLatin1String("m");
    if (row.size() <= Id)
        return trade;
    trade.id = integerValue(row[Id]);
    if (!trade.id)
        return Error{"its trade id is not a whole number"};
    return trade;
}
} // namespace

Answer<Envelope> readTradesEnvelope(const HttpAnswer& answer)
{
    HttpAnswer exact = answer;
    exact.body = withFractionsQuoted(answer.body);
    Answer<Envelope> envelope = readEnvelope(exact);
    return envelope ? envelope : readEnvelope(answer);
}

Answer<TradesPage> readTrades(const Envelope& envelope)
{
    const Answer<QString> key = resultKey(envelope.result);
    if (!key)
        return key.error();
    const QJsonObject result = envelope.result.toObject();
    if (!result.value(*key).isArray())
        return garbledAnswer(QStringLiteral("the answer has no list of trades"));
    const QJsonArray rows = result.value(*key).toArray();
    if (rows.size() > mostRows)
        return garbledAnswer(QStringLiteral("the answer has %1 trades, more than %2 are never due")
                                 .arg(rows.size())
                                 .arg(mostRows));
    TradesPage page;
    page.resultKey = *key;
    page.warnings = envelope.warnings;
    const auto last = integerValue(result.value(QLatin1String("last")));
    if (!last || *last < 0)
        return garbledAnswer(QStringLiteral("the page of trades has no usable \"last\""));
    page.last = QString::number(*last);
    page.trades.reserve(static_cast<std::size_t>(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Result<Trade> trade = readRow(rows[i].toArray());
        if (!trade)
            return garbledAnswer(
                QStringLiteral("trade %1 of %2 is refused and the page with it: %3")
                    .arg(i + 1)
                    .arg(rows.size())
                    .arg(QString::fromStdString(trade.error().message)));
        page.trades.push_back(*trade);
    }
    return page;
}

} // namespace regime
