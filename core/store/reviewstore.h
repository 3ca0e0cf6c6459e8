// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/regime.h"
#include "core/base/result.h"
#include "core/market/candle.h"
#include "core/store/database.h"
#include "core/store/ledger.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace regime
{

/** What the operator said of an episode while its label was hidden. */
struct StoredVerdict {
    std::int64_t episodeFromSec = 0;
    double judgedSec = 0;
    Regime said = Regime::Ranging;
    Regime label = Regime::Ranging; ///< as the ledger showed it

    bool operator==(const StoredVerdict&) const = default;
};

/** Something the operator wrote about open times [fromSec, toSec). */
struct Note {
    std::int64_t id = 0; ///< grows, from 1
    double writtenSec = 0;
    std::int64_t fromSec = 0;
    std::int64_t toSec = 0;
    QString text;

    bool operator==(const Note&) const = default;
};

/** Whose labels were judged: those of the live ledger, or of one replay. Ids of replays begin anew
 *  with a new replay.sqlite; when it was made tells one from another of the same id. */
struct JudgedLedger {
    std::int64_t run = Ledger::liveRun;
    double runCreatedSec = 0; ///< 0 for the live one

    bool operator==(const JudgedLedger&) const = default;
};

/** What the operator judged and wrote down about one series. `database` outlives it. */
class ReviewStore
{
public:
    ReviewStore(Database& database, const SeriesKey& key) : m_database(database), m_key(key) {}

    /** Keeps a verdict on an episode of a ledger. The first one on an episode stands, since the
     *  second was not blind; returns whether this is the first. */
    Result<bool> judge(const StoredVerdict& verdict, const JudgedLedger& ledger = {});

    /** By the time they were given. */
    Result<std::vector<StoredVerdict>> verdicts(const JudgedLedger& ledger = {}) const;

    /** How many were given on replays of which only the id was kept, so that nobody knows whose
     *  they are. */
    Result<std::int64_t> verdictsOfUnknownReplays() const;

    /** Returns it with its id; `note.id` is ignored. Errors: no text, or no time between the ends.
     */
    Result<Note> write(const Note& note);

    /** Those that touch [fromSec, toSec), by their begin. */
    Result<std::vector<Note>> notes(std::int64_t fromSec, std::int64_t toSec) const;

    Result<Done> removeNote(std::int64_t id);

private:
    Database& m_database;
    SeriesKey m_key;
};

} // namespace regime
