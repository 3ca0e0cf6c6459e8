// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/report.h"

#include <QByteArray>
#include <QImage>

namespace regime
{

/** A report as a PDF, A4 landscape: the picture with all its pixels, text as text. Needs an
 *  application with fonts. */
Result<QByteArray> reportPdf(const Report& report, const QImage& picture);

} // namespace regime
