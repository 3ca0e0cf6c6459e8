// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for AVX-512, and only where the platform has it.
#include "core/hmm/kernelset.h"

namespace regime::hmm
{

const PassKernels& avx512Kernels(int states)
{
    return kernelTable[states - 1];
}

} // namespace regime::hmm
