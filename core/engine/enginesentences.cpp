// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginesentences.h"

#include "core/engine/values/wording.h"
#include "core/pipeline/sync.h"

#include <QCoreApplication>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EngineSentences)
};

QString word(ShownRegime regime)
{
    const std::string_view name = regimeName(regime);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString backfillSentence(std::int64_t added, const FeedHealth& data)
{
    const QString got = Words::tr("%1 added from OHLC.").arg(candlesText(added));
    const std::int64_t missing = data.targetSamples - data.samples;
    if (missing <= 0)
        return got + Words::tr(" The window of %1 is full.").arg(countText(data.targetSamples));
    return got +
           Words::tr(" Kraken serves the newest %1; %2 of %3 are still to come as time passes.")
               .arg(countText(ohlcWindowCandles), countText(missing),
                    countText(data.targetSamples));
}

QString sharedStoreSentence(const Configuration& configuration)
{
    const QString url = configuration.text(QStringLiteral("STORE_URL"));
    if (url.isEmpty() || url.startsWith(QLatin1String("sqlite:")))
        return {};
    return Words::tr(
        "STORE_URL names a shared store. This version keeps candles in the embedded store "
        "only; nothing is read from or written to the shared one.");
}

QString shownChangeSentence(std::optional<ShownRegime> before, ShownRegime after)
{
    return before ? Words::tr("Shown regime %1 → %2").arg(word(*before), word(after))
                  : Words::tr("First shown regime: %1").arg(word(after));
}

QStringList cautionRemarks(const std::optional<LiveModel>& model)
{
    QStringList remarks;
    if (!model)
        return remarks;
    for (const std::string& remark : model->model->remarks)
        if (remark.starts_with("names unreliable") || remark.starts_with("short-lived state"))
            remarks << QString::fromStdString(remark);
    return remarks;
}

} // namespace regime
