// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reporthtml.h"

#include <QCoreApplication>

#include <algorithm>

namespace regime
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr char kStyle[] =
    "body{font-family:'Regime Sans',Inter,sans-serif;font-size:9.5pt;color:#161616;"
    "background-color:#ffffff;max-width:1200px;margin:24px auto;padding:0 24px}"
    "h1{font-size:17pt;margin:0 0 4px}h2{font-size:12pt;margin:14px 0 4px}"
    "p{margin:4px 0}.verdict{font-size:13pt;font-weight:600}"
    "img{width:100%;height:auto}td,th{padding:2px 18px 2px 0;text-align:left;vertical-align:top}"
    "th{font-weight:600}.quiet{color:#5b574e}"
    "table{border-collapse:collapse}tr{border-bottom:1px solid #d8d2c4}";

QString tag(const char* name, const QString& text)
{
    return QStringLiteral("<%1>%2</%1>").arg(QLatin1String(name), text.toHtmlEscaped());
}

QString factTable(const std::vector<ReportFact>& facts)
{
    QString rows;
    for (const ReportFact& fact : facts)
        rows += QStringLiteral("<tr><td class=\"quiet\">%1</td>%2</tr>\n")
                    .arg(fact.label.toHtmlEscaped(), tag("td", fact.text));
    return QStringLiteral("<table>\n%1</table>\n").arg(rows);
}

/** In print it may begin a page. */
QString heading(const QString& text, bool beginsPage)
{
    return QStringLiteral("<h2%1>%2</h2>\n")
        .arg(beginsPage ? QStringLiteral(" style=\"page-break-before:always\"") : QString(),
             text.toHtmlEscaped());
}

QString rowTable(const ReportTable& table, bool beginsPage)
{
    QString text = heading(table.title, beginsPage) + QStringLiteral("<table>\n");
    if (!table.rows.empty()) {
        text += QStringLiteral("<tr>");
        for (const ReportFact& fact : table.rows.front())
            text += tag("th", fact.label);
        text += QStringLiteral("</tr>\n");
    }
    for (const auto& row : table.rows) {
        text += QStringLiteral("<tr>");
        for (const ReportFact& fact : row)
            text += tag("td", fact.text);
        text += QStringLiteral("</tr>\n");
    }
    text += QStringLiteral("</table>\n");
    return table.note.isEmpty()
               ? text
               : text + QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(table.note.toHtmlEscaped());
}

/** In print, in 96ths of an inch: with the verdict's reasons above it the picture fills the first
 *  page. On a screen it is as wide as the text. */
int pictureWidth(const Trust& trust)
{
    constexpr int kWidest = 925;
    constexpr int kAReason = 32; // that a line less is high, the picture is less wide
    return std::clamp(958 - kAReason * static_cast<int>(trust.reasons.size()), 480, kWidest);
}

QString trustText(const Trust& trust)
{
    QString text =
        QStringLiteral("<p class=\"verdict\">%1</p>\n").arg(verdictName(trust.verdict).toHtmlEscaped());
    for (const TrustReason& reason : trust.reasons)
        text += tag("p", reason.text) + u'\n';
    return text;
}

} // namespace

QString reportHtml(const Report& report, const QString& picture)
{
    QString tables;
    for (std::size_t i = 0; i < report.tables.size(); ++i)
        tables += rowTable(report.tables[i], i == 1); // what the bench says begins a page
    const QString title = QStringLiteral("RegimeScope: ") + report.title;
    // Nothing is loaded from anywhere, even if a value should get past the escapes.
    return QStringLiteral("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n") +
           tag("title", title) + QStringLiteral("\n<style>%1</style>\n</head>\n<body>\n")
                                     .arg(QLatin1String(kStyle)) +
           tag("h1", report.title) + u'\n' + trustText(report.trust) +
           QStringLiteral("<p><img src=\"%1\" width=\"%2\" alt=\"%3\"></p>\n")
               .arg(picture.toHtmlEscaped())
               .arg(pictureWidth(report.trust))
               .arg(Words::tr("The Monitor over the range").toHtmlEscaped()) +
           heading(Words::tr("At the end of the range"), true) + factTable(report.headline) +
           tables + heading(Words::tr("What this is made of"), false) + factTable(report.footer) +
           QStringLiteral("</body>\n</html>\n");
}

} // namespace regime
