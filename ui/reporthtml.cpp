// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reporthtml.h"

#include <QCoreApplication>

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

QString rowTable(const ReportTable& table)
{
    QString text = tag("h2", table.title) + QStringLiteral("\n<table>\n");
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
    for (const ReportTable& table : report.tables)
        tables += rowTable(table);
    const QString title = QStringLiteral("RegimeScope: ") + report.title;
    // Nothing is loaded from anywhere, even if a value should get past the escapes.
    return QStringLiteral("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n") +
           tag("title", title) + QStringLiteral("\n<style>%1</style>\n</head>\n<body>\n")
                                     .arg(QLatin1String(kStyle)) +
           tag("h1", report.title) + u'\n' + trustText(report.trust) +
           QStringLiteral("<p><img src=\"%1\" width=\"860\" alt=\"%2\"></p>\n")
               .arg(picture.toHtmlEscaped(),
                    Words::tr("The Monitor over the range").toHtmlEscaped()) +
           QStringLiteral("<h2 style=\"page-break-before:always\">%1</h2>")
               .arg(Words::tr("At the end of the range").toHtmlEscaped()) + u'\n' + factTable(report.headline) + tables +
           tag("h2", Words::tr("What this is made of")) + u'\n' + factTable(report.footer) +
           QStringLiteral("</body>\n</html>\n");
}

} // namespace regime
