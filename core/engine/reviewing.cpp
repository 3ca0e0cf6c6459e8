// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewing.h"

#include "core/engine/botreview.h"
#include "core/engine/reviewmaterial.h"

namespace regime
{

Result<ReviewReport> makeReview(const ReviewRequest& request, const ReviewGround& ground,
                                const std::stop_token& stop,
                                const std::function<void(double)>& progress)
{
    const auto material =
        readReviewMaterial(request, ground.configuration, ground.series, ground.dataDir);
    if (!material)
        return material.error();
    BotQuestion question{std::nullopt, ground.nowSec};
    if (!request.outcomeFile.isEmpty()) {
        auto outcomes = readOutcomeFile(request.outcomeFile, material->series.pair);
        if (!outcomes)
            return outcomes.error();
        question.outcomes = *std::move(outcomes);
    }
    auto tables = review::reviewOf(reviewInput(*material), benchConfig(ground.configuration), stop,
                                   progress);
    if (!tables)
        return tables.error();
    auto bot = botReview(*material, *tables, question, ground.configuration, stop);
    if (!bot)
        return bot.error();
    return ReviewReport{material->replayed,
                        material->series.pair,
                        material->series.intervalMin,
                        ground.nowSec,
                        *std::move(tables),
                        *std::move(bot)};
}

} // namespace regime
