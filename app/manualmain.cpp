// SPDX-License-Identifier: GPL-3.0-or-later
// Prints one of the texts that are made from the program's tables: the build puts them into the
// package, a test holds the README's to it.
#include "app/manual.h"

#include <QString>

#include <cstdio>

using namespace regime;

int main(int argc, char** argv)
{
    const QString what = argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString();
    QString (*const make)() = what == u"man"          ? manualPage
                              : what == u"completion" ? bashCompletion
                              : what == u"settings"   ? settingsTable
                                                      : nullptr;
    if (!make) {
        std::fputs("usage: regimescope_manual man|completion|settings\n", stderr);
        return 2;
    }
    std::fputs(make().toUtf8().constData(), stdout);
    return 0;
}
