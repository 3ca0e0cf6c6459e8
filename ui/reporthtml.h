// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report.h"

#include <QString>

namespace regime
{

/**
 * A report as one HTML page without script or remote link; every value is escaped. `picture` is the
 * address of the picture: data in the page itself, or the name of a resource of a text document
 * (then with what such a document understands of style).
 */
QString reportHtml(const Report& report, const QString& picture);

} // namespace regime
