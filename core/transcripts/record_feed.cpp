// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/record_feed.h"

#include "base/json_repair.h"

namespace jumpseat {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QByteArrayView trimmedJson(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && isBlank(bytes.front()))
        bytes = bytes.sliced(1);
    while (!bytes.isEmpty() && isBlank(bytes.back()))
        bytes.chop(1);
    return bytes;
}

} // namespace

void FeedCounts::addTo(NameCounts& notUnderstood) const
{
    notUnderstood.add("bad JSON", badFragments);
    notUnderstood.add("line too long", tooLong);
    notUnderstood.add("nested too deep", tooDeep);
    notUnderstood.add("too many values", tooDense);
    notUnderstood.add("invalid UTF-8", invalidText);
}

RecordFeed::RecordFeed(Framing framing, qsizetype longest, OnValue onValue)
    : m_framing(framing)
    , m_longest(longest)
    , m_onValue(std::move(onValue))
    , m_lines(longest, [this](QByteArrayView bytes, bool padded) { line(bytes, padded); })
{
}

void RecordFeed::feed(QByteArrayView bytes)
{
    if (m_framing == Framing::Lines)
        m_lines.feed(bytes);
    else
        feedValues(bytes);
}

void RecordFeed::finish()
{
    m_lines.finish();
    if (m_skipping)
        ++m_counts.tooLong;
    else if (m_extent.hasBegun())
        ++m_counts.badFragments;
    m_extent = {};
    m_begun = QByteArray();
    m_skipping = false;
}

FeedCounts RecordFeed::counts() const
{
    FeedCounts counts = m_counts;
    counts.tooLong += m_lines.tooLong();
    return counts;
}

void RecordFeed::line(QByteArrayView bytes, bool padded)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    if (bytes.startsWith(mark))
        bytes = bytes.sliced(mark.size());
    const QByteArrayView json = trimmedJson(bytes);
    if (json.isEmpty())
        return;
    const JsonParser::Problem problem = read(json, padded);
    if (problem == JsonParser::Problem::Malformed || problem == JsonParser::Problem::InvalidText)
        severalOn(json);
    else
        note(problem);
}

/// Decodes one value after the other, as long as what follows is one.
void RecordFeed::severalOn(QByteArrayView json)
{
    int values = 0;
    while (!json.isEmpty()) {
        JsonExtent extent;
        const bool begins = json.front() == '{' || json.front() == '[';
        const qsizetype size = begins ? extent.take(json) : 0;
        // Copied, so that the parser does not see what stands behind it.
        const auto problem = extent.isWhole() ? read(json.first(size), false) : JsonParser::Problem::Malformed;
        note(problem);
        if (problem != JsonParser::Problem::None)
            break;
        ++values;
        json = trimmedJson(json.sliced(size));
    }
    m_counts.linesWithSeveral += values > 1;
}

JsonParser::Problem RecordFeed::read(QByteArrayView json, bool padded)
{
    auto [value, problem] = padded ? m_parser.parsePadded(json) : m_parser.parse(json);
    if (problem == JsonParser::Problem::InvalidText) {
        if (const auto repaired = repairedJson(json)) {
            std::tie(value, problem) = m_parser.parse(repaired->json);
            m_counts.invalidText += problem == JsonParser::Problem::None && repaired->hadBadBytes;
        }
    }
    if (problem == JsonParser::Problem::None)
        m_onValue(value);
    return problem;
}

void RecordFeed::note(JsonParser::Problem problem)
{
    switch (problem) {
    case JsonParser::Problem::None: break;
    case JsonParser::Problem::Malformed:
    case JsonParser::Problem::InvalidText: ++m_counts.badFragments; break;
    case JsonParser::Problem::TooDeep: ++m_counts.tooDeep; break;
    case JsonParser::Problem::TooDense: ++m_counts.tooDense; break;
    }
}

void RecordFeed::feedValues(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (!m_extent.hasBegun()) {
            const char c = bytes.front();
            if (c != '{' && c != '[') {
                // Anything else between values is passed over, and counted once a line.
                const bool isGarbage = !isBlank(c) && c != ',';
                m_counts.badFragments += isGarbage && !m_inGarbage;
                m_inGarbage = c != '\n' && (m_inGarbage || isGarbage);
                bytes = bytes.sliced(1);
                continue;
            }
        }
        m_inGarbage = false;
        const qsizetype size = m_extent.take(bytes);
        if (!m_skipping && m_begun.size() + size > m_longest) {
            m_skipping = true;
            m_begun = QByteArray();
        }
        if (!m_skipping)
            m_begun.append(bytes.first(size));
        bytes = bytes.sliced(size);
        if (m_extent.isWhole() || m_extent.isBroken())
            endValue();
    }
}

void RecordFeed::endValue()
{
    if (m_extent.isBroken() && !m_skipping)
        ++m_counts.badFragments;
    else if (m_skipping)
        ++m_counts.tooLong;
    else
        note(read(m_begun, false));
    m_extent = {};
    m_skipping = false;
    constexpr qsizetype kept = 4 << 20;
    if (m_begun.capacity() > kept)
        m_begun = QByteArray();
    else
        m_begun.resize(0);
}

} // namespace jumpseat
