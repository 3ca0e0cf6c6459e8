#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The link-line rules of the house, checked on includes: core never sees a GUI module, and base,
# hmm, jump and features never see Qt at all.
set -u
root=${1:?usage: house.sh SOURCE_DIR}
bad=0
gui='#include [<"](Qt(Gui|Widgets|Qml|Quick|Charts|Svg)/|Q(Application|Gui|Widget|Window|Image|Pixmap|Painter|Color|Font|Icon|Qml|Quick|Chart|XYSeries|LineSeries|AreaSeries|Svg))'
if grep -rnE --include=*.h --include=*.cpp "$gui" "$root/core"; then
    echo "FAIL: core includes a GUI header (above)"
    bad=1
fi
for room in base hmm jump features; do
    [ -d "$root/core/$room" ] || continue
    if grep -rnE --include=*.h --include=*.cpp '#include [<"](Q[A-Z]|Qt)' "$root/core/$room"; then
        echo "FAIL: core/$room includes Qt (above)"
        bad=1
    fi
done
if grep -rnE --include=*.h --include=*.cpp '#include "(ui|app)/' "$root/core"; then
    echo "FAIL: core includes the interface (above)"
    bad=1
fi
if grep -rnE --include=*.h --include=*.cpp '#include "core/' "$root/ui" | grep -vE '#include "core/(base|engine/values)/'; then
    echo "FAIL: ui includes more of core than base and engine/values (above)"
    bad=1
fi
if find "$root/app" "$root/core" "$root/ui" "$root/shaders" "$root/tests" \( -name '*.h' -o -name '*.cpp' -o -name '*.qml' -o -name '*.frag' -o -name '*.sh' -o -name CMakeLists.txt \) -print0 |
    xargs -0 grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' | grep .; then
    echo "FAIL: no licence line in the files above"
    bad=1
fi
[ $bad = 0 ] && echo "the house is in order"
exit $bad
