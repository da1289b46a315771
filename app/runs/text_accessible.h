// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// A view of text that nobody writes in, for screen readers. Such a widget also derives from this.
class ReadableText {
public:
    virtual ~ReadableText() = default;
    [[nodiscard]] virtual QString readableText() const = 0;
    /// What is selected, as positions in readableText().
    [[nodiscard]] virtual std::pair<qsizetype, qsizetype> readableSelection() const { return {}; }
};

/// Call before the first such widget is shown; again does nothing.
void installTextAccessibility();

} // namespace jumpseat
