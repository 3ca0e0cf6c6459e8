// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/krakenfailure.h"

#include "core/market/decimal.h"
#include "core/market/outsidetext.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace regime
{

namespace
{
constexpr double throttlePauseSec = 5;
constexpr double blockPauseSec = 60;
constexpr double lockoutPauseSec = 900;

struct KnownError {
    const char* prefix;
    FailureClass kind;
    double pauseFloorSec = 0;
};

constexpr std::array knownErrors{
    KnownError{"EQuery:Unknown asset", FailureClass::Permanent},
    KnownError{"EQuery:Invalid asset pair", FailureClass::Permanent},
    KnownError{"EGeneral:Invalid arguments", FailureClass::Permanent},
    KnownError{"EGeneral:Unknown method", FailureClass::Permanent},
    KnownError{"EGeneral:Permission denied", FailureClass::Permanent},
    KnownError{"EAPI:Bad request", FailureClass::Permanent},
    KnownError{"EAPI:Feature disabled", FailureClass::Permanent},
    KnownError{"EGeneral:Too many requests", FailureClass::Throttle, throttlePauseSec},
    KnownError{"EAPI:Rate limit exceeded", FailureClass::Throttle, throttlePauseSec},
    KnownError{"EService:Throttled", FailureClass::Throttle, throttlePauseSec},
    KnownError{"EGeneral:Temporary lockout", FailureClass::Throttle, lockoutPauseSec},
    KnownError{"EService:Market in", FailureClass::MarketState},
    KnownError{"EService:Unavailable", FailureClass::Transient},
    KnownError{"EService:Busy", FailureClass::Transient},
    KnownError{"EService:Timeout", FailureClass::Transient},
    KnownError{"EService:Deadline elapsed", FailureClass::Transient},
    KnownError{"EGeneral:Internal error", FailureClass::Transient},
    KnownError{"EDatabase:Internal error", FailureClass::Transient},
};

RequestFailure failureOfError(const QString& error)
{
    // The exchange sometimes writes a blank behind a colon.
    QString plain = error.trimmed();
    plain.replace(QStringLiteral(": "), QStringLiteral(":"));
    const auto known = std::find_if(knownErrors.begin(), knownErrors.end(), [&](const auto& entry) {
        return plain.startsWith(QLatin1String(entry.prefix));
    });
    RequestFailure failure{FailureClass::Unknown, outsideText(error), 0, {}, {}};
    if (known == knownErrors.end())
        return failure;
    failure.kind = known->kind;
    failure.pauseFloorSec = known->pauseFloorSec;
    if (plain.startsWith(QLatin1String("EService:Throttled:")))
        failure.retryAtSec = decimalValue(plain.section(QLatin1Char(':'), 2).trimmed());
    return failure;
}

/** Retry-After is a number of seconds or an HTTP date. */
void readRetryAfter(const QByteArray& header, RequestFailure& failure)
{
    const QString text = QString::fromLatin1(header).trimmed();
    if (const auto seconds = decimalValue(text)) {
        if (*seconds >= 0)
            failure.retryAfterSec = *seconds;
        return;
    }
    QDateTime date =
        QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeZone(QTimeZone::utc());
    if (date.isValid())
        failure.retryAtSec = static_cast<double>(date.toSecsSinceEpoch());
}

QString statusWords(const HttpAnswer& answer)
{
    const QString body = QString::fromUtf8(answer.body.left(400)).simplified();
    const QString head = QStringLiteral("HTTP %1").arg(answer.status);
    return body.isEmpty() ? head + QStringLiteral(" with an empty body")
                          : head + QStringLiteral(": ") + outsideText(body);
}

bool isFrontsRateLimit(const HttpAnswer& answer)
{
    return answer.body.left(20'000).toLower().contains("error code: 1015");
}
} // namespace

RequestFailure failureOfErrors(const QStringList& errors)
{
    Q_ASSERT(!errors.isEmpty());
    RequestFailure all = failureOfError(errors.first());
    for (const QString& error : errors.mid(1)) {
        const RequestFailure one = failureOfError(error);
        all.kind = std::max(all.kind, one.kind);
        all.pauseFloorSec = std::max(all.pauseFloorSec, one.pauseFloorSec);
        all.text += QStringLiteral("; ") + one.text;
        if (one.retryAtSec)
            all.retryAtSec = std::max(all.retryAtSec.value_or(0), *one.retryAtSec);
    }
    all.text = outsideText(all.text, 400);
    return all;
}

RequestFailure failureOfHttp(const HttpAnswer& answer)
{
    RequestFailure failure;
    if (answer.status == 429 || answer.status == 403 || isFrontsRateLimit(answer)) {
        failure.kind = FailureClass::Throttle;
        const bool plain = answer.status == 429 && !isFrontsRateLimit(answer);
        failure.pauseFloorSec = plain ? throttlePauseSec : blockPauseSec;
        failure.text = statusWords(answer);
    } else if (!answer.networkProblem.isEmpty() && answer.status < 400) {
        failure.text = outsideText(answer.networkProblem);
    } else if (answer.status >= 300 && answer.status < 400) {
        failure.text = QStringLiteral("HTTP %1: a redirect to \"%2\" was not followed")
                           .arg(answer.status)
                           .arg(outsideText(QString::fromUtf8(answer.location)));
    } else {
        const bool clientError = answer.status >= 400 && answer.status < 500;
        if (clientError && answer.status != 404 && answer.status != 408)
            failure.kind = FailureClass::Unknown;
        failure.text = statusWords(answer);
    }
    readRetryAfter(answer.retryAfter, failure);
    return failure;
}

RequestFailure garbledAnswer(const QString& why)
{
    return {FailureClass::Transient, outsideText(why), 0, {}, {}};
}

} // namespace regime
