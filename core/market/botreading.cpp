// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/botreading.h"

#include "core/market/outsidetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace regime
{

namespace
{

QJsonValue valueAt(const QJsonObject& status, const QString& path)
{
    QJsonValue value = status;
    for (const QString& step : path.split(u'.')) {
        bool isPlace = false;
        const int place = step.toInt(&isPlace);
        if (value.isArray() && isPlace)
            value = value.toArray().at(place);
        else
            value = value.isObject() ? value.toObject().value(step) : QJsonValue();
    }
    return value;
}

/** Reads values one by one and collects what is wrong with them. */
class Reader
{
public:
    explicit Reader(const QJsonObject& status) : m_status(status) {}

    std::optional<double> number(const QString& path, double least, double most, bool whole = false)
    {
        if (path.isEmpty())
            return std::nullopt;
        const QJsonValue value = valueAt(m_status, path);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        const double read = value.toDouble(std::nan(""));
        if (read >= least && read <= most && (!whole || read == std::floor(read)))
            return read;
        problems << QStringLiteral("%1 is %2; it must be a %3 from %4 to %5")
                        .arg(path, words(value),
                             whole ? QStringLiteral("whole number") : QStringLiteral("number"))
                        .arg(least)
                        .arg(most);
        return std::nullopt;
    }

    std::optional<int> count(const QString& path, double least, double most)
    {
        const std::optional<double> read = number(path, least, most, true);
        return read ? std::optional(static_cast<int>(*read)) : std::nullopt;
    }

    std::optional<int> length(const QString& path, double most)
    {
        const QJsonValue value = path.isEmpty() ? QJsonValue() : valueAt(m_status, path);
        return value.isArray() ? std::optional(static_cast<int>(value.toArray().size()))
                               : count(path, 0, most);
    }

    QStringList problems;

private:
    static QString words(const QJsonValue& value)
    {
        if (value.isDouble())
            return QString::number(value.toDouble());
        if (value.isString())
            return u'"' + outsideText(value.toString()) + u'"';
        if (value.isBool())
            return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        return value.isArray() ? QStringLiteral("a list") : QStringLiteral("an object");
    }

    const QJsonObject& m_status;
};

} // namespace

Result<BotStatus> readBotStatus(const QByteArray& body, const BotStatusPaths& paths)
{
    constexpr double mostRecoveries = 1'000'000;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return Error{document.isNull()
                         ? QStringLiteral("no JSON: %1").arg(error.errorString()).toStdString()
                         : std::string("no JSON object")};
    const QJsonObject status = document.object();
    Reader read(status);
    BotStatus result;
    result.reading.phase = read.count(paths.phase, 1, 4);
    result.reading.idleRatio = read.number(paths.idleRatio, 0, 1);
    result.reading.skew = read.number(paths.skew, -1, 1);
    result.reading.openRecoveries = read.length(paths.openRecoveries, mostRecoveries);
    result.reading.blend = read.number(paths.blend, 0, 1);
    result.problems = read.problems;
    return result;
}

} // namespace regime
