// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginesentences.h"

#include <QCoreApplication>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EngineSentences)
};

QString word(ShownRegime regime)
{
    const std::string_view name = regimeName(regime);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString shownChangeSentence(std::optional<ShownRegime> before, ShownRegime after)
{
    return before ? Words::tr("Shown regime %1 → %2").arg(word(*before), word(after))
                  : Words::tr("First shown regime: %1").arg(word(after));
}

} // namespace regime
