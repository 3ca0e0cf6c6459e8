// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hmm/kernelset.h"

#include <vector>

namespace regime::hmm
{

const PassKernels& baselineKernels(int states)
{
    return kernelTable[states - 1];
}

std::span<const KernelChoice> supportedKernels()
{
    static const std::vector<KernelChoice> supported = [] {
        std::vector<KernelChoice> choices{baselineKernels};
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
            choices.push_back(avx2Kernels);
            if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                __builtin_cpu_supports("avx512vl"))
                choices.push_back(avx512Kernels);
        }
#endif
        return choices;
    }();
    return supported;
}

} // namespace regime::hmm
