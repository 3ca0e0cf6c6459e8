// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <new>

namespace regime::hmm
{

/** Room for numbers from the start of a cache line on, so that no batch straddles two. */
class AlignedArray
{
public:
    double* data() const { return m_numbers.get(); }

    /** Makes room for `count` numbers. Where that takes more memory, the old ones are gone. */
    void reserve(std::size_t count)
    {
        if (count <= m_capacity)
            return;
        m_numbers.reset();
        m_capacity = 0;
        m_numbers.reset(static_cast<double*>(::operator new(count * sizeof(double), cacheLine)));
        m_capacity = count;
    }

private:
    static constexpr std::align_val_t cacheLine{64};
    struct Release {
        void operator()(double* numbers) const { ::operator delete(numbers, cacheLine); }
    };

    std::unique_ptr<double, Release> m_numbers;
    std::size_t m_capacity = 0;
};

} // namespace regime::hmm
