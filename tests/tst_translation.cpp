// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
#include "core/engine/values/remarkwords.h"
#include "core/engine/values/wording.h"

#include <QTest>

using namespace regime;

namespace
{

constexpr double kMarchSec = 1'678'291'680; // 8 March 2023 16:08 UTC
constexpr double kDaySec = 86'400;

} // namespace

class TestTranslation : public QObject
{
    Q_OBJECT

private slots:
    void aLanguageWithoutWordsIsEnglishThroughout()
    {
        installTranslation(QLocale(QStringLiteral("fr_FR")));
        QCOMPARE(timeText(kMarchSec, kMarchSec + kDaySec), QStringLiteral("8 Mar 16:08"));
        QCOMPARE(candlesText(17), QStringLiteral("17 candles"));
    }

    void germanWordsHaveGermanMonths()
    {
        installTranslation(QLocale(QStringLiteral("de_DE")));
        QCOMPARE(timeText(kMarchSec, kMarchSec + 60), QStringLiteral("16:08"));
        QCOMPARE(timeText(kMarchSec, kMarchSec + kDaySec), QStringLiteral("8. März 16:08"));
        QCOMPARE(timeText(kMarchSec, kMarchSec + 365 * kDaySec),
                 QStringLiteral("8. März 2023 16:08"));
        QCOMPARE(candlesText(17), QStringLiteral("17 Kerzen"));
        QCOMPARE(remarkText(QStringLiteral("short-lived state: state 0 (BEARISH) fills 1.0 % of "
                                           "the training window")),
                 QStringLiteral("kurzlebiger Zustand: Zustand 0 (BEARISH) füllt 1.0 % des "
                                "Trainingsfensters"));
    }
};

QTEST_GUILESS_MAIN(TestTranslation)
#include "tst_translation.moc"
