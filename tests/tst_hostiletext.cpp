// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowhand.h"
#include "tests/support/windowstage.h"

#include <QBuffer>
#include <QImage>
#include <QQmlComponent>
#include <QQmlContext>
#include <QTcpServer>
#include <QTcpSocket>

using namespace regime;
using namespace regime::test;

namespace
{

/** What the server would answer. */
QByteArray picture()
{
    QImage image(2, 2, QImage::Format_RGB32);
    image.fill(Qt::black);
    QBuffer png;
    if (!png.open(QIODevice::WriteOnly) || !image.save(&png, "PNG"))
        return {};
    return "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(png.size()) + "\r\n\r\n" + png.data();
}

void spoil(Opinion& opinion, const QString& hostile)
{
    opinion.modelId = opinion.heldModelId = hostile;
    opinion.trainingProblem = opinion.inferenceProblem = hostile;
    opinion.modelRemarks = {hostile};
}

/** Whatever an exchange, a file, a store or a setting may word. */
void spoil(Stage& stage, const QString& hostile)
{
    samples::Moment& moment = stage.moment;
    spoil(moment.snapshot, hostile);
    spoil(moment.snapshot.other, hostile);
    FeedHealth& health = moment.health;
    health.pair = health.displayPair = hostile;
    health.exchangeText = health.lastFailureText = health.pairStatus = hostile;
    health.storeText = health.storeProblem = hostile;
    health.sharedStore = SharedStoreHealth{hostile, false, 3, hostile, {}};
    health.settingProblems = health.remarks = {hostile};
    health.backfill.lastMessage = health.backfill.problem = hostile;
    health.backfill.differences = {hostile};
    for (EventEntry& event : moment.events)
        event.text = hostile;
    for (SettingEntry& setting : moment.settings)
        setting.value = setting.nextValue = setting.origin = hostile;
}

void applyMore(Stage& stage, const QString& hostile)
{
    ModelBook book = samples::modelBook(true);
    for (ModelEntry& entry : book.models) {
        entry.decision = entry.keptStart = hostile;
        entry.remarks = {hostile};
    }
    stage.app.apply(book);
    ModelDiagnostics diagnostics = samples::modelDiagnostics();
    diagnostics.remarks = {hostile};
    stage.app.apply(diagnostics);
    ImportStatus import;
    import.stage = ImportStage::Failed;
    import.pair = import.message = hostile;
    stage.app.apply(import);
    stage.app.apply(BackupStatus{false, true, hostile});
    stage.app.review()->applyStatus({false, 0, hostile});
    AlertBook alerts;
    alerts.alerts = {{1, AlertKind::StoreOffline, stage.moment.nowSec - 60, stage.moment.nowSec,
                      std::nullopt, hostile}};
    stage.app.apply(alerts);
}

} // namespace

/** Words from outside are shown as they are: they make no markup, and nothing is fetched. */
class TestHostileText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyPageShowsItAsItIs();
    void windowFetchesNothingEvenForMarkup_data();
    void windowFetchesNothingEvenForMarkup();

private:
    QTcpServer m_server;
    int m_asked = 0;
    QString m_hostile;
};

void TestHostileText::init()
{
    if (!m_server.isListening()) {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            ++m_asked;
            QTcpSocket* socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(picture()); });
        });
    }
    m_asked = 0;
    m_hostile = QStringLiteral("<img src='http://127.0.0.1:%1/x'>").arg(m_server.serverPort());
}

void TestHostileText::everyPageShowsItAsItIs()
{
    Stage stage(samples::State::Error);
    spoil(stage, m_hostile);
    stage.load();
    stage.applyAll();
    applyMore(stage, m_hostile);
    const auto isShown = [&] {
        return std::ranges::any_of(seenTexts(*stage.window), [&](const SeenText& seen) {
            return seen.text.contains(QStringLiteral("<img src='http://127.0.0.1"));
        });
    };
    for (const int page : {AppModel::MonitorPage, AppModel::DataPage, AppModel::ModelPage,
                           AppModel::ReviewPage, AppModel::SettingsPage}) {
        QVERIFY(grabPage(*stage.window, stage.app, page, QSize(1440, 900)));
        QVERIFY2(isShown(), qPrintable(QString::number(page)));
    }
    stage.app.alerts()->setShown(true);
    QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900)));
    QCOMPARE(stage.app.alerts()->what(), m_hostile);
    QVERIFY(!labelled(*stage.window, m_hostile).isEmpty());
    QCOMPARE(m_asked, 0);
}

void TestHostileText::windowFetchesNothingEvenForMarkup_data()
{
    QTest::addColumn<bool>("ours");
    QTest::newRow("the window's engine") << true;
    QTest::newRow("any other, as a check of this test") << false;
}

/** Should a text be taken for markup one day. */
void TestHostileText::windowFetchesNothingEvenForMarkup()
{
    QFETCH(bool, ours);
    Stage stage(samples::State::Normal);
    stage.load();
    QQmlEngine other;
    QQmlEngine& engine = ours ? static_cast<QQmlEngine&>(stage.engine) : other;
    engine.rootContext()->setContextProperty(QStringLiteral("hostile"), m_hostile);
    QQmlComponent component(&engine);
    component.setData("import QtQuick\nText { text: hostile; textFormat: Text.RichText }", {});
    const std::unique_ptr<QObject> text(component.create());
    auto* item = qobject_cast<QQuickItem*>(text.get());
    QVERIFY2(item, qPrintable(component.errorString()));
    item->setParentItem(stage.window->contentItem());
    QVERIFY(grabPage(*stage.window, stage.app, AppModel::MonitorPage, QSize(1440, 900)));
    if (ours)
        QCOMPARE(m_asked, 0);
    else
        QTRY_VERIFY(m_asked > 0);
}

QTEST_MAIN(TestHostileText)
#include "tst_hostiletext.moc"
