// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/search.h"

#include "core/base/dice.h"
#include "core/hmm/starts.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <optional>
#include <system_error>
#include <thread>

namespace regime::hmm
{

namespace
{

std::string percent(double share)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f %%", 100 * share);
    return buffer;
}

/** All starts of a search, run by as many threads as come to work(). */
class Runner
{
public:
    Runner(std::span<const Eigen::MatrixXd> sequences, const SearchOptions& options)
        : m_sequences(sequences), m_options(options), m_outcomes(options.starts),
          m_fits(options.starts)
    {
    }

    /** Takes starts until there is none left. `report` is for the calling thread alone. */
    void work(bool report)
    {
        const std::stop_token& stop = m_options.fit.stop;
        for (int start = m_next++; start < m_options.starts && !stop.stop_requested();
             start = m_next++)
            run(start, report);
    }

    std::vector<StartOutcome>& outcomes() { return m_outcomes; }
    std::optional<Fit>& fit(int start) { return m_fits[start]; }

    /** Where a start begins; the same each time it is asked. */
    Result<Parameters> beginning(int start) const
    {
        if (isWarm(start))
            return *m_options.warm;
        const std::uint64_t seed = seedOfStart(m_options.seed, start);
        if (start % 2 == 0)
            return Parameters::create(clusteredStart(
                m_sequences, m_options.states, m_options.covarianceType, seed, m_options.fit.stop));
        return Parameters::create(
            randomStart(m_sequences, m_options.states, m_options.covarianceType, seed));
    }

private:
    std::string nameOf(int start) const
    {
        if (isWarm(start))
            return "warm";
        return (start % 2 == 0 ? "k-means++ " : "random ") + std::to_string(start / 2 + 1);
    }

    bool isWarm(int start) const { return m_options.warm && start == m_options.starts - 1; }

    void run(int start, bool report)
    {
        StartOutcome& outcome = m_outcomes[start];
        outcome.name = nameOf(start);
        const Result<Parameters> from = beginning(start);
        if (!from) {
            outcome.refusal = from.error().message;
            return;
        }
        FitOptions options = m_options.fit;
        int done = 0;
        options.progress = [&](int iterations) {
            advance(iterations - done, report);
            done = iterations;
        };
        Result<Fit> fit = hmm::fit(*from, m_sequences, options);
        advance(options.iterations - done, report);
        if (!fit) {
            outcome.refusal = fit.error().message;
            return;
        }
        outcome.logLikelihood = fit->logLikelihood;
        Eigen::Index rarest = 0;
        const double least = fit->occupancy.minCoeff(&rarest);
        if (!(least >= m_options.leastOccupancy)) {
            outcome.refusal = "state " + std::to_string(rarest) + " is occupied " + percent(least) +
                              " of the time, less than " + percent(m_options.leastOccupancy);
            return;
        }
        m_fits[start] = *std::move(fit);
    }

    void advance(int iterations, bool report)
    {
        const int done = m_iterationsDone += iterations;
        if (report && m_options.progress)
            m_options.progress(double(done) /
                               (double(m_options.starts) * m_options.fit.iterations));
    }

    std::span<const Eigen::MatrixXd> m_sequences;
    const SearchOptions& m_options;
    std::atomic<int> m_next = 0;
    std::atomic<int> m_iterationsDone = 0;
    std::vector<StartOutcome> m_outcomes;
    std::vector<std::optional<Fit>> m_fits;
};

Result<Done> check(std::span<const Eigen::MatrixXd> sequences, const SearchOptions& options)
{
    Eigen::Index observations = 0;
    for (const Eigen::MatrixXd& sequence : sequences) {
        const auto fault = checkObservations(sequence, sequences.front().rows());
        if (!fault)
            return fault;
        observations += sequence.cols();
    }
    if (observations < std::max(options.states, 2))
        return Error{"observations: " + std::to_string(observations) + " are too few for " +
                     std::to_string(options.states) + " states"};
    if (options.warm && (options.warm->states() != options.states ||
                         options.warm->features() != sequences.front().rows() ||
                         options.warm->covarianceType() != options.covarianceType))
        return Error{"warm model: has another number of states or features or another covariance "
                     "type"};
    return Done{};
}

} // namespace

Result<Search> fitBest(std::span<const Eigen::MatrixXd> sequences, const SearchOptions& options)
{
    if (const Result<Done> fault = check(sequences, options); !fault)
        return fault.error();
    Runner runner(sequences, options);
    {
        std::vector<std::jthread> helpers;
        try {
            while (std::ssize(helpers) < std::min(options.threads, options.starts) - 1)
                helpers.emplace_back([&runner] { runner.work(false); });
        } catch (const std::system_error&) {
            // No more threads to be had: those there are, this one at least, do all the work.
        }
        runner.work(true);
    }
    if (options.fit.stop.stop_requested())
        return Error{stoppedMessage};

    const std::vector<StartOutcome>& outcomes = runner.outcomes();
    int best = -1;
    std::string reasons;
    for (int start = 0; start < options.starts; ++start) {
        const StartOutcome& outcome = outcomes[start];
        if (!outcome.refusal.empty())
            reasons += (reasons.empty() ? "" : "; ") + outcome.name + ": " + outcome.refusal;
        else if (best < 0 || outcome.logLikelihood > outcomes[best].logLikelihood)
            best = start;
    }
    if (best < 0)
        return Error{"every start was refused: " + reasons};
    if (options.progress)
        options.progress(1);
    return Search{*std::move(runner.fit(best)), *runner.beginning(best), outcomes[best].name,
                  std::move(runner.outcomes())};
}

} // namespace regime::hmm
