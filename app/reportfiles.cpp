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

#include <utility>
#include <vector>

namespace regime
{

namespace
{

QString timeName(std::int64_t timeSec)
{
    return QDateTime::fromSecsSinceEpoch(timeSec, Qt::UTC)
        .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
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

Result<QByteArray> pngOf(const QImage& picture)
{
    QBuffer png;
    if (!png.open(QIODevice::WriteOnly) || !picture.save(&png, "PNG"))
        return Error{"the picture cannot be made into a PNG"};
    return png.data();
}

Result<QStringList> writeReport(const Report& report, const QImage& picture, const QString& folder)
{
    if (!QDir().mkpath(folder))
        return Error{QStringLiteral("the folder %1 cannot be made").arg(folder).toStdString()};
    const QImage small =
        picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const auto png = pngOf(small);
    const auto large = pngOf(picture);
    const auto pdf = reportPdf(report, picture);
    for (const Error* error : {png ? nullptr : &png.error(), large ? nullptr : &large.error(),
                               pdf ? nullptr : &pdf.error()})
        if (error)
            return *error;
    const QString data =
        QStringLiteral("data:image/png;base64,") + QString::fromLatin1(large->toBase64());
    const std::vector<std::pair<QString, QByteArray>> files{
        {QStringLiteral(".png"), *png},
        {QStringLiteral("@2x.png"), *large},
        {QStringLiteral(".pdf"), *pdf},
        {QStringLiteral(".html"), reportHtml(report, data).toUtf8()},
        {QStringLiteral(".json"), reportJson(report)}};
    QStringList paths;
    for (const auto& [ending, content] : files) {
        const QString path = QDir(folder).filePath(reportName(report) + ending);
        if (QFileInfo(path).isSymLink())
            return Error{QStringLiteral("%1 is a link: the report would be written elsewhere")
                             .arg(path)
                             .toStdString()};
        if (const auto written = writeDurably(path, content); !written)
            return written.error();
        paths << path;
    }
    return paths;
}

} // namespace regime
