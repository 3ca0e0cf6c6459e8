// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/papergrid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace regime::review
{

namespace
{

constexpr std::int64_t daySec = 86'400;

/** A resting limit order; prices are whole ticks, so that "through by one" is exact. */
struct Order {
    std::int64_t priceTicks = 0;
    double volume = 0; ///< positive
    bool sells = false;
    std::size_t cycle = 0; ///< whose exit it is
};

struct Slot {
    Leg leg = Leg::A;
    std::optional<Order> entry;
    std::optional<Order> exit;
    std::vector<Order> recoveries;
};

/** Slots, account and what came of them. */
class PaperGrid
{
public:
    PaperGrid(int phase, const PaperGridConfig& config, double firstClose)
        : m_grid(config.grid), m_intervalSec(config.intervalSec), m_bot(phase, config.bot),
          m_startUsd(m_grid.accountUsd * config.bot.advice.baseIdle),
          m_startBase(m_grid.accountUsd * (1 - config.bot.advice.baseIdle) / firstClose)
    {
        m_run.phase = phase;
        m_slots[0].leg = Leg::A;
        m_slots[1].leg = Leg::B;
    }

    void take(const GridCandle& candle)
    {
        if (candle.traded)
            for (Slot& slot : m_slots)
                fill(slot, candle);
        const std::int64_t closeSec = candle.openTimeSec + m_intervalSec;
        for (Slot& slot : m_slots)
            orphan(slot, closeSec);
        mark(candle);
        if (const auto plan = m_bot.step(static_cast<double>(closeSec), candle.close, idleShare(),
                                         candle.opinion))
            for (Slot& slot : m_slots)
                placeEntry(slot, *plan, candle.close);
        m_run.capitalUsd = std::max(m_run.capitalUsd, tiedUpUsd());
        m_run.endSec = closeSec;
    }

    PaperRun finish()
    {
        for (const Slot& slot : m_slots)
            m_run.openRecoveries += static_cast<int>(slot.recoveries.size());
        return std::move(m_run);
    }

private:
    /** By a whole tick: what lies between two ticks counts as the one nearer to the order. */
    bool tradedThrough(const Order& order, const GridCandle& candle) const
    {
        return order.sells ? ticksOf(candle.high, false) > order.priceTicks
                           : ticksOf(candle.low, true) < order.priceTicks;
    }

    double priceOf(const Order& order) const
    {
        return static_cast<double>(order.priceTicks) * m_grid.priceTick;
    }

    /** A sale is put no lower than asked (up to the next whole tick), a purchase no higher (down).
     */
    std::int64_t ticksOf(double price, bool sells) const
    {
        constexpr double roundingError = 1e-6;
        const double ticks = price / m_grid.priceTick;
        return static_cast<std::int64_t>(sells ? std::ceil(ticks - roundingError)
                                               : std::floor(ticks + roundingError));
    }

    /** Exits first: one that is placed by this candle cannot be filled by it. */
    void fill(Slot& slot, const GridCandle& candle)
    {
        std::erase_if(slot.recoveries, [&](const Order& order) {
            return tradedThrough(order, candle) && close(slot.leg, order, candle);
        });
        if (slot.exit && tradedThrough(*slot.exit, candle)) {
            close(slot.leg, *slot.exit, candle);
            slot.exit.reset();
        } else if (slot.entry && tradedThrough(*slot.entry, candle)) {
            open(slot, candle);
        }
    }

    double book(Leg leg, bool isEntry, const Order& order, const GridCandle& candle)
    {
        const double price = priceOf(order);
        const double volume = order.sells ? -order.volume : order.volume;
        const double feeUsd = price * order.volume * m_grid.makerFee;
        m_run.fills.push_back({candle.openTimeSec, leg, isEntry, price, volume, feeUsd});
        m_run.cashUsd -= price * volume + feeUsd;
        m_run.inventory += volume;
        m_run.feesUsd += feeUsd;
        return feeUsd;
    }

    void open(Slot& slot, const GridCandle& candle)
    {
        const Order entry = *slot.entry;
        slot.entry.reset();
        const double feeUsd = book(slot.leg, true, entry, candle);
        const double target = m_grid.profitTarget;
        const double wanted = priceOf(entry) * (entry.sells ? 1 - target : 1 + target);
        slot.exit =
            Order{ticksOf(wanted, !entry.sells), entry.volume, !entry.sells, m_run.cycles.size()};
        m_run.cycles.push_back({slot.leg, candle.openTimeSec, std::nullopt, priceOf(entry),
                                priceOf(*slot.exit), entry.volume, feeUsd, false});
    }

    bool close(Leg leg, const Order& exit, const GridCandle& candle)
    {
        PaperCycle& cycle = m_run.cycles[exit.cycle];
        cycle.feesUsd += book(leg, false, exit, candle);
        cycle.exitTimeSec = candle.openTimeSec;
        return true;
    }

    void orphan(Slot& slot, std::int64_t closeSec)
    {
        if (!slot.exit || std::ssize(slot.recoveries) >= m_grid.recoveriesCap)
            return;
        PaperCycle& cycle = m_run.cycles[slot.exit->cycle];
        if (static_cast<double>(closeSec - cycle.entryTimeSec) <= m_grid.orphanTimeoutSec)
            return;
        cycle.recovery = true;
        slot.recoveries.push_back(*slot.exit);
        slot.exit.reset();
    }

    void placeEntry(Slot& slot, const EntryPlan& plan, double close)
    {
        slot.entry.reset();
        if (slot.exit)
            return;
        const bool sells = slot.leg == Leg::A;
        const double distance = m_grid.entryDistance * (sells ? plan.spacingA : plan.spacingB);
        Order order;
        order.sells = sells;
        order.priceTicks = ticksOf(close * (sells ? 1 + distance : 1 - distance), sells);
        const double price = priceOf(order);
        order.volume = m_grid.orderUsd * (sells ? plan.sizes.a : plan.sizes.b) / price;
        const double costUsd = price * order.volume * (1 + m_grid.makerFee);
        if (sells ? order.volume <= freeBase() : costUsd <= freeUsd())
            slot.entry = order;
    }

    /** What resting exits do not need. */
    double freeUsd() const
    {
        double usd = m_startUsd + m_run.cashUsd;
        forEachExit([&](const Order& order) {
            if (!order.sells)
                usd -= priceOf(order) * order.volume * (1 + m_grid.makerFee);
        });
        return usd;
    }
    double freeBase() const
    {
        double base = m_startBase + m_run.inventory;
        forEachExit([&](const Order& order) { base -= order.sells ? order.volume : 0; });
        return base;
    }

    template <typename Take> void forEachExit(Take take) const
    {
        for (const Slot& slot : m_slots) {
            if (slot.exit)
                take(*slot.exit);
            std::ranges::for_each(slot.recoveries, take);
        }
    }

    double idleShare() const
    {
        const double usd = m_startUsd + m_run.cashUsd;
        return usd / (usd + (m_startBase + m_run.inventory) * m_run.lastPrice);
    }

    double tiedUpUsd() const
    {
        double usd = 0;
        forEachExit([&](const Order& order) {
            usd += m_run.cycles[order.cycle].entryPrice * order.volume;
        });
        for (const Slot& slot : m_slots)
            if (slot.entry)
                usd += priceOf(*slot.entry) * slot.entry->volume;
        return usd;
    }

    void mark(const GridCandle& candle)
    {
        m_run.lastPrice = candle.close;
        m_run.equityUsd = m_run.cashUsd + m_run.inventory * candle.close;
        m_highestUsd = std::max(m_highestUsd, m_run.equityUsd);
        m_run.worstDrawdownUsd = std::max(m_run.worstDrawdownUsd, m_highestUsd - m_run.equityUsd);
        const std::int64_t day = candle.openTimeSec / daySec;
        if (m_run.days.empty() || m_run.days.back().day != day)
            m_run.days.push_back({day, 0});
        m_run.days.back().equityUsd = m_run.equityUsd;
    }

    GridSettings m_grid;
    std::int64_t m_intervalSec;
    PaperBot m_bot;
    double m_startUsd;
    double m_startBase;
    std::array<Slot, 2> m_slots;
    double m_highestUsd = 0;
    PaperRun m_run;
};

} // namespace

Result<PaperRun> runPaperGrid(std::span<const GridCandle> candles, int phase,
                              const PaperGridConfig& config)
{
    if (const Result<Done> good = checked(config.grid); !good)
        return good.error();
    if (phase < 1 || phase > static_cast<int>(phaseBlends.size()))
        return Error{"phase " + std::to_string(phase) + " is none of 1 to 4"};
    if (candles.empty())
        return Error{"a paper grid needs candles"};
    PaperGrid grid(phase, config, candles.front().close);
    for (const GridCandle& candle : candles)
        grid.take(candle);
    return grid.finish();
}

double finestTick(std::span<const GridCandle> candles)
{
    constexpr int mostDecimals = 8;
    constexpr double roundingError = 1e-4;
    double perUnit = 1;
    const auto isWhole = [&](double price) {
        const double ticks = price * perUnit;
        return std::abs(ticks - std::round(ticks)) < roundingError;
    };
    for (int decimals = 0; decimals < mostDecimals; ++decimals) {
        if (std::ranges::all_of(candles, [&](const GridCandle& candle) {
                return isWhole(candle.high) && isWhole(candle.low) && isWhole(candle.close);
            }))
            break;
        perUnit *= 10;
    }
    return 1 / perUnit;
}

} // namespace regime::review
