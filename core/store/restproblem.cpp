// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/restproblem.h"

#include "core/market/outsidetext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace regime
{

namespace
{

QJsonObject objectOf(const RestAnswer& answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

QString restErrorCode(const RestAnswer& answer)
{
    return objectOf(answer)[QLatin1String("code")].toString();
}

// The codes: https://docs.postgrest.org/en/stable/references/errors.html
QString restProblem(const RestAnswer& answer, const QString& table)
{
    const QJsonObject error = objectOf(answer);
    const QString code = error[QLatin1String("code")].toString();
    const QString message = outsideText(error[QLatin1String("message")].toString());
    if (code == u"42P01" || code == u"PGRST205")
        return QStringLiteral("the table %1 is missing%2")
            .arg(table, table == u"ohlcv_candles" ? QStringLiteral("; create it (README, Stores)")
                                                  : QString());
    if (code == u"42703" || code == u"PGRST204")
        return QStringLiteral("the table %1 lacks a column: %2").arg(table, message);
    if (code == u"42P10")
        return QStringLiteral("the table %1 has no unique index on (pair, interval_min, time); add "
                              "one")
            .arg(table);
    if (code == u"42501")
        return message.contains(QLatin1String("row-level security"))
                   ? QStringLiteral("row-level security forbids it: the table's policies must let "
                                    "this key select, insert and update")
                   : QStringLiteral("the key may not do this: %1").arg(message);
    if (code == u"57014")
        return QStringLiteral("the server gave the statement up: it took longer than its "
                              "statement timeout");
    if (answer.status == 401)
        return QStringLiteral("the key is not accepted (401); check SUPABASE_KEY");
    if (answer.status >= 300 && answer.status < 400)
        return QStringLiteral("it redirects elsewhere (%1), which is not followed; give the final "
                              "address in STORE_URL")
            .arg(answer.status);
    if (!message.isEmpty())
        return QStringLiteral("%1 (%2)").arg(
            message, code.isEmpty() ? QString::number(answer.status) : outsideText(code));
    return QStringLiteral("HTTP status %1 without a word").arg(answer.status);
}

} // namespace regime
