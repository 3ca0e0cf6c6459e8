// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regime
{

/** Whether X or Wayland is there, or the user chose another platform. */
bool hasDisplay();

/**
 * Lets a command draw without a display: where neither X nor Wayland is there and the user chose no
 * platform, Qt's offscreen one is taken. To be called once, before the application is made.
 */
void chooseDisplay();

/**
 * Qt looks for signs of a sandbox in the folder of the login, XDG_RUNTIME_DIR, and says so where
 * there is none. Under cron that would be mailed, so it is left out. To be called once, before the
 * application is made; chooseDisplay() does.
 */
void leaveOutRuntimeFolder();

/**
 * Makes the loss of the X server or compositor an end in order, with code CouldNot, once its
 * message is logged. Qt would call exit() in the middle of the event loop and, at the same time, of
 * the render thread's frame, and take down what other threads still use: a crash. Nothing is lost
 * by it: the store and every file are written whole or not at all. To be called once, after the
 * log's handler is installed.
 */
void endWithDisplay();

/**
 * Lets a window draw a change in the turn of the event loop that brings it: Qt would wait for five
 * milliseconds in case of another, which the hand on a mouse feels. To be called before the
 * application is made; who set Qt's own variable keeps what it says.
 */
void drawAtOnce();

} // namespace regime
