// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/sqlite_pages.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <ranges>

namespace jumpseat::sqlite {
namespace {

constexpr qsizetype fileHeaderSize = 100;
constexpr qsizetype logHeaderSize = 32;
constexpr qsizetype frameHeaderSize = 24;
constexpr qsizetype smallestPage = 512;
constexpr qsizetype largestPage = 65536;

constexpr uchar interiorIndex = 0x02;
constexpr uchar leafIndex = 0x0a;
constexpr uchar leafTable = 0x0d;

quint32 number32(QByteArrayView bytes, qsizetype at)
{
    return at + 4 <= bytes.size() ? qFromBigEndian<quint32>(bytes.data() + at) : 0;
}

quint16 number16(QByteArrayView bytes, qsizetype at)
{
    return at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.data() + at) : quint16(0);
}

/// A number of one to nine bytes; moves `at` behind it.
quint64 varint(QByteArrayView bytes, qsizetype& at)
{
    constexpr int longest = 9;
    quint64 value = 0;
    for (int i = 1; at < bytes.size(); ++i) {
        const auto byte = uchar(bytes[at++]);
        if (i == longest)
            return value << 8 | byte;
        value = value << 7 | (byte & 0x7f);
        if (!(byte & 0x80))
            break;
    }
    return value;
}

qsizetype sizeOfType(quint64 type)
{
    static constexpr std::array<qsizetype, 12> sizes { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };
    return type < sizes.size() ? sizes[type] : qsizetype((type - 12) / 2);
}

qint64 integerOf(QByteArrayView bytes)
{
    qint64 value = bytes.isEmpty() || !(uchar(bytes[0]) & 0x80) ? 0 : -1;
    for (const char byte : bytes)
        value = qint64(quint64(value) << 8 | uchar(byte));
    return value;
}

Field fieldOf(quint64 type, QByteArrayView bytes)
{
    constexpr quint64 real = 7, zero = 8, one = 9, firstBytes = 12;
    if (type == 0)
        return {};
    if (type == zero || type == one)
        return { Field::Kind::Integer, type == one };
    if (type == real)
        return { Field::Kind::Real };
    if (type < firstBytes)
        return { Field::Kind::Integer, integerOf(bytes) };
    return { type % 2 ? Field::Kind::Text : Field::Kind::Bytes, 0, bytes.toByteArray() };
}

/// Empty when the record's own head does not fit it.
QList<Field> fieldsOf(QByteArrayView record)
{
    constexpr qsizetype mostColumns = 32; // of ours eleven; more is rubbish
    qsizetype at = 0;
    const auto headSize = qsizetype(varint(record, at));
    if (headSize <= at || headSize > record.size())
        return {};
    QList<Field> fields;
    qsizetype body = headSize;
    while (at < headSize && fields.size() < mostColumns) {
        const quint64 type = varint(record, at);
        const qsizetype size = sizeOfType(type);
        if (size < 0 || size > record.size() - body)
            return {};
        fields += fieldOf(type, record.sliced(body, size));
        body += size;
    }
    return fields;
}

bool isPageSize(qsizetype size)
{
    return size >= smallestPage && size <= largestPage && std::has_single_bit(size_t(size));
}

} // namespace

PageReader::PageReader(QByteArrayView file, QByteArrayView log)
{
    findPageSize(file, log);
    addLog(log);
    addFile(file);
}

// Ours have 4096; the two headers may say otherwise, and may be damaged.
void PageReader::findPageSize(QByteArrayView file, QByteArrayView log)
{
    const qsizetype said = file.startsWith("SQLite format 3") ? qsizetype(number16(file, 16)) : 0;
    for (const qsizetype size : { said, qsizetype(number32(log, 8)) }) {
        if (isPageSize(size)) {
            m_pageSize = size;
            return;
        }
    }
}

