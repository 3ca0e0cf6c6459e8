// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/configfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>

using namespace regime;

/** Changing one key of the configuration file. */
class TestConfigFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void changesOneLine_data();
    void changesOneLine();
    void takesWhatTheStartWouldTake();
    void refuses_data();
    void refuses();
    void leavesTheFileWhereItCannotBeWritten();
    void followsALink();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("a/regimescope.ini")); }
    void write(const QByteArray& text) const;
    QByteArray read() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestConfigFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestConfigFile::write(const QByteArray& text) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path()).absolutePath()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

QByteArray TestConfigFile::read() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<no file>");
}

void TestConfigFile::changesOneLine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("value"); // null: back to the default
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const QString& value,
                        const char* after) {
        QTest::newRow(name) << QByteArray(before) << value << QByteArray(after);
    };
    const QString four = QStringLiteral("4");
    row("no file's text", "", four, "HMM_N_STATES=4\n");
    row("others stay", "# mine\n\nUNKNOWN=7\nHMM_SEED = 2\n", four,
        "# mine\n\nUNKNOWN=7\nHMM_SEED = 2\nHMM_N_STATES=4\n");
    row("changed in its place", "HMM_N_STATES = 5\nHMM_SEED=2\n", four,
        "HMM_N_STATES=4\nHMM_SEED=2\n");
    row("the line that counts is the last", "HMM_N_STATES=5\nHMM_N_STATES=6\n", four,
        "HMM_N_STATES=5\nHMM_N_STATES=4\n");
    row("a comment is none", "#HMM_N_STATES=5\n;HMM_N_STATES=5\n", four,
        "#HMM_N_STATES=5\n;HMM_N_STATES=5\nHMM_N_STATES=4\n");
    row("a longer name is another", "HMM_N_STATES_OLD=5\n", four,
        "HMM_N_STATES_OLD=5\nHMM_N_STATES=4\n");
    row("no line end at the end", "HMM_SEED=2", four, "HMM_SEED=2\nHMM_N_STATES=4\n");
    row("line ends of another system", "HMM_SEED=2\r\nHMM_N_STATES=5\r\n", four,
        "HMM_SEED=2\r\nHMM_N_STATES=4\r\n");
    row("back to the default", "HMM_N_STATES=5\n# mine\nHMM_N_STATES=6\nHMM_SEED=2\n", QString(),
        "# mine\nHMM_SEED=2\n");
    row("back to the default, not there", "HMM_SEED=2\n", QString(), "HMM_SEED=2\n");
}

void TestConfigFile::changesOneLine()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, value);
    QFETCH(QByteArray, after);
    const auto wanted = value.isNull() ? std::nullopt : std::optional(value);
    QCOMPARE(withSetting(before, QStringLiteral("HMM_N_STATES"), wanted), after);
}

void TestConfigFile::takesWhatTheStartWouldTake()
{
    Configuration configuration;
    auto changed = changeSetting(configuration, path(),
                                 {QStringLiteral("HMM_ENABLED"), QStringLiteral(" TRUE ")});
    QVERIFY2(changed, changed ? "" : changed.error().message.c_str());
    QCOMPARE(read(), QByteArray("HMM_ENABLED=true\n"));
    QCOMPARE(changed->text(QStringLiteral("HMM_ENABLED")), QStringLiteral("true"));
    QCOMPARE(changed->origin(QStringLiteral("HMM_ENABLED")), ConfigOrigin::File);
    struct stat status {
    };
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0600u);

    const auto loaded = loadConfiguration(path(), {}, {});
    QVERIFY(loaded.messages.isEmpty());
    QCOMPARE(loaded.configuration.text(QStringLiteral("HMM_ENABLED")), QStringLiteral("true"));

    changed = changeSetting(*changed, path(), {QStringLiteral("HMM_ENABLED"), std::nullopt});
    QVERIFY(changed);
    QCOMPARE(read(), QByteArray());
    QCOMPARE(changed->text(QStringLiteral("HMM_ENABLED")), QStringLiteral("shadow"));
    QCOMPARE(changed->origin(QStringLiteral("HMM_ENABLED")), ConfigOrigin::BuiltIn);
}

void TestConfigFile::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* key, const char* value, const char* says) {
        QTest::newRow(name) << QString::fromLatin1(key) << QString::fromLatin1(value)
                            << QString::fromLatin1(says);
    };
    row("out of its range", "HMM_N_STATES", "9", "HMM_N_STATES=9 is not allowed");
    row("not a number", "HMM_N_STATES", "three", "it must be 2 to 8");
    row("no such key", "HMM_STATES", "3", "no configuration key HMM_STATES");
    row("against another key", "HMM_INFERENCE_WINDOW", "90", "at most HMM_RECENT_CANDLES - 14");
    row("a password", "STORE_URL", "postgresql://me:secret@host/db", "never written");
    row("a password as an option", "STORE_URL", "postgresql://me@host/db?password=secret",
        "never written");
    row("a password that is masked", "STORE_URL", "postgresql://me:***@host/db", "never written");
    row("set in the environment", "HMM_SEED", "3", "set by the environment");
    row("set on the command line", "HMM_N_ITER", "3", "set by the command line");
}

void TestConfigFile::refuses()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, says);
    const QByteArray before("# mine\nHMM_N_STARTS=5\n");
    write(before);
    Configuration configuration;
    configuration.set(QStringLiteral("HMM_SEED"), QStringLiteral("2"), ConfigOrigin::Environment);
    configuration.set(QStringLiteral("HMM_N_ITER"), QStringLiteral("9"), ConfigOrigin::CommandLine);
    const auto changed = changeSetting(configuration, path(), {key, value});
    QVERIFY(!changed);
    const QString sentence = QString::fromStdString(changed.error().message);
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY(!sentence.contains(QLatin1String("secret")));
    QCOMPARE(read(), before);
}

void TestConfigFile::leavesTheFileWhereItCannotBeWritten()
{
    write("HMM_SEED=2\n");
    // A folder where the file should be: no privilege gets past that.
    const QString blocked = m_folder->filePath(QStringLiteral("a"));
    const auto changed = changeSetting(Configuration(), blocked,
                                       {QStringLiteral("HMM_N_STATES"), QStringLiteral("4")});
    QVERIFY(!changed);
    QVERIFY(QString::fromStdString(changed.error().message).contains(blocked));
    QCOMPARE(read(), QByteArray("HMM_SEED=2\n"));
}

void TestConfigFile::followsALink()
{
    write("HMM_SEED=2\n");
    const QString link = m_folder->filePath(QStringLiteral("link.ini"));
    QVERIFY(QFile::link(path(), link));
    QVERIFY(changeSetting(Configuration(), link,
                          {QStringLiteral("HMM_N_STATES"), QStringLiteral("4")}));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(read(), QByteArray("HMM_SEED=2\nHMM_N_STATES=4\n"));
}

QTEST_GUILESS_MAIN(TestConfigFile)
#include "tst_configfile.moc"
