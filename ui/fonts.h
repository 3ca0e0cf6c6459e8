// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** Makes Regime Sans known to the application, once; to be called before the first text is laid
 *  out. A weight that cannot be loaded is said in the log, and the system's font stands in. */
void loadFonts();

} // namespace regime
