// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/all.h"
#include "app/commands/arguments.h"
#include "app/commands/timeargument.h"
#include "app/display.h"
#include "app/folderview.h"
#include "app/reportfiles.h"
#include "app/translation.h"
#include "core/engine/benchjson.h"
#include "core/engine/reviewing.h"

#include <QApplication>
#include <QDir>
#include <QTextStream>

#include <future>

namespace regime
{

namespace
{

constexpr QSize kPictureSize(1440, 900);
/** Candles of a range beyond which a report does not say what came behind each label: that takes
 *  longer than all the rest. */
constexpr std::int64_t kMostWithOutcomes = 10'000;

Result<std::optional<std::int64_t>> timeOption(const QCommandLineParser& parser,
                                               const QString& name)
{
    if (!parser.isSet(name))
        return std::optional<std::int64_t>();
    const auto time = parseTimeArgument(name, parser.value(name));
    if (!time)
        return time.error();
    return std::optional(*time);
}

Result<ReportRange> rangeOption(const QCommandLineParser& parser)
{
    const auto from = timeOption(parser, QStringLiteral("from"));
    if (!from)
        return from.error();
    const auto to = timeOption(parser, QStringLiteral("to"));
    if (!to)
        return to.error();
    if (*from && *to && **from >= **to)
        return Error{"--from must be before --to"};
    return ReportRange{*from, *to};
}

/** What the live answers of the range were worth, as of the moment of the report. */
Result<ReviewReport> reviewOfRange(const FolderLook& look, const ReportSource& source)
{
    const FeedHealth& health = source.state.health;
    const SeriesKey series{health.pair, health.intervalMin};
    ReviewRequest request;
    request.ledger = ReviewLedger::Live;
    request.fromSec = source.fromSec;
    request.toSec = source.toSec;
    request.outcomes = source.toSec - source.fromSec <= kMostWithOutcomes * series.intervalSec();
    return makeReview(request, {look.configuration, series, look.dataDir, source.atSec});
}

void addReview(ReportSource& source, const Result<ReviewReport>& review)
{
    if (!review) {
        source.reviewProblem = QString::fromStdString(review.error().message);
        return;
    }
    source.review = *review;
    source.reviewJson = reviewJson(*review);
}

Result<QStringList> makeReportFiles(const FolderLook& look, const ReportRange& range,
                                    const QString& folder)
{
    auto source = readReportSource(look, range);
    if (!source)
        return source.error();
    // Numbers and picture take about as long.
    auto review = std::async(std::launch::async, [&] { return reviewOfRange(look, *source); });
    // Paper is light.
    const auto view = FolderView::open(look, AppModel::Light);
    if (!view)
        return view.error();
    (*view)->model().chart()->show(static_cast<double>(source->fromSec),
                                   static_cast<double>(source->toSec));
    const auto picture = (*view)->picture(AppModel::MonitorPage, kPictureSize);
    const auto files = picture ? reportPicture(*picture) : Result<ReportPicture>(picture.error());
    if (!files)
        return files.error();
    addReview(*source, review.get());
    return writeReport(makeReport(*source), *files, folder);
}

} // namespace

int runReport(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("out"), QString(), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("from"), QString(), QStringLiteral("T")});
    parser.addOption({QStringLiteral("to"), QString(), QStringLiteral("T")});
    if (const auto code = parseOptionsAlone(parser, invocation))
        return *code;
    const QString folder = parser.value(QStringLiteral("out"));
    if (folder.isEmpty())
        return endWith(WrongUsage, QStringLiteral("--out DIR is needed"));
    const auto range = rangeOption(parser);
    if (!range)
        return endWith(WrongUsage, QString::fromStdString(range.error().message));
    const auto configuration = configurationFor(invocation.common);
    if (!configuration)
        return endWith(WrongUsage, QString::fromStdString(configuration.error().message));

    chooseDisplay();
    qputenv("QT_SCALE_FACTOR", "2"); // the picture is for print and for screens of any scale
    QApplication app(invocation.argc, invocation.argv);
    installTranslation();
    const auto files = makeReportFiles({*configuration, invocation.common.dataDir, range->toSec},
                                       *range, QDir::current().absoluteFilePath(folder));
    if (!files)
        return endWith(CouldNot, QString::fromStdString(files.error().message));
    QTextStream(stdout) << files->join(u'\n') << '\n';
    return Success;
}

} // namespace regime
