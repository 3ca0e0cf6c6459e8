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

// The parts stand beside each other on a screen; print puts them below each other.
constexpr char kStyle[] =
    "body{font-family:'Regime Sans',Inter,system-ui,sans-serif;font-size:9.5pt;color:#161616;"
    "background-color:#ffffff;max-width:1200px;margin:24px auto;padding:0 24px}"
    "h1{font-size:17pt;margin:0 0 8px}h2{font-size:12pt;margin:14px 0 4px}"
    "p{margin:4px 0}.verdict{font-size:13pt;font-weight:600}"
    "img{width:100%;height:auto}.parts{display:flex;flex-wrap:wrap;align-items:flex-start;gap:0 "
    "48px}"
    "td,th{padding:1px 14px 1px 0;text-align:left;vertical-align:top}"
    "th{font-weight:600}.number{text-align:right}td.short,th.short{white-space:nowrap}"
    "th.number{font-weight:400;font-size:7.5pt}.quiet,th.number{color:#5b574e}"
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

/** Of the cell at `place` of a row; the first one names it. */
QString cellAttributes(const ReportSection& section, const CellsRow& row, qsizetype place)
{
    constexpr qsizetype kLongestNumber = 40; // with its interval; what is longer says why it lacks
    if (place > 0 && !section.inWords)
        return !row.heading && row.cells.at(place).size() <= kLongestNumber
                   ? QStringLiteral(" class=\"number short\"")
                   : QStringLiteral(" class=\"number\"");
    // What is told at length stands second.
    return place == 1 ? QString() : QStringLiteral(" class=\"short\"");
}

/** A table of words or numbers. */
QString rowTable(const ReportSection& section)
{
    qsizetype columns = 0;
    for (const CellsRow& row : section.rows)
        columns = std::max(columns, row.cells.size());
    QString text = QStringLiteral("<table>\n");
    for (const CellsRow& row : section.rows) {
        const QLatin1String cell(row.heading ? "th" : "td");
        text += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            const QString attributes = row.cells.size() == 1
                                           ? QStringLiteral(" colspan=\"%1\"").arg(columns)
                                           : cellAttributes(section, row, i);
            text += QStringLiteral("<%1%2>%3</%1>")
                        .arg(cell, attributes, row.cells.at(i).toHtmlEscaped());
        }
        text += QStringLiteral("</tr>\n");
    }
    return text + QStringLiteral("</table>\n");
}

QString part(const QString& title, const QString& content)
{
    return QStringLiteral("<div>\n") + tag("h2", title) + u'\n' + content +
           QStringLiteral("</div>\n");
}

QString sectionContent(const ReportSection& section)
{
    QString text;
    for (const QString& line : section.lead.split(u'\n', Qt::SkipEmptyParts))
        text += tag("p", line) + u'\n';
    if (!section.rows.empty())
        text += rowTable(section);
    if (!section.note.isEmpty())
        text += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(section.note.toHtmlEscaped());
    return text;
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
    QString text = QStringLiteral("<p class=\"verdict\">%1</p>\n")
                       .arg(verdictName(trust.verdict).toHtmlEscaped());
    for (const TrustReason& reason : trust.reasons)
        text += tag("p", reason.text) + u'\n';
    return text;
}

} // namespace

QString reportHtml(const Report& report, const QString& picture)
{
    QString parts = part(Words::tr("At the end of the range"), factTable(report.headline));
    for (const ReportSection& section : report.sections)
        parts += part(section.title, sectionContent(section));
    parts += part(Words::tr("What this is made of"), factTable(report.footer));
    const QString title = QStringLiteral("RegimeScope: ") + report.title;
    // Nothing is loaded from anywhere, even if a value should get past the escapes.
    return QStringLiteral(
               "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n") +
           tag("title", title) +
           QStringLiteral("\n<style>%1</style>\n</head>\n<body>\n").arg(QLatin1String(kStyle)) +
           tag("h1", report.title) + u'\n' + trustText(report.trust) +
           QStringLiteral("<p><img src=\"%1\" width=\"%2\" alt=\"%3\"></p>\n")
               .arg(picture.toHtmlEscaped())
               .arg(pictureWidth(report.trust))
               .arg(Words::tr("The Monitor over the range").toHtmlEscaped()) +
           QStringLiteral("<div class=\"parts\">\n%1</div>\n").arg(parts) +
           QStringLiteral("</body>\n</html>\n");
}

} // namespace regime
