// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/organism.h"

#include <QTest>

using namespace regime;

/** What the subcommand accepts and what it says to the rest. */
class TestOrganismCommand : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryArgument();
    void refusesByName_data();
    void refusesByName();
};

void TestOrganismCommand::readsEveryArgument()
{
    const auto request = organismRequest(
        QStringLiteral("--probabilities 0.1,0.2,0.7 --confidence 0.5 --bias -0.6 --staleness 0.25 "
                       "--p-switch 0.02 "
                       "--stability 0.9 --time 3 --size 480x320 --theme dark --out f.png")
            .split(QLatin1Char(' ')));
    QVERIFY(request.ok());
    OrganismState state;
    state.probabilities = request->state.probabilities;
    state.confidence = 0.5;
    state.bias = -0.6;
    state.staleness = 0.25;
    state.pSwitch = 0.02;
    state.stability = 0.9;
    state.trained = 1;
    QCOMPARE(request->state, state);
    QCOMPARE(request->state.probabilities[2], 0.7);
    QCOMPARE(request->timeSec, 3.0);
    QCOMPARE(request->size, QSize(480, 320));
    QVERIFY(request->dark);
    QCOMPARE(request->out, QStringLiteral("f.png"));
}

void TestOrganismCommand::refusesByName_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("said");
    const QString good = QStringLiteral("--probabilities 0,0,1 --confidence 1 --out f.png ");
    QTest::newRow("nothing") << QString() << QStringLiteral("--probabilities is missing");
    QTest::newRow("no file") << QStringLiteral("--probabilities 0,0,1 --confidence 1")
                             << QStringLiteral("--out is missing");
    QTest::newRow("two probabilities")
        << good + QStringLiteral("--probabilities 0,1") << QStringLiteral("three numbers");
    QTest::newRow("sum 1.2") << good + QStringLiteral("--probabilities 0.2,0.3,0.7")
                             << QStringLiteral("must sum to 1");
    QTest::newRow("negative probability") << good + QStringLiteral("--probabilities -0.2,0.5,0.7")
                                          << QStringLiteral("--probabilities is \"-0.2\"");
    QTest::newRow("confidence nan")
        << good + QStringLiteral("--confidence nan")
        << QStringLiteral("--confidence is \"nan\", but must be a number from 0 to 1");
    QTest::newRow("bias 2") << good + QStringLiteral("--bias 2")
                            << QStringLiteral("--bias is \"2\", but must be a number from -1 to 1");
    QTest::newRow("p-switch") << good + QStringLiteral("--p-switch x")
                              << QStringLiteral("--p-switch");
    QTest::newRow("stability") << good + QStringLiteral("--stability 1.1")
                               << QStringLiteral("--stability");
    QTest::newRow("staleness") << good + QStringLiteral("--staleness -1")
                               << QStringLiteral("--staleness");
    QTest::newRow("time") << good + QStringLiteral("--time -1") << QStringLiteral("--time");
    QTest::newRow("size") << good + QStringLiteral("--size 480") << QStringLiteral("WIDTHxHEIGHT");
    QTest::newRow("huge size") << good + QStringLiteral("--size 480x99999")
                               << QStringLiteral("from 16 to 4096");
    QTest::newRow("theme") << good + QStringLiteral("--theme pink")
                           << QStringLiteral("light or dark");
    QTest::newRow("unknown option")
        << good + QStringLiteral("--colour red") << QStringLiteral("colour");
    QTest::newRow("stray word") << good + QStringLiteral("now") << QStringLiteral("\"now\"");
}

void TestOrganismCommand::refusesByName()
{
    QFETCH(QString, arguments);
    QFETCH(QString, said);
    const auto request = organismRequest(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QVERIFY(!request.ok());
    const QString message = QString::fromStdString(request.error().message);
    QVERIFY2(message.contains(said), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestOrganismCommand)
#include "tst_organismcommand.moc"
