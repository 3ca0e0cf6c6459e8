// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace regime
{

/**
 * A remark of training on a model ("names unreliable: ...", as it is kept in the model's file) in
 * the operator's language. What does not come from training's own sentences, an error's text for
 * instance, stays as it is.
 */
QString remarkText(const QString& remark);

/** The same without the name before the colon. */
QString remarkDetail(const QString& remark);

} // namespace regime
