// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartmarks.h"

#include "core/engine/values/wording.h"

#include <array>
#include <utility>

namespace regime
{

namespace
{

/** More lines would cover the charts. */
constexpr int kMostLines = 8;

QString flagText(const std::vector<const EventEntry*>& events, double nowSec, const QTimeZone& zone)
{
    QStringList lines;
    for (const EventEntry* event : events)
        lines << QStringLiteral("%1 %2  %3")
                     .arg(timeText(event->timeSec, nowSec, zone), zoneText(event->timeSec, zone),
                          oneLine(event->text, 100));
    if (lines.size() > kMostLines)
        lines = QStringList{QStringLiteral("… %1 more").arg(lines.size() - kMostLines + 1)} +
                lines.last(kMostLines - 1);
    return lines.join(u'\n');
}

QString flagLetter(const std::vector<const EventEntry*>& events)
{
    const QChar letter = markLetter(events.front()->kind);
    for (const EventEntry* event : events)
        if (markLetter(event->kind) != letter)
            return events.size() < 10 ? QString::number(events.size()) : QStringLiteral("+");
    return letter;
}

} // namespace

QChar markLetter(const QString& kind)
{
    static const std::array<std::pair<QLatin1String, char>, 8> letters{
        {{QLatin1String("training"), 'M'},
         {QLatin1String("model"), 'M'},
         {QLatin1String("backfill"), 'F'},
         {QLatin1String("import"), 'F'},
         {QLatin1String("start"), 'S'},
         {QLatin1String("config"), 'C'},
         {QLatin1String("alert"), '!'},
         {QLatin1String("store"), '!'}}};
    for (const auto& [known, letter] : letters)
        if (kind == known)
            return QLatin1Char(letter);
    return QChar(0x00B7);
}

ChartMarks chartMarks(const std::vector<EventEntry>& events, double fromSec, double toSec,
                      double leastShare, double nowSec, const QTimeZone& zone)
{
    ChartMarks marks;
    std::vector<const EventEntry*> together;
    double firstShare = 0;
    const auto finish = [&] {
        if (together.empty())
            return;
        marks.positions << firstShare;
        marks.letters << flagLetter(together);
        marks.texts << flagText(together, nowSec, zone);
        together.clear();
    };
    for (const EventEntry& event : events) {
        if (event.timeSec < fromSec || event.timeSec >= toSec)
            continue;
        const double share = (event.timeSec - fromSec) / (toSec - fromSec);
        if (!together.empty() && share - firstShare >= leastShare)
            finish();
        if (together.empty())
            firstShare = share;
        together.push_back(&event);
    }
    finish();
    return marks;
}

} // namespace regime
