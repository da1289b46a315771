// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/provenance.h"

#include <QList>

namespace jumpseat {

class SciText;

/// A stretch of characters that another origin wrote than most of its line. Document positions, UTF-16.
struct OddSpan {
    qint32 from = 0, to = 0;
    OriginKind kind = OriginKind::Unknown;
    friend bool operator==(const OddSpan&, const OddSpan&) = default;
};

/// Who wrote a text, as its margin shows it.
struct LineMarks {
    QList<OriginKind> lines; ///< whose line it is: of most of its visible characters, of a blank line its break's
    QList<OddSpan> odd;      ///< in order; stretches of white space alone are left out

    /// The first of the lines around `line` that have its origin without a gap.
    [[nodiscard]] int runStart(int line) const;
};

/// Costs as much as there are runs of origins: of a line that has but one the text is not looked at.
[[nodiscard]] LineMarks lineMarks(const SciText& text, const Provenance& provenance);

} // namespace jumpseat
