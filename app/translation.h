// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace regime
{

/** Installs the words of a language for this process, where there are any, and its names of months;
 *  English stands otherwise. Needs an application object; to be called before the first text is
 *  made. */
void installTranslation(const QLocale& wanted = QLocale::system());

} // namespace regime
