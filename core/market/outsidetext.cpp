// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/market/outsidetext.h"

namespace regime
{

QString outsideText(const QString& words, qsizetype longest)
{
    QString safe;
    for (const QChar letter : words.left(longest)) {
        if (letter == QLatin1Char('\n'))
            safe += QStringLiteral("\\n");
        else if (letter.isPrint() || letter.isSurrogate())
            safe += letter;
        else
            safe += QStringLiteral("\\u%1").arg(letter.unicode(), 4, 16, QLatin1Char('0'));
    }
    if (words.size() > longest)
        safe += QChar(0x2026);
    return safe;
}

} // namespace regime
