// SPDX-License-Identifier: GPL-3.0-or-later
// What the numeric core costs, beside a plain implementation in the same run. Not a test.
#include "core/features/observations.h"
#include "core/hmm/baumwelch.h"
#include "core/regime/jumpdetector.h"
#include "core/regime/replay.h"
#include "tests/bench/plainbaumwelch.h"
#include "tests/bench/standardised.h"
#include "tests/support/randommarket.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include <malloc.h>

using namespace regime;

namespace
{

constexpr int repeats = 9;

/** The median wall time of `work` in seconds. */
double medianSec(const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i) {
        const auto began = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }
    std::ranges::nth_element(times, times.begin() + repeats / 2);
    return times[repeats / 2];
}

/** What the second opinion costs: a training on `window`, and a tick of a carried recursion. */
void jumpModel(const CandleSeries& window, const CandleSeries& series)
{
    const DetectorConfig config;
    const double trainingSec = medianSec([&] { (void)trainJump({&window, 1}, config).ok(); });
    std::printf("jump training, 2000 candles, 8 starts %4.1f ms\n", trainingSec * 1e3);

    JumpTracker tracker(std::make_shared<TrainedJump>(*trainJump({&window, 1}, config)), config);
    std::size_t end = window.size();
    constexpr int ticks = 1000;
    const double ticksSec = medianSec([&] {
        for (int i = 0; i < ticks; ++i)
            (void)tracker.answer(series, ++end).ok();
    });
    std::printf("jump tick from raw candles %8.2f us\n", ticksSec * 1e6 / ticks);
}

/** Bytes that are allocated now. */
std::size_t allocated()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

bench::PlainModel plainStart()
{
    bench::PlainModel model;
    model.start.setConstant(1.0 / 3);
    model.transitions.setConstant(0.05);
    model.transitions.diagonal().setConstant(0.9);
    model.means.setZero();
    model.means.row(emaSpreadRow) << -1, 0, 1;
    model.means.row(2) << -1, 0, 1;
    model.variances.setOnes();
    return model;
}

/** Nanoseconds an observation and iteration, ours and the yardstick's, how far they differ, and
 *  what a fit allocates beyond the observations. */
void baumWelch(const Eigen::MatrixXd& x)
{
    constexpr int iterations = 25;
    const bench::PlainModel start = plainStart();
    const hmm::Parameters parameters = *hmm::Parameters::create(
        {hmm::CovarianceType::Diag, start.start, start.transitions, start.means, start.variances});
    hmm::FitOptions options;
    options.iterations = iterations;
    options.tolerance.reset();
    std::vector<double> history;
    const std::size_t before = allocated();
    std::size_t during = before;
    options.progress = [&during](int) { during = std::max(during, allocated()); };
    (void)hmm::fit(parameters, {&x, 1}, options).ok();
    options.progress = {};
    // The fit ends with one more forward and backward pass: 26 in all.
    const double oursSec = medianSec([&] {
        history = hmm::fit(parameters, {&x, 1}, options)->logLikelihoodHistory;
    });
    double last = 0;
    bench::PlainBaumWelch plain(x.cols());
    const Eigen::Matrix<double, bench::D, Eigen::Dynamic> fixedRows = x;
    const double plainSec = medianSec([&] {
        bench::PlainModel model = start;
        for (int i = 0; i < iterations; ++i)
            last = plain.iterate(model, fixedRows);
    });
    const double count = static_cast<double>(x.cols());
    const double ours = oursSec * 1e9 / count / (iterations + 1);
    const double yardstick = plainSec * 1e9 / count / iterations;
    std::printf("Baum-Welch, %7.0f rows    %8.1f ns/obs/iteration  yardstick %6.1f  ratio %.2f  "
                "(log-likelihoods differ by %.1e; %.0f bytes an observation)\n",
                count, ours, yardstick, yardstick / ours, std::abs(last - history.back()),
                double(during - before) / count);
}

} // namespace

int main()
{
    const CandleSeries series = test::randomMarket(1'000'000);
    const auto part = [&](std::size_t count) { return bench::part(series, 0, count); };
    for (const std::size_t rows : {2000, 20'000, 50'000, 100'000, 200'000, 500'000, 1'000'000})
        baumWelch(bench::standardised(part(rows)));

    const double featuresSec =
        medianSec([&] { (void)observationMatrix(series.close, series.volume).sum(); });
    std::printf("features, 1,000,000 rows   %8.1f ms\n", featuresSec * 1e3);

    const CandleSeries window = part(2000);
    const DetectorConfig config;
    const double trainingSec = medianSec([&] { (void)trainModel({&window, 1}, config).ok(); });
    std::printf("training, 2000 candles, 8 starts %4.1f ms\n", trainingSec * 1e3);

    const TrainedModel model = *trainModel({&window, 1}, config);
    constexpr int ticks = 1000;
    const double ticksSec = medianSec([&] {
        for (int i = 0; i < ticks; ++i) {
            const RecentCandles recent{std::span(series.close).subspan(std::size_t(i), 100),
                                       std::span(series.volume).subspan(std::size_t(i), 100), 0};
            (void)inferRegime(model, recent, config).ok();
        }
    });
    std::printf("tick from 100 raw candles  %8.2f us\n", ticksSec * 1e6 / ticks);

    jumpModel(window, series);

    const CandleSeries half = part(50'000);
    const auto began = std::chrono::steady_clock::now();
    (void)replay(half, ReplayConfig{}).ok();
    const double replaySec =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::printf("replay, 50,000 candles     %8.2f s\n", replaySec);
}
