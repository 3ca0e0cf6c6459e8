// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/progress.h"

#include <QTextStream>

#include <algorithm>

namespace regime
{

void Progress::operator()(double share)
{
    const int tenths = std::clamp(static_cast<int>(10 * share), 0, 10);
    if (tenths <= m_tenths)
        return;
    m_tenths = tenths;
    QTextStream(stderr) << QStringLiteral("%1: %2 %\n").arg(m_job).arg(10 * tenths);
}

} // namespace regime
