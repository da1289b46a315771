// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/gzip.h"

#include <limits>
#include <memory>
#include <zlib.h>

namespace jumpseat {

Result<QByteArray> gunzip(const QByteArray& packed, qint64 most)
{
    if (packed.size() > std::numeric_limits<int>::max())
        return fail(ErrorCode::TooLarge, QStringLiteral("the gzip data is too long"));
    constexpr int gzipOnly = 16 + MAX_WBITS;
    z_stream stream {};
    if (inflateInit2(&stream, gzipOnly) != Z_OK)
        return fail(ErrorCode::Io, QStringLiteral("there is no memory to unpack gzip"));
    const std::unique_ptr<z_stream, int (*)(z_streamp)> cleanUp(&stream, inflateEnd);
    // zlib counts in 32 bits and promises not to write through next_in.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    QByteArray content;
    char piece[1 << 16];
    for (bool ended = false; !ended || stream.avail_in > 0;) {
        if (ended && inflateReset(&stream) != Z_OK)
            break;
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = sizeof piece;
        const int result = inflate(&stream, Z_NO_FLUSH);
        const qsizetype got = qsizetype(sizeof piece - stream.avail_out);
        if (result != Z_OK && result != Z_STREAM_END)
            return fail(ErrorCode::Malformed,
                result == Z_BUF_ERROR ? QStringLiteral("the gzip data ends too early")
                                      : QStringLiteral("this is not gzip, or it is damaged"));
        if (content.size() + got > most)
            return fail(ErrorCode::TooLarge, QStringLiteral("the gzip data holds more than %1 bytes").arg(most));
        content.append(piece, got);
        ended = result == Z_STREAM_END;
    }
    return content;
}

} // namespace jumpseat
