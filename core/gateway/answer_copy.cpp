// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/answer_copy.h"

namespace jumpseat {

namespace {

QString requestIdIn(const HeaderList& headers)
{
    const bool isAnthropic = hasHeader(headers, "request-id");
    return QString::fromUtf8(headerValue(headers, isAnthropic ? "request-id" : "x-request-id")).left(200);
}

} // namespace

AnswerCopy::AnswerCopy(
    Dialect dialect, int status, const HeaderList& headers, const QString& model, bool byAgent, ActMemory& memory)
    : m_requestId(requestIdIn(headers))
    , m_reader(dialect, status, headerValue(headers, "content-type"))
    , m_acts({ m_requestId, model, byAgent }, memory)
{
    const QByteArray encoding = encodingOf(headers);
    m_isReadable = encoding.isEmpty() || canBeUnpacked(encoding);
    if (!encoding.isEmpty() && m_isReadable)
        m_inflater = std::make_unique<Inflater>(
            maxUnpacked, [this](QByteArrayView content) { m_unpacked += m_acts.take(m_reader.feed(content)); });
}

QList<act::What> AnswerCopy::feed(QByteArrayView bytes)
{
    if (!m_isReadable)
        return {};
    if (!m_inflater)
        return m_acts.take(m_reader.feed(bytes));
    m_isReadable = m_inflater->feed(bytes);
    return std::exchange(m_unpacked, {});
}

QList<act::What> AnswerCopy::finish(bool whole)
{
    const ReplyReader::Finish finish = m_reader.finish();
    m_wasComplete = whole && (finish.complete || !m_isReadable);
    QList<act::What> told = m_acts.take(finish.parts);
    return told += m_acts.finish(m_wasComplete);
}

QByteArray encodingOf(const HeaderList& headers)
{
    const QByteArray encoding = headerValue(headers, "content-encoding").trimmed().toLower();
    return encoding == "identity" ? QByteArray() : encoding;
}

bool canBeUnpacked(const QByteArray& encoding)
{
    return encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate";
}

} // namespace jumpseat
