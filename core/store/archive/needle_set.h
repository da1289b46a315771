// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayMatcher>
#include <QList>
#include <QString>

#include <bitset>
#include <memory>
#include <unordered_map>

namespace jumpseat {

/// Many byte strings to be looked for at once, in one pass over any amount of bytes: some nanoseconds a byte, however
/// many they are.
///
/// A text of 16 bytes and more is looked for in pieces of 16, so that a part of it that is left is found as well. What
/// repeats few bytes ("        ") says nothing and is left out. Shorter texts are looked for one by one, and have to be
/// few: names.
class NeedleSet {
public:
    static constexpr qsizetype pieceSize = 16;

    /// `what` it is, for a report. UTF-8 and UTF-16 (little-endian) are both looked for.
    void addText(const QString& text, const QString& what);
    void addName(const QString& name, const QString& what);
    void addBytes(const QByteArray& bytes, const QString& what);
    /// Call once, after the last was added.
    void seal();
    [[nodiscard]] qsizetype count() const { return qsizetype(m_pieces.size()) + m_names.size(); }

    struct Hit {
        qsizetype needle = 0; ///< the same needle has the same number in every haystack
        qsizetype at = 0;
        QString what;
    };
    /// Those found in `haystack`, each once.
    [[nodiscard]] QList<Hit> find(QByteArrayView haystack) const;
    /// The longest needle: consecutive haystacks overlap by one byte less.
    [[nodiscard]] qsizetype longest() const;

private:
    struct Piece {
        quint64 low = 0, high = 0;
        friend bool operator==(const Piece&, const Piece&) = default;
    };
    struct Hash {
        size_t operator()(const Piece& piece) const { return size_t(mixed(piece)); }
    };
    struct Known {
        qsizetype number = 0;
        qsizetype what = 0; ///< index into m_whats
    };
    struct Name {
        QByteArray bytes;
        qsizetype what = 0;
    };
    static constexpr size_t filterBits = size_t(1) << 24;

    [[nodiscard]] static Piece pieceAt(const char* bytes);
    [[nodiscard]] static quint64 mixed(const Piece& piece);
    void addPiece(const char* bytes, qsizetype what);
    [[nodiscard]] qsizetype whatIndex(const QString& what);

    QList<std::pair<QByteArray, qsizetype>> m_waiting;
    std::unordered_map<Piece, Known, Hash> m_pieces;
    std::unique_ptr<std::bitset<filterBits>> m_filter = std::make_unique<std::bitset<filterBits>>();
    QList<Name> m_names;
    QStringList m_whats;
};

} // namespace jumpseat
