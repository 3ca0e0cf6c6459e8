// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** `text` with what stands for a password in addresses, and after key=, token=, password= and the
 *  like, masked. */
QString withoutSecrets(const QString& text);

} // namespace regime
