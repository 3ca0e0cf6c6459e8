// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** Installs the words of the system's language for this process, where there are any; English
 *  stands otherwise. Needs an application object; to be called before the first text is made. */
void installTranslation();

} // namespace regime
