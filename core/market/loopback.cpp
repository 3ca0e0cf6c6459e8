// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/loopback.h"

#include <QHostAddress>

namespace regime
{

bool isLoopbackHost(const QString& host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

} // namespace regime
