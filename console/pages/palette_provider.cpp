// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/palette_provider.h"

namespace postroom::console {

int paletteScore(const QString& query, const QString& text) {
    int score = 1;
    for (const QString& word : query.split(' ', Qt::SkipEmptyParts)) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        if (at == 0)
            score += 30;
        else if (!text[at - 1].isLetterOrNumber())
            score += 20;
        else
            score += 5;
        if (at == 0 && text.size() == word.size())
            score += 40;
    }
    return score;
}

} // namespace postroom::console
