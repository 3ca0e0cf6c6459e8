// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual.h"

#include "app/help.h"
#include "core/engine/configkeys.h"

#include <QRegularExpression>
#include <QStringList>

#include <vector>

namespace regime
{

namespace
{

/** Text for man(7): a backslash, a hyphen and a dot at a line's start would mean something else. */
QString roff(QString text)
{
    text.replace(u'\\', QStringLiteral("\\e")).replace(u'-', QStringLiteral("\\-"));
    return text.startsWith(u'.') || text.startsWith(u'\'') ? QStringLiteral("\\&") + text : text;
}

QString entry(const QString& term, const QString& text)
{
    return QStringLiteral(".TP\n.B %1\n%2\n").arg(roff(term), roff(text));
}

/** An option as a usage line names it. */
struct UsageOption {
    QString name;  ///< "--theme"
    QString value; ///< "light|dark"; empty for a flag
};

std::vector<UsageOption> optionsOf(const Command& command)
{
    static const QRegularExpression form(
        QStringLiteral("(--[a-z-]+)(?: ([^\\s\\[\\]-][^\\s\\]]*))?"));
    std::vector<UsageOption> options;
    for (auto it = form.globalMatch(onOneLine(command.usage)); it.hasNext();) {
        const auto match = it.next();
        options.push_back({match.captured(1), match.captured(2)});
    }
    return options;
}

/** The compgen call that completes a value, or nothing for what only the operator knows. */
QString completionOf(const QString& value)
{
    if (value.contains(u'|'))
        return QStringLiteral("-W \"%1\"").arg(QString(value).replace(u'|', u' '));
    if (value == u"DIR")
        return QStringLiteral("-d");
    if (value == u"FILE" || value == u"F" || value.startsWith(u"F."))
        return QStringLiteral("-f");
    return {};
}

QString valueCase(const QString& pattern, const QString& value)
{
    const QString how = completionOf(value);
    return QStringLiteral("    %1) %2return ;;\n")
        .arg(pattern, how.isEmpty()
                          ? QString()
                          : QStringLiteral("COMPREPLY=($(compgen %1 -- \"$current\")); ").arg(how));
}

QString settingNames()
{
    QStringList names;
    for (const ConfigKey& key : configKeys())
        names << key.name + u'=';
    return names.join(u' ');
}

/** Behind an option that takes a value: what that value may be. */
QString valueCases()
{
    QString cases = QStringLiteral("    *:--set)\n"
                                   "        compopt -o nospace\n"
                                   "        COMPREPLY=($(compgen -W \"%1\" -- \"$current\"))\n"
                                   "        return ;;\n")
                        .arg(settingNames());
    for (const CommonOption& option : commonOptions())
        if (QLatin1String(option.name) != QLatin1String("--set"))
            cases += valueCase(QStringLiteral("*:") + QLatin1String(option.name),
                               QLatin1String(option.value));
    for (const Command& command : commands())
        for (const UsageOption& option : optionsOf(command))
            if (!option.value.isEmpty())
                cases += valueCase(QLatin1String(command.name) + u':' + option.name, option.value);
    return cases;
}

/** What may stand next: the command's options, and files where it takes some. */
QString wordCases(const QString& common)
{
    static const QRegularExpression files(QStringLiteral("^(FILE|[A-Z]+\\.json)"));
    QString cases;
    for (const Command& command : commands()) {
        QStringList words;
        for (const UsageOption& option : optionsOf(command))
            words << option.name;
        if (!*command.name)
            for (const Command& other : commands())
                words << QLatin1String(other.name);
        words.removeAll(QString());
        const QString how =
            files.match(onOneLine(command.usage)).hasMatch() ? QStringLiteral("-f ") : QString();
        cases +=
            QStringLiteral("    \"%1\") COMPREPLY=($(compgen %2-W \"%3\" -- \"$current\")) ;;\n")
                .arg(QLatin1String(command.name), how, (words << common).join(u' '));
    }
    return cases;
}

} // namespace

QString manualPage()
{
    QString page =
        QStringLiteral(".TH REGIMESCOPE 1 \"\" \"RegimeScope %1\" \"User Commands\"\n"
                       ".SH NAME\nregimescope \\- watch a market\\-regime model at work\n"
                       ".SH SYNOPSIS\n.B regimescope\n"
                       "[common options] [command] [options]\n"
                       ".SH DESCRIPTION\n%2\n"
                       "Without a command it opens the window. Every command works "
                       "without a display, prints results on standard output and "
                       "messages on standard error.\n.SH COMMANDS\n")
            .arg(QStringLiteral(REGIMESCOPE_VERSION), roff(programSummary()));
    for (const Command& command : commands())
        page += entry((*command.name ? QLatin1String(command.name) + QLatin1Char(' ') : QString()) +
                          onOneLine(command.usage),
                      onOneLine(command.summary));
    page += QStringLiteral(".PP\n%1\n.SH COMMON OPTIONS\n").arg(roff(timeSentence()));
    for (const CommonOption& option : commonOptions())
        page += entry(QLatin1String(option.name) + QLatin1Char(' ') + QLatin1String(option.value),
                      QLatin1String(option.summary));
    page += entry(QStringLiteral("--help"), QStringLiteral("of the program, or of a command")) +
            entry(QStringLiteral("--version"), QStringLiteral("the version"));
    page += QStringLiteral(".SH SETTINGS\nKEY=value lines in the configuration file, environment "
                           "variables of the same names, or \\-\\-set; the later wins.\n");
    for (const ConfigKey& key : configKeys())
        page += entry(key.name, QStringLiteral("%1 (%2; default: %3)")
                                    .arg(key.summary, key.rangeText(),
                                         key.defaultText.isEmpty() ? QStringLiteral("empty")
                                                                   : key.defaultText));
    return page +
           QStringLiteral(
               ".SH EXIT STATUS\n0: done. 1: could not, with a sentence why. 2: wrong usage. "
               "Interrupted: 0 from the window and run, else 1.\n"
               ".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/regimescope/regimescope.ini\n"
               "settings; beside it, for their owner alone, status\\-token and supabase.key\n"
               ".TP\n.I $XDG_DATA_HOME/regimescope\n"
               "store, snapshot, models and log; another folder with \\-\\-data\\-dir\n");
}

QString bashCompletion()
{
    QStringList names;
    for (const Command& command : commands())
        names << QLatin1String(command.name);
    names.removeAll(QString());
    QStringList common{QStringLiteral("--help"), QStringLiteral("--version")};
    for (const CommonOption& option : commonOptions())
        common << QLatin1String(option.name);
    return QStringLiteral("# SPDX-License-Identifier: GPL-3.0-or-later\n"
                          "# bash completion for regimescope\n"
                          "_regimescope()\n{\n"
                          "    local current=${COMP_WORDS[COMP_CWORD]} command= i\n"
                          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                          "        case ${COMP_WORDS[i]} in\n"
                          "        %1) command=${COMP_WORDS[i]}; break ;;\n"
                          "        esac\n    done\n"
                          "    compopt -o filenames\n"
                          "    case \"$command:${COMP_WORDS[COMP_CWORD - 1]}\" in\n%2    esac\n"
                          "    case $command in\n%3    esac\n}\n"
                          "complete -F _regimescope regimescope\n")
        .arg(names.join(u'|'), valueCases(), wordCases(common.join(u' ')));
}

QString settingsTable()
{
    QString table =
        QStringLiteral("| key | default | allowed | what it does |\n|---|---|---|---|\n");
    QString group;
    for (const ConfigKey& key : configKeys()) {
        if (key.group != group)
            table += QStringLiteral("| **%1** | | | |\n").arg(key.group);
        group = key.group;
        table += QStringLiteral("| `%1` | %2 | %3 | %4%5 |\n")
                     .arg(key.name,
                          key.defaultText.isEmpty() ? QStringLiteral("empty") : key.defaultText,
                          key.rangeText(), key.summary,
                          key.atNextStart ? QStringLiteral("; from the next start on") : QString());
    }
    return table;
}

} // namespace regime
