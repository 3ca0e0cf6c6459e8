// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/kernelset.h"

namespace regime::hmm
{

const PassKernels& baselineKernels(int states)
{
    return kernelTable[states - 1];
}

#if defined(__x86_64__)
const PassKernels& bestKernels(int states)
{
    static const bool wide = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return wide ? avx2Kernels(states) : baselineKernels(states);
}
#else
const PassKernels& bestKernels(int states)
{
    return baselineKernels(states);
}
#endif

} // namespace regime::hmm
