// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/krakenanswer.h"

#include "core/market/decimal.h"
#include "core/market/outsidetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace regime
{

namespace
{
/** Strings are cut here; nothing the exchange names is longer. */
QString field(const QJsonObject& object, const char* key)
{
    return outsideText(object.value(QLatin1String(key)).toString(), 64);
}

AssetPair assetPair(const QString& id, const QJsonObject& entry)
{
    AssetPair pair;
    pair.id = outsideText(id, 64);
    pair.altname = field(entry, "altname");
    if (pair.altname.isEmpty())
        pair.altname = pair.id;
    pair.wsname = field(entry, "wsname");
    pair.base = field(entry, "base");
    pair.quote = field(entry, "quote");
    if (const QString status = field(entry, "status"); !status.isEmpty())
        pair.status = status;
    pair.priceDecimals = entry.value(QLatin1String("pair_decimals")).toInt(pair.priceDecimals);
    pair.volumeDecimals = entry.value(QLatin1String("lot_decimals")).toInt(pair.volumeDecimals);
    return pair;
}
} // namespace

Answer<Envelope> readEnvelope(const HttpAnswer& answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const QJsonObject object = document.object();
    const QJsonValue list = object.value(QLatin1String("error"));
    QStringList errors;
    Envelope envelope;
    for (const QJsonValue& value : list.toArray()) {
        const QString words = value.toString();
        if (words.startsWith(QLatin1Char('W')))
            envelope.warnings.append(outsideText(words));
        else
            errors.append(words);
    }
    if (!errors.isEmpty()) {
        RequestFailure failure = failureOfErrors(errors);
        if (answer.status == 429) {
            const RequestFailure front = failureOfHttp(answer);
            failure.kind = std::max(failure.kind, front.kind);
            failure.pauseFloorSec = std::max(failure.pauseFloorSec, front.pauseFloorSec);
            failure.retryAfterSec = front.retryAfterSec;
        }
        return failure;
    }
    if (answer.status != 200 || !answer.networkProblem.isEmpty())
        return failureOfHttp(answer);
    if (!document.isObject() || !list.isArray()) {
        RequestFailure failure = failureOfHttp(answer);
        if (failure.kind == FailureClass::Transient)
            failure.text =
                QStringLiteral("the answer is not JSON of the exchange (%1)").arg(failure.text);
        return failure;
    }
    envelope.result = object.value(QLatin1String("result"));
    if (!envelope.result.isObject())
        return garbledAnswer(QStringLiteral("the answer has neither an error nor a result"));
    return envelope;
}

Answer<QString> resultKey(const QJsonValue& result)
{
    QStringList keys = result.toObject().keys();
    keys.removeAll(QStringLiteral("last"));
    if (keys.size() != 1)
        return garbledAnswer(
            QStringLiteral("the answer names %1 pairs where one is due").arg(keys.size()));
    return keys.first();
}

Answer<std::int64_t> readServerTime(const Envelope& envelope)
{
    const auto time = integerValue(envelope.result.toObject().value(QLatin1String("unixtime")));
    if (!time || *time <= 0)
        return garbledAnswer(QStringLiteral("the server time has no usable \"unixtime\""));
    return *time;
}

Answer<QString> readSystemStatus(const Envelope& envelope)
{
    const QString status = field(envelope.result.toObject(), "status");
    if (status.isEmpty())
        return garbledAnswer(QStringLiteral("the system status has no \"status\""));
    return status;
}

Answer<std::vector<AssetPair>> readAssetPairs(const Envelope& envelope)
{
    std::vector<AssetPair> pairs;
    const QJsonObject entries = envelope.result.toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        if (!entry.value().isObject())
            return garbledAnswer(QStringLiteral("the entry of pair \"%1\" is not an object")
                                     .arg(outsideText(entry.key(), 64)));
        pairs.push_back(assetPair(entry.key(), entry.value().toObject()));
    }
    return pairs;
}

} // namespace regime
