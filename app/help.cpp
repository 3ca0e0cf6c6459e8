// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include <array>

namespace regime
{

std::span<const CommonOption> commonOptions()
{
    static constexpr std::array all{
        CommonOption{"--data-dir", "DIR", "where store, snapshot, models and log live"},
        CommonOption{"--config", "FILE", "configuration file of KEY=value lines"},
        CommonOption{"--set", "KEY=VALUE", "any configuration key, repeatable"},
        CommonOption{"--pair", "P", "the pair, under any alias"},
        CommonOption{"--interval", "MIN", "minutes of a candle"},
        CommonOption{"--log-level", "debug|info|warning|error", "what is logged at least"},
    };
    return all;
}

QString programSummary()
{
    return QStringLiteral(
        "RegimeScope watches a market-regime model at work. It only advises: no keys, no orders.");
}

QString timeSentence()
{
    return QStringLiteral(
        "T is epoch seconds or ISO 8601 with a zone, as 2024-07-01T00:00:00Z; from "
        "inclusive, to exclusive.");
}

QString generalHelp()
{
    QString text = programSummary() +
                   QStringLiteral("\n\nUsage: regimescope [common options] [COMMAND] [options]\n\n"
                                  "Commands:\n");
    for (const Command& command : commands())
        text += QStringLiteral("  %1 %2\n      %3\n")
                    .arg(QLatin1String(*command.name ? command.name : "(none)"),
                         QLatin1String(command.usage), QLatin1String(command.summary));
    text += QStringLiteral("\n%1\n\nCommon options:\n").arg(timeSentence());
    for (const CommonOption& option : commonOptions())
        text +=
            QStringLiteral("  %1\n      %2\n")
                .arg(QLatin1String(option.name) + QLatin1Char(' ') + QLatin1String(option.value),
                     QLatin1String(option.summary));
    return text + QStringLiteral("  --help, --version\n");
}

QString commandHelp(const Command& command)
{
    const QString help = QStringLiteral("Usage: regimescope %1 %2\n%3\n")
                             .arg(QLatin1String(command.name), QLatin1String(command.usage),
                                  QLatin1String(command.summary));
    const bool takesTime = QLatin1String(command.usage).contains(QLatin1String(" T]"));
    return takesTime ? help + QStringLiteral("      ") + timeSentence() + u'\n' : help;
}

QString onOneLine(const char* text)
{
    return QString::fromLatin1(text).simplified();
}

} // namespace regime
