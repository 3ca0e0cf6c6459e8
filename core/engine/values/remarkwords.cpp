// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/values/remarkwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace regime
{

namespace
{

constexpr char kContext[] = "Remarks";

constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("Remarks", "names unreliable"),
    QT_TRANSLATE_NOOP("Remarks", "short-lived state"),
    QT_TRANSLATE_NOOP("Remarks", "start refused"),
};

// The blanks stand for numbers and for regimes' names.
constexpr const char* kDetails[] = {
    QT_TRANSLATE_NOOP("Remarks", "state %1 (%2) fills %3 % of the training window"),
    QT_TRANSLATE_NOOP("Remarks", "state %1 (%2) fills %3 % of the training window and lasts %4 "
                                 "candles on average"),
    QT_TRANSLATE_NOOP("Remarks", "state %1 (%2) fills %3 % of the training window and is never "
                                 "left once entered"),
    QT_TRANSLATE_NOOP("Remarks", "the means of ema_spread_pct of states %1 and %2 are %3 standard "
                                 "deviations apart, less than %4"),
    QT_TRANSLATE_NOOP("Remarks", "state %1, now %2, resembles what the model before called %3"),
    QT_TRANSLATE_NOOP("Remarks", "most of what is %1 now the model before called %2, and most of "
                                 "its %3 is %4 now"),
    QT_TRANSLATE_NOOP("Remarks", "prices stood still at the beginning of a run of candles, so its "
                                 "rsi_zone is -1 until they move"),
};

QString translated(const char* sentence)
{
    return QCoreApplication::translate(kContext, sentence);
}

/** What stands in the blanks of `sentence` in `text`; the whole text comes first. None: it is
 *  another sentence. */
QStringList blanksOf(const char* sentence, const QString& text)
{
    static const QRegularExpression blank(QStringLiteral(R"(\\%[1-9])"));
    const QString pattern = QRegularExpression::escape(QString::fromLatin1(sentence))
                                .replace(blank, QStringLiteral("([A-Z0-9.]+)"));
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
    return whole.match(text).capturedTexts();
}

QString nameText(const QString& name)
{
    for (const char* known : kNames)
        if (name == QLatin1String(known))
            return translated(known);
    return name;
}

} // namespace

QString remarkDetail(const QString& remark)
{
    const QString detail = remark.section(QLatin1Char(':'), 1).simplified();
    for (const char* sentence : kDetails) {
        const QStringList found = blanksOf(sentence, detail);
        if (found.isEmpty())
            continue;
        QString words = translated(sentence);
        for (const QString& inBlank : found.mid(1))
            words = words.arg(inBlank);
        return words;
    }
    return detail;
}

QString remarkText(const QString& remark)
{
    const qsizetype colon = remark.indexOf(QLatin1Char(':'));
    return colon < 0 ? remark
                     : nameText(remark.left(colon)) + QStringLiteral(": ") + remarkDetail(remark);
}

} // namespace regime
