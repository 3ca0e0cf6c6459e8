// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportpdf.h"

#include "ui/reporthtml.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <cmath>
#include <vector>

namespace regime
{

namespace
{

/** The one that lengths in the page's style are of; text and picture are finer. */
constexpr int kLayoutDpi = 96;

/** The blocks that begin a part. */
std::vector<QTextBlock> headingsOf(const QTextDocument& document)
{
    std::vector<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 2)
            headings.push_back(block);
    return headings;
}

/** Lays the document out on pages. A part that a page's end would cut begins the next page; one
 *  that is longer than a page goes on from there. */
void layOut(QTextDocument& document, QSizeF page)
{
    document.setTextWidth(page.width()); // one page of any length, to see how long parts are
    const QAbstractTextDocumentLayout& layout = *document.documentLayout();
    const std::vector<QTextBlock> headings = headingsOf(document);
    std::vector<double> tops;
    for (const QTextBlock& heading : headings)
        tops.push_back(layout.blockBoundingRect(heading).top());
    tops.push_back(layout.documentSize().height());
    const double usable = page.height() - 2 * document.documentMargin();
    double filled = tops.front();
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const double height = tops[i + 1] - tops[i];
        if (filled + height > usable) {
            QTextBlockFormat format = headings[i].blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            QTextCursor(headings[i]).setBlockFormat(format);
            filled = 0;
        }
        filled = std::fmod(filled + height, usable);
    }
    document.setPageSize(page);
}

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
        document.addResource(QTextDocument::ImageResource, pictureName, picture);
        document.setHtml(reportHtml(report, pictureName.toString()));
        layOut(document, QSizeF(writer.width(), writer.height()));
        paintPages(document, writer);
    }
    return pdf.data();
}

} // namespace regime
