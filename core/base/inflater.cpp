// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inflater.h"

#include <limits>
#include <zlib.h>

namespace jumpseat {

struct Inflater::Impl {
    qint64 left;
    Sink sink;
    z_stream stream {};
    bool isSound = false;
    bool hasEnded = false;

    bool inflatePiece();
};

Inflater::Inflater(qint64 most, Sink sink)
    : m_impl(std::make_unique<Impl>())
{
    constexpr int eitherHeader = 32 + MAX_WBITS;
    m_impl->left = most;
    m_impl->sink = std::move(sink);
    m_impl->isSound = inflateInit2(&m_impl->stream, eitherHeader) == Z_OK;
}

Inflater::~Inflater()
{
    inflateEnd(&m_impl->stream);
}

bool Inflater::Impl::inflatePiece()
{
    char piece[1 << 16];
    if (std::exchange(hasEnded, false) && inflateReset(&stream) != Z_OK) // another member begins
        return false;
    stream.next_out = reinterpret_cast<Bytef*>(piece);
    stream.avail_out = sizeof piece;
    const int result = inflate(&stream, Z_SYNC_FLUSH);
    const auto got = qsizetype(sizeof piece - stream.avail_out);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        return false;
    hasEnded = result == Z_STREAM_END;
    left -= got;
    if (left < 0)
        return false;
    if (got > 0)
        sink({ piece, got });
    return true;
}

bool Inflater::feed(QByteArrayView packed)
{
    Impl& impl = *m_impl;
    constexpr qsizetype most = std::numeric_limits<int>::max(); // zlib counts in 32 bits
    while (impl.isSound && !packed.isEmpty()) {
        const QByteArrayView now = packed.first(std::min(packed.size(), most));
        packed = packed.sliced(now.size());
        impl.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(now.data())); // zlib does not write there
        impl.stream.avail_in = uInt(now.size());
        do {
            impl.isSound = impl.inflatePiece();
        } while (impl.isSound && (impl.stream.avail_in > 0 || impl.stream.avail_out == 0));
    }
    return impl.isSound;
}

bool Inflater::isComplete() const
{
    return m_impl->isSound && m_impl->hasEnded;
}

} // namespace jumpseat
