// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewdesk.h"

#include "core/review/blindverdicts.h"

#include <algorithm>

namespace regime
{

namespace
{

constexpr int chartCandlesBefore = 120; // with more, a candle of a chart is no wider than a line

ReviewStore storeOf(Database& database, const ReviewScope& scope)
{
    return ReviewStore(database, {scope.pair, scope.intervalMin});
}

JudgedLedger ledgerOf(const ReviewScope& scope)
{
    return {scope.run, scope.runCreatedSec};
}

std::vector<review::Episode> episodesOf(const ReviewMaterial& material)
{
    std::vector<review::ShownLabel> labels;
    for (const LedgerCandle& candle : material.rows)
        if (candle.hmm)
            labels.push_back({candle.timeSec(), candle.hmm->shown});
    return review::episodesOf(labels, material.series.intervalSec());
}

/** The material's candles from `fromSec` on, up to `toSec`, each at its place. */
std::vector<std::optional<PriceBar>> barsOf(const ReviewMaterial& material, std::int64_t fromSec,
                                            std::int64_t toSec)
{
    const std::int64_t intervalSec = material.series.intervalSec();
    std::vector<std::optional<PriceBar>> bars(
        static_cast<std::size_t>((toSec - fromSec) / intervalSec));
    auto candle = std::ranges::lower_bound(material.candles, fromSec, {}, &Candle::openTimeSec);
    for (; candle != material.candles.end() && candle->openTimeSec < toSec; ++candle)
        bars[static_cast<std::size_t>((candle->openTimeSec - fromSec) / intervalSec)] =
            PriceBar{candle->open, candle->high, candle->low, candle->close};
    return bars;
}

/** What the jump model showed at a candle. */
std::optional<ShownRegime> jumpShownAt(const ReviewMaterial& material, std::int64_t candleTimeSec)
{
    const auto row =
        std::ranges::lower_bound(material.rows, candleTimeSec, {}, &LedgerCandle::timeSec);
    if (row == material.rows.end() || row->timeSec() != candleTimeSec || !row->jump)
        return std::nullopt;
    return row->jump->shown;
}

} // namespace

Result<ReviewMarks> reviewMarks(Database& database, const ReviewScope& scope)
{
    const ReviewStore store = storeOf(database, scope);
    const auto verdicts = store.verdicts(ledgerOf(scope));
    if (!verdicts)
        return verdicts.error();
    const auto unknown = store.verdictsOfUnknownReplays();
    if (!unknown)
        return unknown.error();
    const auto notes = store.notes(scope.fromSec, scope.toSec);
    if (!notes)
        return notes.error();
    ReviewMarks marks;
    marks.scope = scope;
    marks.unknownVerdicts = scope.isReplay() ? *unknown : 0;
    std::vector<review::BlindVerdict> given;
    for (const StoredVerdict& verdict : *verdicts)
        if (verdict.episodeFromSec >= scope.fromSec && verdict.episodeFromSec < scope.toSec)
            given.push_back({verdict.said, verdict.label, verdict.episodeFromSec});
    marks.agreement = review::agreementOf(given);
    for (const Note& note : *notes)
        marks.notes.push_back({note.id, note.writtenSec, note.fromSec, note.toSec, note.text});
    return marks;
}

Result<Done> keepVerdict(Database& database, const GivenVerdict& verdict, double nowSec)
{
    const auto kept = storeOf(database, verdict.scope)
                          .judge({verdict.episodeFromSec, nowSec, verdict.said, verdict.label},
                                 ledgerOf(verdict.scope));
    if (!kept)
        return kept.error();
    return Done{};
}

Result<Done> keepNote(Database& database, const ReviewScope& scope, const ReviewNote& note,
                      double nowSec)
{
    const auto kept =
        storeOf(database, scope).write({0, nowSec, note.fromSec, note.toSec, note.text});
    if (!kept)
        return kept.error();
    return Done{};
}

Result<Done> removeNote(Database& database, const ReviewScope& scope, std::int64_t id)
{
    return storeOf(database, scope).removeNote(id);
}

Result<std::vector<BlindEpisode>> blindEpisodes(const ReviewMaterial& material, Database& database,
                                                std::size_t most)
{
    const ReviewScope scope = material.scope();
    const auto verdicts = storeOf(database, scope).verdicts(ledgerOf(scope));
    if (!verdicts)
        return verdicts.error();
    std::vector<std::int64_t> judged;
    for (const StoredVerdict& verdict : *verdicts)
        judged.push_back(verdict.episodeFromSec);
    review::BlindOptions options;
    options.intervalSec = material.series.intervalSec();
    options.candlesBefore = chartCandlesBefore;
    const std::vector<review::Episode> episodes = episodesOf(material);
    std::vector<BlindEpisode> blind;
    for (const review::BlindCase& each : review::blindCases(episodes, judged, options)) {
        if (blind.size() == most)
            break;
        const auto episode =
            std::ranges::lower_bound(episodes, each.episodeFromSec, {}, &review::Episode::fromSec);
        blind.push_back({episode->fromSec, episode->toSec, episode->label,
                         barsOf(material, each.chartFromSec, each.chartToSec),
                         static_cast<std::size_t>(options.candlesBefore),
                         jumpShownAt(material, each.chartToSec - options.intervalSec)});
    }
    return blind;
}

Result<review::Agreement> jumpAgreement(const ReviewMaterial& material, Database& database)
{
    const ReviewScope scope = material.scope();
    const auto verdicts = storeOf(database, scope).verdicts(ledgerOf(scope));
    if (!verdicts)
        return verdicts.error();
    std::vector<review::BlindVerdict> given;
    for (const StoredVerdict& verdict : *verdicts) {
        // The last candle of the chart; outside the scope there is no row.
        const std::int64_t lastSec =
            verdict.episodeFromSec +
            (review::BlindOptions{}.candlesInto - 1) * material.series.intervalSec();
        const std::optional<ShownRegime> shown = jumpShownAt(material, lastSec);
        if (verdict.episodeFromSec >= scope.fromSec && shown && *shown != ShownRegime::Undecided)
            given.push_back({verdict.said, static_cast<Regime>(*shown), verdict.episodeFromSec});
    }
    return review::agreementOf(given);
}

} // namespace regime
