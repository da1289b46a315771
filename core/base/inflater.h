// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace jumpseat {

/// Unpacks gzip (RFC 1952) or zlib (RFC 1950, what HTTP calls deflate) as it comes, in any pieces. Holds a window of 32
/// KiB and no content.
class Inflater {
public:
    using Sink = std::function<void(QByteArrayView content)>; ///< told pieces of at most 64 KiB

    /// Stops at `most` bytes of content, so that a small stream cannot keep its reader busy for ever.
    Inflater(qint64 most, Sink sink);
    ~Inflater();

    /// False when the stream is none, damaged or longer than allowed; nothing more is told then.
    bool feed(QByteArrayView packed);
    /// Whether what came so far is a stream to its end.
    [[nodiscard]] bool isComplete() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat
