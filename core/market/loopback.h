// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** True for "localhost" and the addresses of 127.0.0.0/8 and ::1. */
bool isLoopbackHost(const QString& host);

} // namespace regime
