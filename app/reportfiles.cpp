// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reportfiles.h"

#include "core/store/durablefile.h"
#include "ui/reporthtml.h"
#include "ui/reportjson.h"
#include "ui/reportpdf.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace regime
{

namespace
{

constexpr std::array kEndings{".png", "@2x.png", ".pdf", ".html", ".json"};

QString timeName(std::int64_t timeSec)
{
    return QDateTime::fromSecsSinceEpoch(timeSec, Qt::UTC)
        .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
}

/** NAME, or NAME-2, NAME-3 and so on: the first in `folder` of which there is no file yet, and no
 *  link, which would lead out of it. */
QString freeName(const QDir& folder, const QString& name)
{
    const auto isTaken = [&](const QString& path) {
        return std::ranges::any_of(kEndings, [&](const char* ending) {
            const QFileInfo file(path + QLatin1String(ending));
            return file.exists() || file.isSymLink();
        });
    };
    QString path = folder.filePath(name);
    for (int number = 2; isTaken(path); ++number)
        path = folder.filePath(QStringLiteral("%1-%2").arg(name).arg(number));
    return path;
}

Result<QByteArray> pngOf(const QImage& picture)
{
    QBuffer png;
    if (!png.open(QIODevice::WriteOnly) || !picture.save(&png, "PNG"))
        return Error{"the picture cannot be made into a PNG"};
    return png.data();
}

} // namespace

QString reportName(const Report& report)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_-]"));
    QString pair = report.pair.left(24);
    pair.replace(unsafe, QStringLiteral("-"));
    return QStringLiteral("regimescope-%1-%2-%3-%4")
        .arg(pair)
        .arg(report.intervalMin)
        .arg(timeName(report.fromSec), timeName(report.toSec));
}

Result<ReportPicture> reportPicture(const QImage& picture)
{
    const QImage small =
        picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto smallPng = pngOf(small);
    const auto largePng = pngOf(picture);
    if (!smallPng || !largePng)
        return (smallPng ? largePng : smallPng).error();
    return ReportPicture{picture, *smallPng, *largePng};
}

Result<QStringList> writeReport(const Report& report, const ReportPicture& picture,
                                const QString& folder)
{
    if (!QDir().mkpath(folder))
        return Error{QStringLiteral("the folder %1 cannot be made").arg(folder).toStdString()};
    const auto pdf = reportPdf(report, picture.image);
    if (!pdf)
        return pdf.error();
    const QString data =
        QStringLiteral("data:image/png;base64,") + QString::fromLatin1(picture.largePng.toBase64());
    const std::array<QByteArray, kEndings.size()> contents{picture.smallPng, picture.largePng, *pdf,
                                                           reportHtml(report, data).toUtf8(),
                                                           reportJson(report)};
    const QString name = freeName(QDir(folder), reportName(report));
    QStringList paths;
    for (std::size_t i = 0; i < kEndings.size(); ++i) {
        const QString path = name + QLatin1String(kEndings[i]);
        if (const auto written = writeDurably(path, contents[i]); !written)
            return written.error();
        paths << path;
    }
    return paths;
}

} // namespace regime
