// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportpdf.h"

#include "ui/reporthtml.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

namespace regime
{

Result<QByteArray> reportPdf(const Report& report, const QImage& picture)
{
    const QUrl pictureName(QStringLiteral("picture"));
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("Regime Sans"), 10));
    document.addResource(QTextDocument::ImageResource, pictureName, picture);
    document.setHtml(reportHtml(report, pictureName.toString()));

    QBuffer pdf;
    if (!pdf.open(QIODevice::WriteOnly))
        return Error{pdf.errorString().toStdString()};
    {
        QPdfWriter writer(&pdf);
        writer.setTitle(QStringLiteral("RegimeScope: ") + report.title);
        writer.setCreator(QStringLiteral("RegimeScope " REGIMESCOPE_VERSION));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        document.print(&writer);
    }
    return pdf.data();
}

} // namespace regime
