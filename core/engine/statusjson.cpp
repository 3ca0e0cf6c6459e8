// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/statusjson.h"

#include <QJsonArray>
#include <QJsonValue>

#include <type_traits>

namespace regime
{

namespace
{

constexpr int kSchema = 1;

template <typename T> QJsonValue orNull(const std::optional<T>& value)
{
    if (!value)
        return QJsonValue::Null;
    if constexpr (std::is_integral_v<T>)
        return static_cast<qint64>(*value);
    else
        return *value;
}

QString word(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QJsonObject probabilitiesJson(const RegimeProbabilities& p)
{
    return {{QStringLiteral("bearish"), p[0]},
            {QStringLiteral("ranging"), p[1]},
            {QStringLiteral("bullish"), p[2]}};
}

QJsonObject answerJson(Regime regime, double confidence, double bias, const RegimeProbabilities& p)
{
    return {{QStringLiteral("regime"), word(regimeName(regime))},
            {QStringLiteral("confidence"), confidence},
            {QStringLiteral("bias_signal"), bias},
            {QStringLiteral("probabilities"), probabilitiesJson(p)}};
}

/** What the source of `s` says; neutral unless usable. */
QJsonObject regimeJson(const RegimeSnapshot& s, bool usable)
{
    const bool shown = usable && s.answer;
    QJsonObject object = shown ? answerJson(s.answer->regime, s.answer->confidence,
                                            s.answer->biasSignal, s.answer->probabilities)
                               : answerJson(Regime::Ranging, 0, 0, {0.0, 1.0, 0.0});
    object.insert(QStringLiteral("trained"), s.trained);
    // An answer read back from the ledger does not know its count.
    const bool counted = s.answer && s.answer->observationCount > 0;
    object.insert(QStringLiteral("observation_count"),
                  counted ? QJsonValue(s.answer->observationCount) : QJsonValue(QJsonValue::Null));
    object.insert(QStringLiteral("blend_factor"), shown ? s.advice.blendFactor : 1.0);
    return object;
}

/** What that family's detector says, as if it were the source. */
QJsonObject regimeJson(ModelFamily family, const RegimeSnapshot& snapshot, const FeedHealth& health,
                       double nowSec)
{
    const RegimeSnapshot said = asSaidBy(family, snapshot);
    return regimeJson(said, isUsable(judgeTrust(said, health, nowSec)));
}

QJsonObject pipelineJson(const FeedHealth& h, double nowSec)
{
    std::optional<double> freshnessSec;
    if (h.newestCandleSec)
        freshnessSec = nowSec - static_cast<double>(*h.newestCandleSec);
    return {{QStringLiteral("interval_min"), h.intervalMin},
            {QStringLiteral("sync_interval_sec"), h.syncIntervalSec},
            {QStringLiteral("samples"), static_cast<qint64>(h.samples)},
            {QStringLiteral("coverage_pct"), h.coveragePct},
            {QStringLiteral("freshness_sec"), orNull(freshnessSec)},
            {QStringLiteral("freshness_limit_sec"), h.freshnessLimitSec},
            {QStringLiteral("freshness_ok"), freshnessSec && *freshnessSec <= h.freshnessLimitSec},
            {QStringLiteral("backfill_last_at"), orNull(h.backfill.lastAtSec)},
            {QStringLiteral("backfill_last_rows"), orNull(h.backfill.lastRows)},
            {QStringLiteral("backfill_last_message"), h.backfill.lastMessage.isEmpty()
                                                          ? QJsonValue(QJsonValue::Null)
                                                          : QJsonValue(h.backfill.lastMessage)}};
}

QJsonValue lastValidJson(const RegimeSnapshot& s)
{
    if (!s.answer)
        return QJsonValue::Null;
    QJsonObject object = answerJson(s.answer->regime, s.answer->confidence, s.answer->biasSignal,
                                    s.answer->probabilities);
    object.insert(QStringLiteral("time"), static_cast<qint64>(s.answer->candleTimeSec));
    return object;
}

QJsonObject adviceJson(const RegimeSnapshot& s, bool usable)
{
    const Advice neutral;
    const Advice& grid = usable ? s.advice : neutral;
    return {{QStringLiteral("trend_score"), orNull(s.advice.trendScore)},
            {QStringLiteral("signal"), orNull(s.advice.signal)},
            {QStringLiteral("idle_target_raw"), orNull(s.advice.idleTargetRaw)},
            {QStringLiteral("idle_target"), orNull(s.advice.idleTarget)},
            {QStringLiteral("grid_bias"),
             QJsonObject{{QStringLiteral("mode"), grid.gridBiasMode},
                         {QStringLiteral("entry_spacing_mult_a"), grid.entrySpacingMultA},
                         {QStringLiteral("entry_spacing_mult_b"), grid.entrySpacingMultB},
                         {QStringLiteral("size_skew_override"), orNull(grid.sizeSkewOverride)}}}};
}

QJsonArray reasonsJson(const Trust& trust)
{
    QJsonArray reasons;
    for (const TrustReason& reason : trust.reasons)
        reasons.append(QJsonObject{{QStringLiteral("code"), reason.code},
                                   {QStringLiteral("text"), reason.text}});
    return reasons;
}

QJsonObject ownJson(const RegimeSnapshot& s, const FeedHealth& h, const Trust& trust, double nowSec)
{
    std::optional<double> validUntilSec;
    if (h.newestCandleSec)
        validUntilSec = static_cast<double>(*h.newestCandleSec) + h.freshnessLimitSec;
    const auto ofAnswer = [&](auto value) {
        return s.answer ? QJsonValue(value(*s.answer)) : QJsonValue::Null;
    };
    const QJsonValue jump = opinionOf(s, ModelFamily::Jump).trained
                                ? QJsonValue(regimeJson(ModelFamily::Jump, s, h, nowSec))
                                : QJsonValue(QJsonValue::Null);
    return {{QStringLiteral("schema"), kSchema},
            {QStringLiteral("version"), QStringLiteral(REGIMESCOPE_VERSION)},
            {QStringLiteral("pair"), h.pair},
            {QStringLiteral("demo"), h.demo},
            {QStringLiteral("as_of"), nowSec},
            {QStringLiteral("valid_until"), orNull(validUntilSec)},
            {QStringLiteral("usable"), isUsable(trust)},
            {QStringLiteral("verdict"), verdictName(trust.verdict)},
            {QStringLiteral("reasons"), reasonsJson(trust)},
            {QStringLiteral("last_valid"), lastValidJson(s)},
            {QStringLiteral("shown_regime"), s.shownRegime
                                                 ? QJsonValue(word(regimeName(*s.shownRegime)))
                                                 : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("p_switch"), ofAnswer([](const ModelAnswer& a) { return a.pSwitch; })},
            {QStringLiteral("entropy"),
             ofAnswer([](const ModelAnswer& a) { return orNull(a.entropy); })},
            {QStringLiteral("stability"),
             s.answer ? orNull(s.answer->stability) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("model_id"),
             s.modelId.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(s.modelId)},
            {QStringLiteral("phase"), s.advice.phase},
            {QStringLiteral("source"),
             s.source == ModelFamily::Jump ? QStringLiteral("jump") : QStringLiteral("hmm")},
            {QStringLiteral("advice"),
             adviceJson(s, isUsable(judgeTrust(asSaidBy(s.adviceSource, s), h, nowSec)))},
            {QStringLiteral("jump"), jump}};
}

} // namespace

QJsonObject statusJson(const RegimeSnapshot& snapshot, const FeedHealth& health, double nowSec)
{
    const Trust trust = judgeTrust(snapshot, health, nowSec);
    return {{QStringLiteral("hmm_regime"), regimeJson(ModelFamily::Hmm, snapshot, health, nowSec)},
            {QStringLiteral("hmm_data_pipeline"), pipelineJson(health, nowSec)},
            {QStringLiteral("regimescope"), ownJson(snapshot, health, trust, nowSec)}};
}

} // namespace regime
