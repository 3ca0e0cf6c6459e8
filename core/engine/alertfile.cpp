// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertfile.h"

#include "core/regime/jsonfields.h"
#include "core/regime/jsonfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace regime
{

namespace
{

constexpr int kSchema = 1;

QJsonValue orNull(const std::optional<std::int64_t>& number)
{
    return number ? QJsonValue(static_cast<qint64>(*number)) : QJsonValue(QJsonValue::Null);
}

std::optional<std::int64_t> integerOrNull(Fields& fields, const char* name)
{
    return fields.isNull(name) ? std::nullopt : std::optional(fields.integer(name));
}

QString textOf(Fields& fields, const char* name)
{
    return QString::fromStdString(fields.text(name));
}

std::optional<AlertKind> kindOf(const QString& key)
{
    const auto found = std::ranges::find(alertKinds, key, alertKey);
    return found == alertKinds.end() ? std::nullopt : std::optional(*found);
}

QJsonObject trackJson(const AlertTrack& track)
{
    return {{QStringLiteral("told"), track.told},
            {QStringLiteral("evidence"), static_cast<qint64>(track.evidence)},
            {QStringLiteral("open_id"), orNull(track.openId)},
            {QStringLiteral("woke"), track.woke},
            {QStringLiteral("last_woke"), regime::orNull(track.lastWokeSec)},
            {QStringLiteral("in_digest"), track.inDigest},
            {QStringLiteral("before_digest"), track.beforeDigest}};
}

AlertTrack readTrack(Fields& fields)
{
    AlertTrack track;
    track.told = textOf(fields, "told");
    track.evidence = fields.integer("evidence");
    track.openId = integerOrNull(fields, "open_id");
    track.woke = fields.flag("woke");
    track.lastWokeSec = fields.numberOrNull("last_woke");
    track.inDigest = fields.smallInteger("in_digest");
    track.beforeDigest = textOf(fields, "before_digest");
    return track;
}

QJsonObject alertJson(const Alert& alert)
{
    return {{QStringLiteral("id"), static_cast<qint64>(alert.id)},
            {QStringLiteral("kind"), alertKey(alert.kind)},
            {QStringLiteral("since"), alert.sinceSec},
            {QStringLiteral("raised"), alert.raisedSec},
            {QStringLiteral("closed"), regime::orNull(alert.closedSec)},
            {QStringLiteral("what"), alert.what}};
}

Result<Alert> readAlert(const QJsonObject& object)
{
    Fields fields(object);
    const auto kind = kindOf(textOf(fields, "kind"));
    if (!kind)
        fields.complain("kind", "is no kind of alert");
    const Alert alert{fields.integer("id"),          kind.value_or(AlertKind::Stale),
                      fields.number("since"),        fields.number("raised"),
                      fields.numberOrNull("closed"), textOf(fields, "what")};
    if (fields.fault())
        return *fields.fault();
    return alert;
}

} // namespace

QString alertFilePath(const QString& dataDir, const QString& pair, int intervalMin)
{
    return QDir(dataDir).filePath(QStringLiteral("alerts-%1-%2.json").arg(pair).arg(intervalMin));
}

QJsonObject alertStateJson(const AlertState& state)
{
    QJsonObject tracks;
    for (const AlertKind kind : alertKinds)
        tracks.insert(alertKey(kind), trackJson(state.tracks[static_cast<std::size_t>(kind)]));
    QJsonArray alerts;
    for (const Alert& alert : state.alerts)
        alerts.append(alertJson(alert));
    return {{QStringLiteral("schema"), kSchema},
            {QStringLiteral("tracks"), tracks},
            {QStringLiteral("alerts"), alerts},
            {QStringLiteral("last_id"), static_cast<qint64>(state.lastId)},
            {QStringLiteral("woke"), numbersToJson(state.wokeSec)},
            {QStringLiteral("snoozed_until"), regime::orNull(state.snoozedUntilSec)},
            {QStringLiteral("digest_period"), orNull(state.digestPeriod)}};
}

Result<AlertState> readAlertState(const QJsonObject& object)
{
    Fields fields(object);
    if (fields.integer("schema") != kSchema)
        fields.complain("schema", "is of another version");
    AlertState state;
    const QJsonObject tracks = fields.object("tracks");
    for (const AlertKind kind : alertKinds) {
        // A kind that a newer version has brought is unknown to the file: all is well with it.
        if (!tracks.contains(alertKey(kind)))
            continue;
        Fields track(tracks.value(alertKey(kind)).toObject());
        state.tracks[static_cast<std::size_t>(kind)] = readTrack(track);
        if (track.fault())
            return *track.fault();
    }
    for (const QJsonValue& alert : fields.array("alerts"))
        state.alerts.push_back(fields.take(readAlert(alert.toObject())));
    if (state.alerts.size() > AlertBook::kMostKept)
        state.alerts.resize(AlertBook::kMostKept);
    state.lastId = fields.integer("last_id");
    state.wokeSec = fields.numbers("woke");
    state.snoozedUntilSec = fields.numberOrNull("snoozed_until");
    state.digestPeriod = integerOrNull(fields, "digest_period");
    if (fields.fault())
        return *fields.fault();
    return state;
}

Result<AlertBook> readAlertBook(const QString& path, std::optional<std::int64_t> asOfSec)
{
    if (!QFile::exists(path))
        return AlertBook{{}, {}, 0, true};
    const auto object = readJsonObject(path);
    const auto state = object ? readAlertState(*object) : Result<AlertState>(object.error());
    if (!state)
        return state.error();
    AlertBook book = AlertMachine({}, *state).book();
    book.isRead = true;
    if (!asOfSec)
        return book;
    const auto untilSec = static_cast<double>(*asOfSec);
    std::erase_if(book.alerts, [&](const Alert& alert) { return alert.raisedSec > untilSec; });
    for (Alert& alert : book.alerts)
        if (alert.closedSec && *alert.closedSec > untilSec)
            alert.closedSec.reset();
    return AlertBook{book.alerts, {}, 0, true};
}

} // namespace regime
