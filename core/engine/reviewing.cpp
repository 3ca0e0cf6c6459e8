// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewing.h"

#include "core/engine/botreview.h"
#include "core/engine/enginestore.h"
#include "core/engine/reviewdesk.h"
#include "core/engine/reviewmaterial.h"

#include <QFileInfo>

namespace regime
{

namespace
{

/** The embedded store, or an empty one where there is none yet, as after a replay alone. */
Result<Database> storeToRead(const ReviewGround& ground)
{
    const QString path = storePath(ground.configuration, ground.dataDir);
    if (!QFileInfo::exists(path))
        return Database::openInMemory(storeSchema());
    auto opening = Database::open(path, storeSchema(), Access::Read);
    if (!opening)
        return opening.error();
    return std::move(opening->database);
}

/** What is to be judged, and what was judged and written; a review stands without. */
void addMarks(ReviewReport& report, const ReviewMaterial& material, const ReviewGround& ground)
{
    Result<Database> database = storeToRead(ground);
    const auto marks =
        database ? reviewMarks(*database, report.scope) : Result<ReviewMarks>(database.error());
    const auto blind = marks ? blindEpisodes(material, *database)
                             : Result<std::vector<BlindEpisode>>(marks.error());
    const auto jump =
        blind ? jumpAgreement(material, *database) : Result<review::Agreement>(blind.error());
    if (jump) {
        report.marks = *marks;
        report.blind = *blind;
        if (report.tables.hasSecondOpinion())
            report.jumpAgreement = *jump;
    } else {
        report.marks.scope = report.scope;
        report.marks.problem = QString::fromStdString(jump.error().message);
    }
}

} // namespace

Result<ReviewReport> makeReview(const ReviewRequest& request, const ReviewGround& ground,
                                const std::stop_token& stop,
                                const std::function<void(double)>& progress)
{
    const auto material =
        readReviewMaterial(request, ground.configuration, ground.series, ground.dataDir);
    if (!material)
        return material.error();
    auto outcomes =
        readBotOutcomes(request.outcomeFile, material->series.pair, ground.configuration, stop);
    if (!outcomes)
        return outcomes.error();
    if (stop.stop_requested())
        return Error{review::reviewStopped};
    review::BenchConfig config = benchConfig(ground.configuration);
    config.outcomes = request.outcomes;
    // The last part is the bot's and the simulated grids'.
    constexpr double benchShare = 0.95;
    const auto benchProgress = [&](double share) {
        if (progress)
            progress(benchShare * share);
    };
    auto tables = review::reviewOf(reviewInput(*material), config, stop, benchProgress);
    if (!tables)
        return tables.error();
    auto bot = botReview(*material, *tables, {*std::move(outcomes), ground.nowSec},
                         ground.configuration, stop);
    if (!bot)
        return bot.error();
    ReviewReport report{
        material->scope(), ground.nowSec, *std::move(tables), *std::move(bot), {}, {}, {}};
    addMarks(report, *material, ground);
    if (progress)
        progress(1);
    return report;
}

} // namespace regime
