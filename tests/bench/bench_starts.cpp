// SPDX-License-Identifier: GPL-3.0-or-later
// How often the default starts find what a hundred random ones find, on windows of a real candle
// file. Not a test.
#include "core/hmm/search.h"
#include "core/hmm/starts.h"
#include "core/market/candlefile.h"
#include "core/pipeline/series.h"
#include "core/regime/trainedmodel.h"
#include "tests/bench/standardised.h"

#include <chrono>
#include <cstdio>

using namespace regime;

namespace
{

constexpr int windows = 20;
constexpr std::size_t windowCandles = 2000;
constexpr int randomStarts = 100;
constexpr double nearNats = 1;

/** The candles of a file with its quiet intervals filled in; empty when it cannot be read. */
CandleSeries seriesOf(const char* path)
{
    const auto file = readCandleFile(QString::fromLocal8Bit(path));
    const auto interval = file ? file->spacing.intervalMin() : Result<int>(file.error());
    if (!interval) {
        std::fprintf(stderr, "%s\n", interval.error().message.c_str());
        return {};
    }
    const std::int64_t intervalSec = std::int64_t{60} * *interval;
    const ProvedSpan whole{file->candles.front().openTimeSec,
                           file->candles.back().openTimeSec + intervalSec};
    return piecesOf(fillQuiet(file->candles, {{whole}}, intervalSec).candles, intervalSec)
        .pieces.front();
}

/** The highest log-likelihood of the random starts that the default search would not refuse. */
double bestOfRandom(const Eigen::MatrixXd& x, const hmm::SearchOptions& options)
{
    double best = -std::numeric_limits<double>::infinity();
    for (int start = 0; start < randomStarts; ++start) {
        const auto from = hmm::Parameters::create(hmm::randomStart(
            {&x, 1}, options.states, options.covarianceType, std::uint64_t(1000 + start)));
        const auto fit = hmm::fit(*from, {&x, 1}, options.fit);
        if (fit && fit->occupancy.minCoeff() >= options.leastOccupancy)
            best = std::max(best, fit->logLikelihood);
    }
    return best;
}

double nowSec()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_starts CANDLES.csv\n");
        return 2;
    }
    const CandleSeries series = seriesOf(argv[1]);
    if (series.size() < windowCandles)
        return 1;
    const hmm::SearchOptions options;
    int near = 0;
    double searchSec = 0;
    for (int i = 0; i < windows; ++i) {
        const std::size_t first =
            (series.size() - windowCandles) * std::size_t(i) / std::size_t(windows - 1);
        const Eigen::MatrixXd x = bench::standardised(bench::part(series, first, windowCandles));
        const double beganSec = nowSec();
        const auto found = hmm::fitBest({&x, 1}, options);
        searchSec += nowSec() - beganSec;
        if (!found) {
            std::printf("window %2d  refused: %s\n", i, found.error().message.c_str());
            continue;
        }
        const double best = bestOfRandom(x, options);
        const bool hit = found->best.logLikelihood >= best - nearNats;
        near += hit ? 1 : 0;
        std::printf("window %2d  kept %10.2f (%s)  best of %d random %10.2f  %s\n", i,
                    found->best.logLikelihood, found->name.c_str(), randomStarts, best,
                    hit ? "" : "missed");
    }
    std::printf("%d of %d windows within %.0f nat; %.1f ms a search, one thread\n", near, windows,
                nearNats, searchSec * 1e3 / windows);
}
