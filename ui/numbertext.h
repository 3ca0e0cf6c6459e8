// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** Numbers as the window writes them: decimal point, true minus sign. */

/** "0.81", "−0.81"; never "−0.00". */
QString numberText(double value, int decimals);

/** The sign of what numberText() writes: −1, 0 or 1. */
int shownSign(double value, int decimals);

/** A price with as many decimals as its size asks for, digits grouped: "0.10473", "27 431.5". */
QString priceText(double price);

/** Decimals that show five to six digits of a price of this size, 1 to 8. */
int priceDecimals(double price);

/** "14.4 %", without decimals from 99.95 on and at 0. */
QString percentText(double percent);

/** "14 %". */
QString wholePercentText(double percent);

/** `text` with its percentages in one piece wherever its lines break. */
QString unbroken(QString text);

} // namespace regime
