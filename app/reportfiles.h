// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/report.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

namespace regime
{

/** "regimescope-XDGUSD-1-20240701T000000Z-20240702T000000Z": letters, digits, `_` and `-` alone,
 *  whatever the pair is called. */
QString reportName(const Report& report);

/** The Monitor at two pixels a point, and as files at one and two. */
struct ReportPicture {
    QImage image;
    QByteArray smallPng;
    QByteArray largePng;
};

/** Errors: it cannot be made into a PNG. */
Result<ReportPicture> reportPicture(const QImage& picture);

/**
 * Writes NAME.png, NAME@2x.png, NAME.pdf, NAME.html and NAME.json into `folder`, which is made if
 * need be, and returns their paths. A report of that name stays, and the new one is NAME-2, NAME-3
 * and so on. Errors: what could not be written, and why.
 */
Result<QStringList> writeReport(const Report& report, const ReportPicture& picture,
                                const QString& folder);

} // namespace regime
