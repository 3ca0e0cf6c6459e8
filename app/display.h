// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** Whether X or Wayland is there, or the user chose another platform. */
bool hasDisplay();

/**
 * Lets a command draw without a display: where neither X nor Wayland is there and the user chose no
 * platform, Qt's offscreen one is taken. To be called before the application is made.
 */
void chooseDisplay();

} // namespace regime
