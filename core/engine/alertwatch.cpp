// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertwatch.h"

#include "core/engine/alertfile.h"
#include "core/regime/jsonfile.h"
#include "core/store/durablefile.h"

#include <QFile>
#include <QProcess>

#include <ranges>
#include <utility>

namespace regime
{

namespace
{

constexpr int kLookMs = 5000;

/** What was kept; a file that cannot be read is set aside, and all begins anew. */
AlertState restored(const QString& file)
{
    if (file.isEmpty() || !QFile::exists(file))
        return {};
    const auto object = readJsonObject(file);
    const auto state = object ? readAlertState(*object) : Result<AlertState>(object.error());
    if (state)
        return *state;
    const QString aside = asideNameOf(file);
    QFile::rename(file, aside);
    qWarning("What was told of alerts is lost: %s; the file was moved to %s",
             state.error().message.c_str(), qPrintable(aside));
    return {};
}

AlertRule::Delivery deliveryOf(const QString& text)
{
    return text == u"wake"     ? AlertRule::Delivery::Wake
           : text == u"digest" ? AlertRule::Delivery::Digest
                               : AlertRule::Delivery::Off;
}

} // namespace

AlertRules alertRules(const Configuration& configuration)
{
    AlertRules rules;
    for (const AlertKind kind : alertKinds) {
        const QString key = QStringLiteral("ALERT_") + alertKey(kind).toUpper();
        rules.rules[static_cast<std::size_t>(kind)] = {
            deliveryOf(configuration.text(key)),
            configuration.number(key + QStringLiteral("_AFTER_SEC"))};
    }
    const QString pace = configuration.text(QStringLiteral("ALERT_DIGEST"));
    rules.digest = pace == u"hourly"  ? DigestPace::Hourly
                   : pace == u"daily" ? DigestPace::Daily
                                      : DigestPace::AtWill;
    return rules;
}

AlertWatch::AlertWatch(AlertWatchOptions options)
    : m_options(std::move(options)), m_machine(m_options.rules, restored(m_options.file)),
      m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &AlertWatch::step);
}

void AlertWatch::start()
{
    m_timer.start(kLookMs);
    emit changed(m_machine.book());
}

double AlertWatch::nowSec() const
{
    return m_options.clock->nowSec() +
           (m_report ? m_report->health.clockOffsetSec.value_or(0.0) : 0.0);
}

void AlertWatch::apply(const EngineReport& report)
{
    m_report = report;
    step();
}

void AlertWatch::step()
{
    if (!m_report)
        return;
    const AlertState before = m_machine.state();
    const auto notices = m_machine.step(alertConditions(*m_report, m_drift, nowSec()), nowSec());
    if (m_machine.state() == before)
        return;
    keep();
    for (const Alert& alert : m_machine.state().alerts | std::views::reverse)
        if (alert.id > before.lastId)
            emit raised(alert);
    for (const AlertNotice& notice : notices)
        tell(notice);
    emit changed(m_machine.book());
}

void AlertWatch::keep()
{
    if (m_options.file.isEmpty())
        return;
    if (const auto kept = writeJsonObject(m_options.file, alertStateJson(m_machine.state())); !kept)
        qWarning("Alerts may be told again after a restart: %s", kept.error().message.c_str());
}

void AlertWatch::tell(const AlertNotice& notice)
{
    emit told(notice);
    if (m_options.command.isEmpty())
        return;
    const QString state = notice.closed ? QStringLiteral("over") : QStringLiteral("on");
    // No shell: what the exchange or a file said must not become a command.
    if (!QProcess::startDetached(m_options.command, {notice.key, state, notice.title, notice.text}))
        qWarning("ALERT_COMMAND=%s could not be started", qPrintable(m_options.command));
}

void AlertWatch::snooze(double untilSec)
{
    if (untilSec > nowSec())
        m_machine.snooze(untilSec);
    else
        m_machine.endSnooze();
    keep();
    emit changed(m_machine.book());
}

void AlertWatch::tellDigest()
{
    const auto digest = m_machine.takeDigest();
    if (!digest)
        return;
    keep();
    tell(*digest);
    emit changed(m_machine.book());
}

void AlertWatch::test()
{
    tell({AlertNotice::Way::Test, QStringLiteral("test"), false, tr("Test of alerts"),
          tr("This is how an alert arrives.")});
}

} // namespace regime
