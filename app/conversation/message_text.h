// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace jumpseat {

/// A stretch of a message: prose, or what stood between two lines of three backticks.
struct MessageBlock {
    struct Span {
        qsizetype start = 0, length = 0;
        friend bool operator==(const Span&, const Span&) = default;
    };
    bool code = false;
    QString text;
    QList<Span> inlineCode; ///< of prose: what stood between single backticks, which are left out
    friend bool operator==(const MessageBlock&, const MessageBlock&) = default;
};

/// `text` is foreign and stays plain: no markup but code is known, and code only changes the font. An open block
/// runs to the end, so that a reply can be shown while it streams.
[[nodiscard]] QList<MessageBlock> messageBlocks(const QString& text);

} // namespace jumpseat
