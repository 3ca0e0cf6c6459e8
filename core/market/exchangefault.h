// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/market/httpconnection.h"

#include <QUrl>

namespace regime
{

/** How the simulated exchange misbehaves on one request. */
struct ExchangeFault {
    enum class Kind {
        Answer,   ///< gives `response` instead of the true answer
        CutJson,  ///< half of the true body, as if it were whole
        Reset,    ///< breaks the connection in the middle of the true answer
        BreakOff, ///< breaks the connection before any answer
        Hang,     ///< never answers
        Drip,     ///< the true answer, a byte every tenth of a second
        Disorder, ///< the true answer with its rows in reverse order
        HugeBody, ///< 64 MiB of blanks
    };
    Kind kind = Kind::Answer;
    HttpResponse response; ///< for Answer

    /** The API's error envelope with HTTP 200. */
    static ExchangeFault error(const QByteArray& words);
    static ExchangeFault tooManyRequests();
    static ExchangeFault unavailable();
    static ExchangeFault unknownPair();
    /** HTTP 429; `retryAfter` empty: without that header. */
    static ExchangeFault http429(const QByteArray& retryAfter = {});
    /** The web page of a front that cannot reach the exchange. */
    static ExchangeFault html520();
    static ExchangeFault redirect(const QUrl& to);
    static ExchangeFault of(Kind kind) { return {kind, {}}; }
};

} // namespace regime
