// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/dialect.h"
#include "dialects/reply_part.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace jumpseat {

/// Reads the answer of a model server, streamed or in one piece, out of bytes in any pieces (decoded: not gzip). Nothing
/// that comes in stops it: what it cannot read it counts and goes on. It holds one event, line or body (8 MiB, and for
/// what Qt makes of its JSON a few times as much while it is read) and the tool calls that are not finished.
class ReplyReader {
public:
    static constexpr qsizetype maxBody = 8 * 1024 * 1024; ///< bytes of an answer in one piece; longer ones are not read
    static constexpr qsizetype maxArguments = 1024 * 1024; ///< UTF-16 units of all calls that are not finished
    static constexpr int maxOpenCalls = 256;

    struct Finish {
        QList<ReplyPart> parts; ///< what only the end made plain
        bool complete = false;  ///< the answer has the end its dialect promises (or is an error, told in full)
    };

    /// `status` and `contentType` of the HTTP answer; the type may be empty.
    ReplyReader(Dialect dialect, int status, QByteArrayView contentType);
    ~ReplyReader();
    ReplyReader(ReplyReader&&) noexcept;
    ReplyReader& operator=(ReplyReader&&) noexcept;

    [[nodiscard]] QList<ReplyPart> feed(QByteArrayView bytes);
    /// Once, when no more bytes come, whatever the reason.
    [[nodiscard]] Finish finish();

    /// Events, lines or bodies that were no JSON, too long, or of a kind nobody knows here.
    [[nodiscard]] qint64 notUnderstood() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat
