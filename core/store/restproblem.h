// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/restclient.h"

namespace regime
{

/** `code` of a PostgREST error object; empty when the body is none. */
QString restErrorCode(const RestAnswer& answer);

/** What an answer that refuses `table` means, in words for the operator. */
QString restProblem(const RestAnswer& answer, const QString& table);

} // namespace regime
