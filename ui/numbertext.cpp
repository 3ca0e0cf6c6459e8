// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbertext.h"

#include "core/engine/values/wording.h"

#include <algorithm>
#include <cmath>

namespace regime
{

namespace
{
bool readsZero(const QString& magnitude)
{
    return std::none_of(magnitude.begin(), magnitude.end(), [](QChar sign) {
        return sign >= QLatin1Char('1') && sign <= QLatin1Char('9');
    });
}
} // namespace

QString numberText(double value, int decimals)
{
    const QString magnitude = QString::number(std::abs(value), 'f', decimals);
    return value < 0 && !readsZero(magnitude) ? QChar(0x2212) + magnitude : magnitude;
}

int shownSign(double value, int decimals)
{
    if (readsZero(QString::number(std::abs(value), 'f', decimals)))
        return 0;
    return value < 0 ? -1 : 1;
}

int priceDecimals(double price)
{
    if (!(price > 0))
        return 2;
    return std::clamp(4 - static_cast<int>(std::floor(std::log10(price))), 1, 8);
}

QString priceText(double price)
{
    const QString plain = numberText(price, priceDecimals(price));
    const qsizetype point = plain.indexOf(QLatin1Char('.'));
    if (price < 10000)
        return plain;
    return countText(plain.left(point).toLongLong()) + plain.mid(point);
}

QString percentText(double percent)
{
    const int decimals = percent == 0.0 || percent >= 99.95 ? 0 : 1;
    return numberText(percent, decimals) + QStringLiteral(" %");
}

QString wholePercentText(double percent)
{
    return numberText(percent, 0) + QStringLiteral(" %");
}

QString unbroken(QString text)
{
    return text.replace(QLatin1String(" %"), QStringLiteral("\u00a0%"));
}

} // namespace regime
