// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/exchangefault.h"

namespace regime
{

ExchangeFault ExchangeFault::error(const QByteArray& words)
{
    return {Kind::Answer, {200, "{\"error\":[\"" + words + "\"]}", "application/json", {}}};
}

ExchangeFault ExchangeFault::tooManyRequests()
{
    return error("EGeneral:Too many requests");
}

ExchangeFault ExchangeFault::unavailable()
{
    return error("EService:Unavailable");
}

ExchangeFault ExchangeFault::unknownPair()
{
    return error("EQuery:Unknown asset pair");
}

ExchangeFault ExchangeFault::http429(const QByteArray& retryAfter)
{
    HttpResponse response{429, "slow down", "text/plain", {}};
    if (!retryAfter.isEmpty())
        response.headers.append({"Retry-After", retryAfter});
    return {Kind::Answer, response};
}

ExchangeFault ExchangeFault::html520()
{
    const QByteArray page = "<!DOCTYPE html>\n<html><head><title>520: Web server is returning an "
                            "unknown error</title></head><body></body></html>\n";
    return {Kind::Answer, {520, page, "text/html; charset=UTF-8", {}}};
}

ExchangeFault ExchangeFault::redirect(const QUrl& to)
{
    return {Kind::Answer, {302, {}, "text/html", {{"Location", to.toEncoded()}}}};
}

} // namespace regime
