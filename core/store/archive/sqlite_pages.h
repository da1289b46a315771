// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <vector>

namespace jumpseat::sqlite {

/// A value as it stands in a file.
struct Field {
    enum class Kind { Null, Integer, Real, Text, Bytes };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    QByteArray bytes = {}; ///< of text and bytes
};

/// Reads rows out of the pages of a database file one by one, without its schema and without the paths that lead to
/// them: what SQLite itself cannot reach any more because a page on the way is damaged is found all the same.
/// https://www.sqlite.org/fileformat2.html, sections "B-tree Pages", "Record Format" and "The Write-Ahead Log".
///
/// Nothing here is checked: a row may be older than another of the same key, or have been deleted. Whoever asks has to
/// know what is true (the journal's chain does).
class PageReader {
public:
    /// The bytes of a file and of its log; both must stay as long as the reader.
    PageReader(QByteArrayView file, QByteArrayView log);

    /// `stale`: the row stands on a page that has been written anew since.
    void eachRow(const std::function<void(const QList<Field>& row, bool stale)>& take) const;

private:
    struct Image {
        quint32 number = 0;
        QByteArrayView bytes;
        bool stale = false;
    };
    void findPageSize(QByteArrayView file, QByteArrayView log);
    void addFile(QByteArrayView file);
    void addLog(QByteArrayView log);
    void eachRowOf(const Image& image, const std::function<void(const QList<Field>&, bool)>& take) const;
    [[nodiscard]] QByteArray payloadAt(QByteArrayView page, qsizetype at, bool index) const;
    [[nodiscard]] QByteArray overflow(quint32 first, qsizetype size) const;

    qsizetype m_pageSize = 4096;
    std::vector<Image> m_images;
    QHash<quint32, QByteArrayView> m_newest; // by number
};

} // namespace jumpseat::sqlite
