// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/needle_set.h"

#include <QSet>

#include <algorithm>
#include <cstring>

namespace jumpseat {
namespace {

constexpr int fewestDistinctBytes = 5;
// Of a session of hundreds of megabytes every so manieth piece is enough.
constexpr qsizetype mostPieces = 2'000'000;

bool saysSomething(const char* bytes)
{
    std::bitset<256> seen;
    for (qsizetype i = 0; i < NeedleSet::pieceSize; ++i)
        seen.set(uchar(bytes[i]));
    seen.reset(0); // every second byte of UTF-16
    return seen.count() >= fewestDistinctBytes;
}

QByteArray asUtf16(const QString& text)
{
    return { reinterpret_cast<const char*>(text.utf16()), text.size() * qsizetype(sizeof(char16_t)) };
}

} // namespace

void NeedleSet::addText(const QString& text, const QString& what)
{
    addBytes(text.toUtf8(), what);
    addBytes(asUtf16(text), what);
}

void NeedleSet::addName(const QString& name, const QString& what)
{
    constexpr qsizetype shortest = 4; // shorter ones stand everywhere by chance
    if (name.size() < shortest)
        return;
    for (const QByteArray& bytes : { name.toUtf8(), asUtf16(name) }) {
        if (std::ranges::find(m_names, bytes, &Name::bytes) == m_names.end())
            m_names += { bytes, whatIndex(what) };
    }
}

void NeedleSet::addBytes(const QByteArray& bytes, const QString& what)
{
    if (bytes.size() >= pieceSize)
        m_waiting += { bytes, whatIndex(what) };
}

void NeedleSet::seal()
{
    qsizetype total = 0;
    for (const auto& [bytes, what] : std::as_const(m_waiting))
        total += bytes.size();
    const qsizetype stride = std::max(pieceSize, total / mostPieces);
    for (const auto& [bytes, what] : std::exchange(m_waiting, {})) {
        for (qsizetype at = 0; at + pieceSize <= bytes.size(); at += stride)
            addPiece(bytes.constData() + at, what);
        addPiece(bytes.constData() + bytes.size() - pieceSize, what);
    }
}

QList<NeedleSet::Hit> NeedleSet::find(QByteArrayView haystack) const
{
    QList<Hit> hits;
    QSet<qsizetype> seen;
    const auto hit = [&](qsizetype number, qsizetype at, qsizetype what) {
        if (!seen.contains(number)) {
            seen.insert(number);
            hits += { number, at, m_whats[what] };
        }
    };
    for (qsizetype at = 0; at + pieceSize <= haystack.size(); ++at) {
        const Piece piece = pieceAt(haystack.data() + at);
        if (!m_filter->test(size_t(mixed(piece)) % filterBits))
            continue;
        if (const auto it = m_pieces.find(piece); it != m_pieces.end())
            hit(it->second.number, at, it->second.what);
    }
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        if (const qsizetype at = QByteArrayMatcher(m_names[i].bytes).indexIn(haystack); at >= 0)
            hit(-1 - i, at, m_names[i].what);
    }
    return hits;
}

qsizetype NeedleSet::longest() const
{
    qsizetype size = pieceSize;
    for (const Name& name : m_names)
        size = std::max(size, name.bytes.size());
    return size;
}

NeedleSet::Piece NeedleSet::pieceAt(const char* bytes)
{
    Piece piece;
    std::memcpy(&piece.low, bytes, sizeof piece.low);
    std::memcpy(&piece.high, bytes + sizeof piece.low, sizeof piece.high);
    return piece;
}

// The multipliers of splitmix64 (Steele, Lea, Flood 2014), whose upper bits are the good ones.
quint64 NeedleSet::mixed(const Piece& piece)
{
    const quint64 x =
        (piece.low ^ (piece.low >> 30)) * 0xBF58476D1CE4E5B9 + (piece.high ^ (piece.high >> 27)) * 0x94D049BB133111EB;
    return x >> 32 ^ x;
}

void NeedleSet::addPiece(const char* bytes, qsizetype what)
{
    if (!saysSomething(bytes))
        return;
    const Piece piece = pieceAt(bytes);
    m_filter->set(size_t(mixed(piece)) % filterBits);
    m_pieces.try_emplace(piece, Known { qsizetype(m_pieces.size()), what });
}

qsizetype NeedleSet::whatIndex(const QString& what)
{
    const qsizetype at = m_whats.indexOf(what);
    if (at >= 0)
        return at;
    m_whats += what;
    return m_whats.size() - 1;
}

} // namespace jumpseat
