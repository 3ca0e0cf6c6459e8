// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/sharedstorehealth.h"

#include "core/engine/values/wording.h"

#include <QCoreApplication>

namespace regime
{

namespace
{
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SharedStore)
};
} // namespace

QString sharedStoreText(const SharedStoreHealth& shared)
{
    const QString state = shared.online              ? Words::tr("Shared store online")
                          : shared.problem.isEmpty() ? Words::tr("Shared store not reached yet")
                                                     : Words::tr("Shared store offline");
    if (shared.waiting == 0)
        return state;
    return Words::tr("%1, %2 waiting").arg(state, countText(shared.waiting));
}

} // namespace regime
