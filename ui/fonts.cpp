// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fonts.h"

#include <QFontDatabase>
#include <QString>

namespace regime
{

void loadFonts()
{
    [[maybe_unused]] static const bool once = [] {
        for (const char* weight : {"Regular", "Medium", "SemiBold", "Bold"})
            if (QFontDatabase::addApplicationFont(
                    QStringLiteral(":/fonts/RegimeSans-%1.otf").arg(QLatin1String(weight))) < 0)
                qWarning("the font Regime Sans %s could not be loaded", weight);
        return true;
    }();
}

} // namespace regime
