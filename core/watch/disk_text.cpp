// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/disk_text.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// Strictly: what QString would mend is no text.
std::optional<QString> decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return text;
}

} // namespace

std::optional<DiskText> DiskText::fromBytes(const QByteArray& bytes)
{
    DiskText result;
    result.m_hasMark = bytes.startsWith(byteOrderMark);
    const auto raw = decoded(QByteArrayView(bytes).sliced(result.m_hasMark ? byteOrderMark.size() : 0));
    if (!raw)
        return std::nullopt;
    if (!raw->contains(u'\r')) {
        result.m_text = *raw;
        return result;
    }
    for (qsizetype i = 0; i < raw->size(); ++i) {
        const QChar c = raw->at(i);
        if (c != u'\r' && c != u'\n') {
            result.m_text += c;
            continue;
        }
        const bool isPair = c == u'\r' && i + 1 < raw->size() && raw->at(i + 1) == u'\n';
        result.m_breaks += c == u'\n' ? Break::Unix : isPair ? Break::Windows : Break::Mac;
        result.m_text += u'\n';
        i += isPair;
    }
    return result;
}

QByteArray DiskText::toBytes() const
{
    QByteArray bytes;
    if (m_hasMark)
        bytes += byteOrderMark;
    if (m_breaks.isEmpty())
        return bytes + m_text.toUtf8();
    constexpr std::array words { "\n", "\r\n", "\r" };
    qsizetype from = 0;
    for (const Break each : m_breaks) {
        const qsizetype end = m_text.indexOf(u'\n', from);
        bytes += QStringView(m_text).sliced(from, end - from).toUtf8();
        bytes += words[size_t(each)];
        from = end + 1;
    }
    return bytes + QStringView(m_text).sliced(from).toUtf8();
}

DiskText::Break DiskText::usualBreak() const
{
    const auto windows = std::ranges::count(m_breaks, Break::Windows);
    return 2 * windows > m_breaks.size() ? Break::Windows : Break::Unix;
}

Result<DiskText> DiskText::changed(const ChangeSet& changes) const
{
    auto text = changes.apply(m_text);
    if (!text)
        return std::unexpected(text.error());
    DiskText result(std::move(*text));
    result.m_hasMark = m_hasMark;
    if (m_breaks.isEmpty())
        return result;
    const Break usual = usualBreak();
    qsizetype kept = 0; // breaks of the old text that were dealt with
    qint32 posA = 0;
    const auto breaksIn = [&](qint32 from, qint32 to) {
        return QStringView(m_text).sliced(from, to - from).count(u'\n');
    };
    const auto keepUpTo = [&](qint32 to) {
        const qsizetype count = breaksIn(posA, to);
        result.m_breaks += m_breaks.sliced(kept, count);
        kept += count;
        posA = to;
    };
    changes.eachChange([&](const ChangeSet::ChangeView& change) {
        keepUpTo(change.fromA);
        kept += breaksIn(change.fromA, change.toA);
        posA = change.toA;
        result.m_breaks += QList<Break>(change.text.count(u'\n'), usual);
    });
    keepUpTo(qint32(m_text.size()));
    return result;
}

} // namespace jumpseat
