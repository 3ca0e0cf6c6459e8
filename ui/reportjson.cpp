// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace regime
{

namespace
{

QJsonObject factsJson(const std::vector<ReportFact>& facts)
{
    QJsonObject object;
    for (const ReportFact& fact : facts)
        object.insert(fact.key, fact.value);
    return object;
}

QString nameOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonArray sharesJson(const std::vector<ShownShare>& shares)
{
    QJsonArray rows;
    for (const ShownShare& share : shares)
        rows.append(QJsonObject{{QStringLiteral("regime"), nameOf(regimeName(share.label))},
                                {QStringLiteral("candles"), static_cast<qint64>(share.candles)},
                                {QStringLiteral("share_pct"),
                                 share.percent ? QJsonValue(*share.percent) : QJsonValue()},
                                {QStringLiteral("episodes"), static_cast<qint64>(share.episodes)}});
    return rows;
}

QString kindName(IntervalKind kind)
{
    switch (kind) {
    case IntervalKind::Present:
        return QStringLiteral("present");
    case IntervalKind::Quiet:
        return QStringLiteral("quiet");
    case IntervalKind::Lost:
        return QStringLiteral("lost");
    case IntervalKind::WarmingUp:
        break;
    }
    return QStringLiteral("warming_up");
}

QJsonObject columnJson(const ChartColumn& column)
{
    QJsonObject object{{QStringLiteral("time"), static_cast<qint64>(column.openTimeSec)},
                       {QStringLiteral("end"), static_cast<qint64>(column.endSec)},
                       {QStringLiteral("candles"), column.candles},
                       {QStringLiteral("data"), kindName(column.kind)},
                       {QStringLiteral("lost_candles"), column.lostCandles}};
    if (column.kind != IntervalKind::Lost) {
        object.insert(QStringLiteral("open"), column.open);
        object.insert(QStringLiteral("high"), column.high);
        object.insert(QStringLiteral("low"), column.low);
        object.insert(QStringLiteral("close"), column.close);
        object.insert(QStringLiteral("volume"), column.volume);
    }
    if (!column.answered)
        return object;
    object.insert(QStringLiteral("p_bearish"), column.probabilities[0]);
    object.insert(QStringLiteral("p_ranging"), column.probabilities[1]);
    object.insert(QStringLiteral("p_bullish"), column.probabilities[2]);
    object.insert(QStringLiteral("confidence"), column.confidence);
    object.insert(QStringLiteral("bias_signal"), column.biasSignal);
    object.insert(QStringLiteral("p_switch"), column.pSwitch);
    object.insert(QStringLiteral("regime"), nameOf(regimeName(column.raw)));
    object.insert(QStringLiteral("shown_regime"), nameOf(regimeName(column.shown)));
    object.insert(QStringLiteral("as_seen"), column.asSeen);
    object.insert(QStringLiteral("model_id"), column.modelId.isEmpty()
                                                  ? QJsonValue(QJsonValue::Null)
                                                  : QJsonValue(column.modelId));
    return object;
}

} // namespace

QByteArray reportJson(const Report& report)
{
    QJsonArray reasons;
    for (const TrustReason& reason : report.trust.reasons)
        reasons.append(QJsonObject{{QStringLiteral("code"), reason.code},
                                   {QStringLiteral("text"), reason.text}});
    QJsonArray candles;
    for (const ChartColumn& column : report.columns)
        candles.append(columnJson(column));
    const QJsonObject object{
        {QStringLiteral("schema"), 2},
        {QStringLiteral("pair"), report.pair},
        {QStringLiteral("interval_min"), report.intervalMin},
        {QStringLiteral("from"), static_cast<qint64>(report.fromSec)},
        {QStringLiteral("to"), static_cast<qint64>(report.toSec)},
        {QStringLiteral("verdict"), verdictName(report.trust.verdict)},
        {QStringLiteral("reasons"), reasons},
        {QStringLiteral("headline"), factsJson(report.headline)},
        {QStringLiteral("shown_regimes"), sharesJson(report.shares)},
        {QStringLiteral("review"),
         report.review.isEmpty() ? QJsonValue() : QJsonValue(report.review)},
        {QStringLiteral("review_problem"),
         report.reviewProblem.isEmpty() ? QJsonValue() : QJsonValue(report.reviewProblem)},
        {QStringLiteral("candles"), candles},
        {QStringLiteral("footer"), factsJson(report.footer)}};
    return QJsonDocument(object).toJson();
}

} // namespace regime
