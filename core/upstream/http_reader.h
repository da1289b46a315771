// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/headers.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace jumpseat {

/// Reads one answer in HTTP/1.1 out of bytes in any pieces. Its body comes without the chunks it came in and otherwise as
/// it was sent. Interim answers (1xx) are passed over.
class HttpReader {
public:
    static constexpr size_t maxHead = 64 * 1024; ///< bytes of status and headers

    struct Sink {
        std::function<void(int status, HeaderList headers)> began;
        std::function<void(QByteArrayView bytes)> said;
    };
    /// `isHead`: of a HEAD, which has headers and no body.
    HttpReader(bool isHead, Sink sink);
    ~HttpReader();

    /// False when this is no HTTP; nothing more is read then.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    /// The connection is at its end. True when that, too, is an end of the answer: it told no length.
    [[nodiscard]] bool close();

    [[nodiscard]] bool hasBegun() const;
    [[nodiscard]] bool isDone() const;
    /// The connection can take another request: the answer allows it, and nothing stands behind it.
    [[nodiscard]] bool keepsAlive() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat
