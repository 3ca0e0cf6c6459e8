// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <chrono>
#include <future>
#include <memory>
#include <optional>

namespace regime
{

/**
 * A transaction of a great many rows that are written in slices, with other work on the thread in
 * between: neither the commit nor what comes behind it holds the thread up for as long as their
 * number would ask. All or nothing, as any transaction; what others write to the database meanwhile
 * is part of it. `database` outlives it.
 */
class BulkTransaction
{
public:
    static Result<std::unique_ptr<BulkTransaction>> begin(Database& database);
    /** Undoes everything unless commit() was reached. */
    ~BulkTransaction();
    BulkTransaction(const BulkTransaction&) = delete;
    BulkTransaction& operator=(const BulkTransaction&) = delete;

    /** Lets the disk have what a slice has put into the journal, without waiting for it. */
    void endSlice();

    /**
     * Takes from the commit what it would do at once, a turn a call: writes what is not yet in the
     * journal, and has the disk take the journal on another thread. True when that is done; waits
     * for it up to `atMost`.
     */
    Result<bool> prepareCommit(std::chrono::milliseconds atMost);

    /** All is kept from here on; the journal goes over into the file aside. */
    Result<Done> commit();

    /** Whether it has gone over; waits for it up to `atMost`. */
    bool isSettled(std::chrono::milliseconds atMost) const;

private:
    BulkTransaction(Database& database, Transaction transaction);

    Database& m_database;
    std::optional<Transaction> m_transaction;
    std::future<void> m_journalToDisk; ///< begun by prepareCommit()
};

} // namespace regime
