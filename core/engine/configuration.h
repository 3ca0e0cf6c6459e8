// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/configkeys.h"

#include <QHash>
#include <QProcessEnvironment>

#include <cstdint>

namespace regime
{

/** Which of the four places a value came from; a later one wins. */
enum class ConfigOrigin { BuiltIn, File, Environment, CommandLine };

/** "built in", "file", "environment", "command line". */
QString configOriginName(ConfigOrigin origin);

/**
 * All keys with a valid value each. A plain value: copy it to where it is needed. Asking for a key
 * that does not exist is a programmer's error.
 */
class Configuration
{
public:
    /** Built-in defaults. */
    Configuration();

    QString text(const QString& key) const;
    double number(const QString& key) const;
    int integer(const QString& key) const;
    std::int64_t bigInteger(const QString& key) const;
    bool flag(const QString& key) const;
    ConfigOrigin origin(const QString& key) const;

    /** SUPABASE_KEY. A secret, and so no configuration key: nothing shows, saves or hashes it. */
    const QString& supabaseKey() const { return m_supabaseKey; }
    void setSupabaseKey(const QString& key) { m_supabaseKey = key; }

    /** Sets a value already accepted by its key. */
    void set(const QString& key, const QString& accepted, ConfigOrigin origin);

    /** What keys demand of each other: a sentence and the keys to put back, or nothing. */
    struct Conflict {
        QString message;
        QStringList keys; ///< the first of them that is not built in is to be put back
    };
    std::optional<Conflict> firstConflict() const;

    /** Puts a key back to its built-in default. */
    void reset(const QString& key);

private:
    struct Entry {
        QString text;
        ConfigOrigin origin = ConfigOrigin::BuiltIn;
    };
    const Entry& entry(const QString& key) const;

    QHash<QString, Entry> m_entries;
    QString m_supabaseKey;
};

/** What reading the four places gave. */
struct LoadedConfiguration {
    Configuration configuration;
    QStringList messages; ///< what was wrong in file and environment; the default stands there
    QString usageError;   ///< what was wrong on the command line; the start ends with it
};

/**
 * Reads default, file, environment and command line, later wins. A missing file is no error.
 * `settings` are KEY=VALUE pairs of the command line, later wins. SUPABASE_KEY comes from the
 * environment, else from the file `supabase.key` beside `filePath`, which only its owner may read.
 */
LoadedConfiguration loadConfiguration(const QString& filePath,
                                      const QProcessEnvironment& environment,
                                      const QStringList& settings);

} // namespace regime
