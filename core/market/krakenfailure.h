// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace regime
{

/** What to do about a failed request, mildest first: of several errors the severest decides. */
enum class FailureClass {
    MarketState, ///< trading is limited; market data go on: poll slowly, show it
    Transient,   ///< network, server or garbled answer: retry with growing waits
    Unknown,     ///< an error not in the table: transient twice, then permanent
    Throttle,    ///< the host wants fewer requests: everything to it pauses
    Permanent,   ///< asking again cannot help: stop this request and tell the operator
};

/** Why a request failed, in the exchange's or the network's own words. */
struct RequestFailure {
    FailureClass kind = FailureClass::Transient;
    QString text; ///< escaped and bounded, fit for one log line
    /** Least pause of the whole host in seconds: 5 throttled, 60 blocked by the front, 900 locked
     *  out, 0 when the host need not pause. */
    double pauseFloorSec = 0;
    std::optional<double> retryAfterSec; ///< the Retry-After header, as a delay
    std::optional<double> retryAtSec;    ///< a moment named by the exchange, in its own time

    bool operator==(const RequestFailure&) const = default;
};

template <typename T> using Answer = Result<T, RequestFailure>;

/** A finished HTTP exchange as the network layer saw it. */
struct HttpAnswer {
    int status = 0; ///< 0 when no answer came
    QByteArray body;
    QByteArray retryAfter;  ///< the header's value, empty without one
    QByteArray location;    ///< of a redirect
    QString networkProblem; ///< the network's words; empty when body and status are whole
    int hiddenRepeats = 0;  ///< copies of the request that Qt sent on its own
};

/** Classifies the strings of an answer's `error` list, by the table in the exchange's notes: the
 *  severest decides the class, all of them are in the text. `errors` must not be empty. */
RequestFailure failureOfErrors(const QStringList& errors);

/** Classifies an answer that is no API answer: network trouble, web pages, redirects. */
RequestFailure failureOfHttp(const HttpAnswer& answer);

/** A transient failure in our own words: an answer that came but cannot be used. */
RequestFailure garbledAnswer(const QString& why);

} // namespace regime
