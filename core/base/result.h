// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace regime
{

/** Why something expected could not be done: a sentence an operator can act on. */
struct Error {
    std::string message;
    bool operator==(const Error&) const = default;
};

/** The outcome of a function without a value of its own. */
using Done = std::monostate;

/**
 * A value or the reason there is none. Expected failures travel in this; a programmer's error is
 * an assertion, absence without a reason is std::optional.
 */
template <typename T, typename E = Error> class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    /** The value; only to be called when ok(). */
    const T& value() const& { return std::get<0>(m_content); }
    T& value() & { return std::get<0>(m_content); }
    T&& value() && { return std::get<0>(std::move(m_content)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /** The reason; only to be called when not ok(). */
    const E& error() const { return std::get<1>(m_content); }

private:
    std::variant<T, E> m_content;
};

} // namespace regime
