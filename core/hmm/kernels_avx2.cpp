// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2 -mfma, and only where the platform has them.
#include "core/hmm/kernelset.h"

namespace regime::hmm
{

const PassKernels& avx2Kernels(int states)
{
    return kernelTable[states - 1];
}

} // namespace regime::hmm
