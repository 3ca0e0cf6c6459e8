// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/statusmetrics.h"

#include "core/engine/values/trust.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace regime
{

namespace
{

/** A label's value: the format escapes backslash, quote and line break. */
QByteArray label(const QString& text)
{
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'"', QStringLiteral("\\\""))
        .replace(u'\n', QStringLiteral("\\n"));
    return '"' + escaped.toUtf8() + '"';
}

class Metrics
{
public:
    void describe(const char* name, const char* type, const char* help)
    {
        m_text += QByteArrayLiteral("# HELP regimescope_") + name + ' ' + help +
                  "\n# TYPE regimescope_" + name + ' ' + type + '\n';
    }
    void sample(const char* name, const QByteArray& labels, double value)
    {
        m_text += QByteArrayLiteral("regimescope_") + name;
        if (!labels.isEmpty())
            m_text += '{' + labels + '}';
        m_text += ' ' + QByteArray::number(value, 'g', QLocale::FloatingPointShortest) + '\n';
    }
    template <typename T>
    void gauge(const char* name, const char* help, const std::optional<T>& value)
    {
        if (!value)
            return;
        describe(name, "gauge", help);
        sample(name, {}, static_cast<double>(*value));
    }
    QByteArray text() const { return m_text; }

private:
    QByteArray m_text;
};

/** A jump model's numbers are scores and have names of their own. */
void addAnswer(Metrics& metrics, const ModelAnswer& answer, ModelFamily source)
{
    const bool isScore = source == ModelFamily::Jump;
    const char* ofRegime = isScore ? "score" : "probability";
    metrics.describe(ofRegime, "gauge",
                     isScore ? "Score of each regime, no probability, raw."
                             : "Probability of each regime, raw.");
    for (const Regime regime : {Regime::Bearish, Regime::Ranging, Regime::Bullish}) {
        const std::string_view name = regimeName(regime);
        metrics.sample(
            ofRegime,
            "regime=" + label(QString::fromLatin1(name.data(), qsizetype(name.size())).toLower()),
            answer.probabilities[static_cast<std::size_t>(regime)]);
    }
    metrics.gauge("confidence", "Confidence of the detector, 0 to 1, raw.",
                  std::optional(answer.confidence));
    metrics.gauge("bias", "Bias signal of the detector, -1 to 1, raw.",
                  std::optional(answer.biasSignal));
    if (isScore)
        metrics.gauge("stay_score", "Score of the label's staying, 0 to 1, no probability.",
                      std::optional(1 - answer.pSwitch));
    else
        metrics.gauge("switch_probability", "Chance that the next candle is another regime's.",
                      std::optional(answer.pSwitch));
}

} // namespace

QByteArray statusMetrics(const EngineReport& report, double nowSec, std::uint64_t statusReads)
{
    const RegimeSnapshot& snapshot = report.snapshot;
    const FeedHealth& health = report.health;
    const Trust trust = judgeTrust(snapshot, health, nowSec);
    Metrics metrics;
    metrics.describe("info", "gauge", "What is running, on what.");
    metrics.sample("info",
                   QByteArrayLiteral("version=") + label(QStringLiteral(REGIMESCOPE_VERSION)) +
                       ",pair=" + label(health.pair) +
                       ",interval_min=" + label(QString::number(health.intervalMin)) +
                       ",model=" + label(snapshot.modelId) + ",demo=" +
                       label(health.demo ? QStringLiteral("true") : QStringLiteral("false")),
                   1);
    metrics.describe("verdict", "gauge", "1 for the verdict that stands.");
    for (const Verdict verdict : {Verdict::Usable, Verdict::Caution, Verdict::DoNotUse})
        metrics.sample("verdict", "verdict=" + label(verdictName(verdict)),
                       verdict == trust.verdict ? 1 : 0);
    metrics.gauge("usable", "1 when advice may be other than neutral.",
                  std::optional(isUsable(trust) ? 1 : 0));
    if (snapshot.answer)
        addAnswer(metrics, *snapshot.answer, snapshot.source);
    metrics.gauge("trained_timestamp_seconds", "When the live model was trained.",
                  snapshot.trainedAtSec);
    metrics.gauge("newest_candle_timestamp_seconds", "Open time of the newest closed candle.",
                  health.newestCandleSec);
    metrics.gauge("freshness_limit_seconds", "Age at which the newest candle is stale.",
                  std::optional(health.freshnessLimitSec));
    metrics.gauge("candles", "Candles of the training window in the store.",
                  std::optional(health.samples));
    metrics.gauge("coverage_ratio", "Share of the training window that is there.",
                  std::optional(health.coveragePct / 100));
    metrics.gauge("lost_intervals", "Holes of the training window that nobody has proved quiet.",
                  std::optional(health.lostIntervals.size()));
    metrics.gauge("last_sync_timestamp_seconds", "When the exchange last answered well.",
                  health.lastSyncSec);
    metrics.gauge("retrains_held", "Retrains held back since the last promotion.",
                  std::optional(snapshot.heldInARow));
    metrics.describe("status_reads_total", "counter", "Answers to /api/status.");
    metrics.sample("status_reads_total", {}, static_cast<double>(statusReads));
    return metrics.text();
}

} // namespace regime
