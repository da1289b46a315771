// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/reply_reader.h"

#include "base/json.h"
#include "dialects/line_reader.h"
#include "dialects/reply_language.h"
#include "dialects/sse_reader.h"

#include <algorithm>
#include <array>

namespace jumpseat {

/// How an answer is laid out in its bytes. Unknown: its first bytes tell.
enum class Framing { Unknown, Events, Lines, Whole };

namespace {

Framing framingOf(Dialect dialect, int status, QByteArrayView type)
{
    const QByteArray name = type.toByteArray().split(';').first().trimmed().toLower();
    if (status >= 300)
        return Framing::Whole;
    if (name == "text/event-stream")
        return Framing::Events;
    if (name == "application/x-ndjson" || name == "application/jsonl")
        return Framing::Lines;
    if (name == "application/json")
        return isOllama(dialect) ? Framing::Lines : Framing::Whole;
    return isOllama(dialect) ? Framing::Lines : Framing::Unknown;
}

/// What begins like a field or a comment of an event stream is one, under whatever name it was sent.
Framing framingOf(QByteArrayView start)
{
    if (start.startsWith("\xEF\xBB\xBF"))
        start = start.sliced(3);
    static constexpr std::array<const char*, 5> beginnings { "data:", "event:", "id:", "retry:", ":" };
    const bool isStream = std::ranges::any_of(beginnings, [&](const char* word) { return start.startsWith(word); });
    return isStream ? Framing::Events : Framing::Whole;
}

constexpr qsizetype enoughToTell = 16; // bytes

} // namespace

struct ReplyReader::Impl {
    Impl(Dialect dialect, int httpStatus, QByteArrayView contentType)
        : language(ReplyLanguage::of(dialect))
        , status(httpStatus)
        , framing(framingOf(dialect, httpStatus, contentType))
    {
    }

    std::unique_ptr<ReplyLanguage> language;
    int status;
    Framing framing;
    SseReader events;
    LineReader lines;
    QByteArray body; ///< Whole: all of it; Unknown: its beginning
    bool isTooLong = false;

    void feed(QByteArrayView bytes);
    void tell(const QList<SseEvent>& found);
    void tell(const QList<LineReader::Line>& found);
    void readWhole();
    void finish();
};

void ReplyReader::Impl::feed(QByteArrayView bytes)
{
    switch (framing) {
    case Framing::Events: return tell(events.feed(bytes));
    case Framing::Lines: return tell(lines.feed(bytes));
    case Framing::Whole:
        isTooLong = isTooLong || body.size() + bytes.size() > maxBody;
        if (isTooLong)
            body.clear();
        else
            body.append(bytes);
        return;
    case Framing::Unknown: break;
    }
    body.append(bytes);
    const qsizetype start =
        std::ranges::find_if_not(body, [](char c) { return c == ' ' || c == '\n' || c == '\r'; }) - body.begin();
    if (body.size() - start < enoughToTell)
        return;
    framing = framingOf(QByteArrayView(body).sliced(start));
    feed(std::exchange(body, {}));
}

void ReplyReader::Impl::tell(const QList<SseEvent>& found)
{
    for (const SseEvent& event : found) {
        if (event.cut) {
            language->overlong(event.name);
        } else if (event.data.trimmed() == "[DONE]") {
            language->done();
        } else {
            const QJsonDocument json = parseJson(event.data);
            json.isObject() ? language->event(event.name, json.object()) : language->misunderstood();
        }
    }
}

void ReplyReader::Impl::tell(const QList<LineReader::Line>& found)
{
    for (const LineReader::Line& line : found) {
        const QJsonDocument json = line.cut ? QJsonDocument() : parseJson(line.bytes);
        json.isObject() ? language->event({}, json.object()) : language->misunderstood();
    }
}

void ReplyReader::Impl::readWhole()
{
    const QJsonDocument json = isTooLong ? QJsonDocument() : parseJson(body);
    if (status >= 300)
        return language->fail(json.isObject() ? failureOf(status, json.object()) : failureOf(status, body));
    json.isObject() ? language->body(json.object()) : language->misunderstood();
}

void ReplyReader::Impl::finish()
{
    if (framing == Framing::Unknown) {
        framing = framingOf(QByteArrayView(body).trimmed());
        feed(std::exchange(body, {}));
    }
    if (framing == Framing::Events)
        tell(events.finish());
    else if (framing == Framing::Lines)
        tell(lines.finish());
    else
        readWhole();
    language->close();
}

ReplyReader::ReplyReader(Dialect dialect, int status, QByteArrayView contentType)
    : m_impl(std::make_unique<Impl>(dialect, status, contentType))
{
}

ReplyReader::~ReplyReader() = default;
ReplyReader::ReplyReader(ReplyReader&&) noexcept = default;
ReplyReader& ReplyReader::operator=(ReplyReader&&) noexcept = default;

QList<ReplyPart> ReplyReader::feed(QByteArrayView bytes)
{
    m_impl->feed(bytes);
    return m_impl->language->take();
}

ReplyReader::Finish ReplyReader::finish()
{
    m_impl->finish();
    return { m_impl->language->take(), m_impl->language->hasEnded() };
}

qint64 ReplyReader::notUnderstood() const
{
    return m_impl->language->notUnderstood() + m_impl->events.strayLines();
}

} // namespace jumpseat