// Newest first, so that older images of a page are known for what they are. What stands behind the last frame of this
// round of the log belongs to an earlier one.
void PageReader::addLog(QByteArrayView log)
{
    std::vector<Image> frames;
    const quint64 round = number32(log, 16) * (quint64(1) << 32) + number32(log, 20);
    for (qsizetype at = logHeaderSize; at + frameHeaderSize + m_pageSize <= log.size();
        at += frameHeaderSize + m_pageSize) {
        if (number32(log, at + 8) * (quint64(1) << 32) + number32(log, at + 12) != round)
            break;
        frames.push_back({ number32(log, at), log.sliced(at + frameHeaderSize, m_pageSize) });
    }
    for (Image& frame : std::views::reverse(frames)) {
        frame.stale = m_newest.contains(frame.number);
        if (!frame.stale)
            m_newest.insert(frame.number, frame.bytes);
        m_images.push_back(frame);
    }
}

void PageReader::addFile(QByteArrayView file)
{
    for (qsizetype at = 0; at + m_pageSize <= file.size(); at += m_pageSize) {
        const Image image { quint32(at / m_pageSize + 1), file.sliced(at, m_pageSize) };
        m_images.push_back(image);
        m_images.back().stale = m_newest.contains(image.number);
        if (!m_images.back().stale)
            m_newest.insert(image.number, image.bytes);
    }
}

void PageReader::eachRow(const std::function<void(const QList<Field>&, bool)>& take) const
{
    for (const Image& image : m_images)
        eachRowOf(image, take);
}

void PageReader::eachRowOf(const Image& image, const std::function<void(const QList<Field>&, bool)>& take) const
{
    const qsizetype head = image.number == 1 ? fileHeaderSize : 0;
    const auto type = uchar(image.bytes[head]);
    if (type != leafIndex && type != interiorIndex && type != leafTable)
        return;
    const qsizetype pointers = head + (type == interiorIndex ? 12 : 8);
    const qsizetype count = std::min<qsizetype>(number16(image.bytes, head + 3), (m_pageSize - pointers) / 2);
    for (qsizetype i = 0; i < count; ++i) {
        qsizetype at = number16(image.bytes, pointers + 2 * i);
        if (type == interiorIndex)
            at += 4; // the page to the left
        if (at < pointers || at >= m_pageSize)
            continue;
        if (const QList<Field> row = fieldsOf(payloadAt(image.bytes, at, type != leafTable)); !row.isEmpty())
            take(row, image.stale);
    }
}

QByteArray PageReader::payloadAt(QByteArrayView page, qsizetype at, bool index) const
{
    constexpr qsizetype most = 1024LL * 1024 * 1024;
    const auto size = qsizetype(varint(page, at));
    if (!index)
        (void)varint(page, at); // the row's number
    if (size <= 0 || size > most)
        return {};
    const qsizetype usable = m_pageSize; // ours reserve nothing at the end of a page
    const qsizetype largest = index ? (usable - 12) * 64 / 255 - 23 : usable - 35;
    const qsizetype smallest = (usable - 12) * 32 / 255 - 23;
    const qsizetype fitting = smallest + (size - smallest) % (usable - 4);
    const qsizetype local = size <= largest ? size : fitting <= largest ? fitting : smallest;
    if (at + local > page.size())
        return {};
    QByteArray payload = page.sliced(at, local).toByteArray();
    if (local < size)
        payload += overflow(number32(page, at + local), size - local);
    return payload;
}

// A page in the chain that was overwritten does not name the next one. Pages that were written together mostly follow
// each other, so the next in number is tried: what comes after the hole is found again, or proves to be rubbish.
QByteArray PageReader::overflow(quint32 first, qsizetype size) const
{
    QByteArray bytes;
    for (quint32 number = first; bytes.size() < size;) {
        const auto page = m_newest.constFind(number);
        if (page == m_newest.cend())
            break;
        bytes += page->sliced(4, std::min(m_pageSize - 4, size - bytes.size()));
        const quint32 next = number32(*page, 0);
        number = m_newest.contains(next) ? next : number + 1;
    }
    return bytes;
}

} // namespace jumpseat::sqlite
