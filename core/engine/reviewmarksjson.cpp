// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reviewmarksjson.h"

#include "core/engine/reviewvaluesjson.h"

namespace regime
{

QJsonObject agreementJson(const review::Agreement& agreement)
{
    QJsonArray table;
    for (const auto& said : agreement.verdicts) {
        QJsonArray row;
        for (const std::size_t count : said)
            row.append(static_cast<qint64>(count));
        table.append(row);
    }
    return {{QStringLiteral("count"), static_cast<qint64>(agreement.count)},
            {QStringLiteral("agreed"), static_cast<qint64>(agreement.agreed)},
            {QStringLiteral("rate_interval"), intervalJson(agreement.rate)},
            {QStringLiteral("chance"), agreement.chance},
            {QStringLiteral("kappa"), numberJson(agreement.kappa)},
            {QStringLiteral("kappa_interval"), intervalJson(agreement.kappaInterval)},
            {QStringLiteral("said_by_label"), table}};
}

QJsonObject marksJson(const ReviewMarks& marks)
{
    QJsonArray notes;
    for (const ReviewNote& note : marks.notes)
        notes.append(QJsonObject{{QStringLiteral("from"), qint64{note.fromSec}},
                                 {QStringLiteral("to"), qint64{note.toSec}},
                                 {QStringLiteral("written"), note.writtenSec},
                                 {QStringLiteral("text"), note.text}});
    return {{QStringLiteral("blind_verdicts"), agreementJson(marks.agreement)},
            {QStringLiteral("verdicts_of_unknown_replays"), qint64{marks.unknownVerdicts}},
            {QStringLiteral("notes"), notes}};
}

} // namespace regime
