// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/** Free text, such as a log line, with what stands for a password in addresses, and after key=,
 *  token=, password= and the like, masked. */
QString withoutSecrets(const QString& text);

/** A setting's address with its password, and what options named key, token, password and the like
 *  say, masked; unchanged where it has none. What is no address is taken as text. */
QString addressWithoutSecrets(const QString& address);

/** Whether an address has something that addressWithoutSecrets() masks. */
bool holdsSecret(const QString& address);

} // namespace regime
