// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportpdf.h"

#include "ui/reporthtml.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

namespace regime
{

namespace
{

/** The one that lengths in the page's style are of; text and picture are finer. */
constexpr int kLayoutDpi = 96;

void paintPages(QTextDocument& document, QPdfWriter& writer)
{
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::LosslessImageRendering); // figures in the picture stay sharp
    const QSizeF page = document.pageSize();
    for (int number = 0; number < document.pageCount(); ++number) {
        if (number > 0)
            writer.newPage();
        const QRectF part(QPointF(0, number * page.height()), page);
        painter.save();
        painter.translate(-part.topLeft());
        document.drawContents(&painter, part);
        painter.restore();
    }
}

} // namespace

Result<QByteArray> reportPdf(const Report& report, const QImage& picture)
{
    const QUrl pictureName(QStringLiteral("picture"));
    QBuffer pdf;
    if (!pdf.open(QIODevice::WriteOnly))
        return Error{pdf.errorString().toStdString()};
    {
        QPdfWriter writer(&pdf);
        writer.setTitle(QStringLiteral("RegimeScope: ") + report.title);
        writer.setCreator(QStringLiteral("RegimeScope " REGIMESCOPE_VERSION));
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(14, 12, 14, 12), QPageLayout::Millimeter);
        writer.setResolution(kLayoutDpi);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        document.setPageSize(QSizeF(writer.width(), writer.height()));
        document.addResource(QTextDocument::ImageResource, pictureName, picture);
        document.setHtml(reportHtml(report, pictureName.toString()));
        paintPages(document, writer);
    }
    return pdf.data();
}

} // namespace regime
