// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sharedqueue.h"
#include "core/store/sharedstore.h"

#include <QObject>

#include <memory>
#include <vector>

namespace regime
{

/**
 * Holds the connection to a shared store on the store's own thread, where calls may take as long as
 * a server or a broken network makes them. Every slot is called by queued connections and answered
 * by exactly one signal.
 */
class SharedClient : public QObject
{
    Q_OBJECT

public:
    explicit SharedClient(SharedAddress address) : m_address(std::move(address)) {}

public slots:
    /** Puts a batch into the store; connects first where it has to. */
    void deliver(const regime::SharedBatch& batch);

    /** Reads the newest candles of a series. */
    void fetch(const regime::SeriesKey& series, qint64 candles);

signals:
    void delivered(const regime::SharedBatch& batch);
    void fetched(const std::vector<regime::Candle>& candles);
    void failed(const QString& why);

private:
    /** The store, or null after `failed` was said. */
    CandleStore* connected();
    /** After an error the next call connects anew. */
    void fail(const Error& error);

    SharedAddress m_address;
    std::unique_ptr<CandleStore> m_store;
};

} // namespace regime
