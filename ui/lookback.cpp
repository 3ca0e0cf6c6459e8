// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lookback.h"

#include "core/engine/values/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lookback)
};

using Events = std::deque<EventEntry>;

/** Oldest first, what has happened since. */
struct Since {
    int changes = 0;
    int stale = 0;
    double staleSec = 0;
    int starts = 0;
    int fills = 0;
    QStringList models;
};

Since countedSince(Events::const_reverse_iterator first, Events::const_reverse_iterator last,
                   double untilSec)
{
    Since since;
    const EventEntry* becameStale = nullptr;
    for (auto event = first; event != last && event->timeSec <= untilSec; ++event) {
        const QString& kind = event->kind;
        since.changes += kind == QLatin1String("regime");
        since.starts += kind == QLatin1String("start");
        since.fills += kind == QLatin1String("backfill");
        if (groupOf(kind) == EventGroup::Model)
            since.models << event->text.section(u':', 0, 0);
        if (kind == QLatin1String(staleKind)) {
            ++since.stale;
            becameStale = &*event;
        } else if (kind == QLatin1String(freshKind) && becameStale) {
            since.staleSec += event->timeSec - becameStale->timeSec;
            becameStale = nullptr;
        }
    }
    if (becameStale)
        since.staleSec += untilSec - becameStale->timeSec;
    return since;
}

QString lowerFirst(const QString& sentence)
{
    return sentence.left(1).toLower() + sentence.mid(1);
}

QStringList partsOf(const Since& since)
{
    QStringList parts;
    parts << (since.changes == 0   ? Words::tr("no change")
              : since.changes == 1 ? Words::tr("1 change")
                                   : Words::tr("%1 changes").arg(since.changes));
    if (since.stale > 0)
        parts << (since.stale == 1
                      ? Words::tr("stale once for %1").arg(durationText(since.staleSec))
                      : Words::tr("stale %1 times, %2 in all")
                            .arg(since.stale)
                            .arg(durationText(since.staleSec)));
    if (!since.models.isEmpty())
        parts << (since.models.size() == 1 ? lowerFirst(since.models.first())
                                           : Words::tr("%1 trainings, last: %2")
                                                 .arg(since.models.size())
                                                 .arg(lowerFirst(since.models.last())));
    if (since.fills > 0)
        parts << (since.fills == 1 ? Words::tr("1 backfill")
                                   : Words::tr("%1 backfills").arg(since.fills));
    if (since.starts > 0)
        parts << (since.starts == 1 ? Words::tr("started once")
                                    : Words::tr("started %1 times").arg(since.starts));
    return parts;
}

} // namespace

EventGroup groupOf(const QString& kind)
{
    if (kind == QLatin1String("regime"))
        return EventGroup::Regime;
    for (const char* model : {"training", "model", "review"})
        if (kind == QLatin1String(model))
            return EventGroup::Model;
    for (const char* data : {"data", "exchange", "backfill", "import", staleKind, freshKind})
        if (kind == QLatin1String(data))
            return EventGroup::Data;
    return EventGroup::Program;
}

QString lookbackText(const std::deque<EventEntry>& newestFirst, double untilSec,
                     const QTimeZone& zone)
{
    const auto looked =
        std::find_if(newestFirst.begin(), newestFirst.end(), [&](const EventEntry& event) {
            return event.kind == QLatin1String(lookedAwayKind) && event.timeSec <= untilSec;
        });
    if (looked == newestFirst.end())
        return {};
    const Since since =
        countedSince(std::make_reverse_iterator(looked), newestFirst.rend(), untilSec);
    return Words::tr("Since you last looked (%1): %2")
        .arg(timeText(looked->timeSec, untilSec, zone), partsOf(since).join(QStringLiteral(", ")));
}

} // namespace regime
