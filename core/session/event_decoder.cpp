// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_decoder.h"

#include "base/json.h"
#include "session/event_fields.h"
#include "text/section_iterator.h"

#include <bit>
#include <cstring>
#include <simdjson.h>

namespace jumpseat {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// QString::fromUtf8 drops a byte order mark with which a text begins; here it is a character like others.
QString textOf(std::string_view utf8)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    QString text;
    for (; utf8.starts_with(mark); utf8.remove_prefix(mark.size()))
        text += QChar(QChar::ByteOrderMark);
    const QString rest = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    return text.isEmpty() ? rest : text + rest;
}

/// Ids, names and single letters come again and again: one copy each.
class StringPool {
public:
    const QString& get(std::string_view utf8)
    {
        Slot& slot = m_slots[slotOf(utf8)];
        if (slot.utf8 != utf8)
            slot = { std::string(utf8), textOf(utf8) };
        return slot.text;
    }

private:
    static constexpr size_t slotCount = 256;
    struct Slot {
        std::string utf8;
        QString text = QStringLiteral("");
    };

    /// From the length and up to eight bytes at each end: what is pooled differs there, and a collision costs a copy.
    static size_t slotOf(std::string_view utf8)
    {
        const size_t n = utf8.size();
        if (n == 0)
            return 0;
        const auto unit = [&](size_t i) { return size_t(uchar(utf8[i])); };
        return (unit(0) * 31 + unit(n / 2) * 7 + unit(n - 1) + n * 101) % slotCount;
    }

    std::array<Slot, slotCount> m_slots;
};

/// Longer texts are of one event alone.
constexpr size_t longestPooled = 32;

/// A name that this program may know, without a QString, whose count of users costs more than all else here. Those it
/// knows are short and ASCII; any other is empty.
class AsciiName {
public:
    explicit AsciiName(std::string_view utf8)
    {
        const auto isAscii = [](char c) { return uchar(c) < 0x80; };
        if (utf8.size() > m_units.size() || !std::ranges::all_of(utf8, isAscii))
            return;
        std::ranges::copy(utf8, m_units.begin());
        m_size = qsizetype(utf8.size());
    }
    [[nodiscard]] QStringView view() const { return { m_units.data(), m_size }; }

private:
    std::array<char16_t, 32> m_units;
    qsizetype m_size = 0;
};

/// Reads members by name; `fits` turns false at the first that has another shape.
struct FastReader {
    StringPool& pool;
    object json = {};
    object::iterator next = {}; ///< behind the member found last
    bool fits = true;

    void enter(const object& payload)
    {
        json = payload;
        next = payload.begin();
    }

    template <class T> void operator()(std::string_view name, T& value)
    {
        // The journal's members are sorted, and where the description is too, the next one is the one sought.
        if (next == json.end() || next.key() != name) {
            next = json.begin();
            while (next != json.end() && next.key() != name)
                ++next;
            if (next == json.end())
                return;
        }
        fits = take(next.value(), value) && fits;
        ++next;
    }

    bool take(const element& from, QString& v)
    {
        std::string_view text;
        if (from.get(text) != simdjson::SUCCESS)
            return false;
        v = text.size() > longestPooled ? textOf(text) : pool.get(text);
        return true;
    }
    bool take(const element& from, bool& v) { return from.get(v) == simdjson::SUCCESS; }
    bool take(const element& from, qint64& v)
    {
        int64_t number = 0;
        const bool fitting = from.get(number) == simdjson::SUCCESS;
        v = number;
        return fitting;
    }
    bool take(const element& from, qint32& v)
    {
        qint64 number = 0;
        const bool fitting = take(from, number) && number >= INT32_MIN && number <= INT32_MAX;
        v = qint32(number);
        return fitting;
    }
    template <class Tag> bool take(const element& from, Id<Tag>& v) { return take(from, v.value); }
    bool take(const element& from, std::optional<int>& v)
    {
        if (from.is_null())
            return true;
        return take(from, v.emplace());
    }
    template <class Enum> bool takeNamed(const element& from, Enum& v, Enum (*byName)(QStringView))
    {
        std::string_view name;
        const bool fitting = from.get(name) == simdjson::SUCCESS;
        v = byName(AsciiName(name).view());
        return fitting;
    }
    bool take(const element& from, Role& v) { return takeNamed(from, v, roleFromName); }
    bool take(const element& from, Decision& v) { return takeNamed(from, v, decisionFromName); }
    bool take(const element& from, NoteTag& v) { return takeNamed(from, v, noteTagFromName); }
    bool take(const element& from, FlawVerdict& v) { return takeNamed(from, v, flawVerdictFromName); }
    bool take(const element& from, OriginKind& v) { return takeNamed(from, v, originFromName); }
    bool take(const element& from, PastePlace& v) { return takeNamed(from, v, pastePlaceFromName); }
    bool take(const element& from, OutputStream& v) { return takeNamed(from, v, outputStreamFromName); }
    bool take(const element& from, TestOutcome& v) { return takeNamed(from, v, testOutcomeFromName); }
    bool take(const element& from, ReviewSide& v) { return takeNamed(from, v, reviewSideFromName); }
    bool take(const element& from, ReviewVerdict& v) { return takeNamed(from, v, reviewVerdictFromName); }
    bool take(const element& from, Recommendation& v) { return takeNamed(from, v, recommendationFromName); }

    bool take(const element& from, Origin& v)
    {
        array pair;
        if (from.get(pair) != simdjson::SUCCESS)
            return take(from, v.kind);
        return pair.size() == 2 && take(pair.at(0).value_unsafe(), v.kind) && take(pair.at(1).value_unsafe(), v.source);
    }
    bool take(const element& from, OriginRun& v)
    {
        array pair;
        return from.get(pair) == simdjson::SUCCESS && pair.size() == 2 && take(pair.at(0).value_unsafe(), v.length)
            && v.length > 0 && take(pair.at(1).value_unsafe(), v.origin);
    }
    template <class T> bool take(const element& from, QList<T>& v)
    {
        array items;
        if (from.get(items) != simdjson::SUCCESS)
            return false;
        for (const element item : items) {
            if (!take(item, v.emplaceBack()))
                return false;
        }
        return true;
    }

    bool take(const element& from, TestResult& v)
    {
        object result;
        if (from.get(result) != simdjson::SUCCESS)
            return false;
        FastReader member { pool };
        member.enter(result);
        v.outcome = TestOutcome(-1);
        member("duration", v.durationUs), member("id", v.id), member("message", v.message);
        v.name = v.id; // left out where it is the same
        member("name", v.name), member("outcome", v.outcome);
        return member.fits && !v.id.isEmpty() && v.outcome != TestOutcome(-1);
    }

    bool take(const element& from, Outside& v)
    {
        object outside;
        if (from.get(outside) != simdjson::SUCCESS)
            return false;
        FastReader member { pool };
        member.enter(outside);
        member("alias", v.alias), member("at", v.happenedUs), member("channel", v.channel);
        member("conversation", v.conversation), member("id", v.id), member("tool", v.tool);
        return member.fits;
    }

    bool take(const element& from, ActEdit& v)
    {
        array parts;
        return from.get(parts) == simdjson::SUCCESS && parts.size() == 3 && take(parts.at(0).value_unsafe(), v.path)
            && take(parts.at(1).value_unsafe(), v.before) && take(parts.at(2).value_unsafe(), v.after);
    }

    bool take(const element& from, CastLine& v)
    {
        array parts;
        double seconds = 0;
        const bool fitting = from.get(parts) == simdjson::SUCCESS && parts.size() == 3
            && parts.at(0).get(seconds) == simdjson::SUCCESS && take(parts.at(1).value_unsafe(), v.code)
            && take(parts.at(2).value_unsafe(), v.data);
        v.atUs = qRound64(seconds * 1e6);
        return fitting;
    }

    bool take(const element& from, ChangeSet& v)
    {
        array parts;
        if (from.get(parts) != simdjson::SUCCESS)
            return false;
        ChangeSetBuilder builder;
        for (const element part : parts) {
            if (!takeSection(part, builder))
                return false;
        }
        v = builder.take();
        return v.lengthBefore() <= ChangeSet::maxLength && v.lengthAfter() <= ChangeSet::maxLength;
    }
    bool takeSection(const element& part, ChangeSetBuilder& builder)
    {
        qint32 length = 0;
        array replaced;
        if (part.get(replaced) != simdjson::SUCCESS) {
            const bool fitting = takeLength(part, length);
            builder.add(length, -1);
            return fitting;
        }
        auto item = replaced.begin();
        if (item == replaced.end() || !takeLength(*item, length))
            return false;
        if (++item == replaced.end()) {
            builder.add(length, 0);
            return true;
        }
        QString text;
        if (!takeLine(*item, text))
            return false;
        while (++item != replaced.end()) {
            QString line;
            if (!takeLine(*item, line) || text.size() + line.size() >= ChangeSet::maxLength)
                return false;
            text += u'\n' + line;
        }
        builder.add(length, qint32(text.size()));
        builder.addText(std::move(text));
        return true;
    }
    bool takeLength(const element& from, qint32& v) { return take(from, v) && v >= 0 && v <= ChangeSet::maxLength; }
    bool takeLine(const element& from, QString& line)
    {
        return take(from, line) && !line.contains(u'\n') && !line.contains(u'\r')
            && line.size() <= ChangeSet::maxLength;
    }
};

EventPtr decodeEvent(const element& line, StringPool& pool)
{
    array parts;
    if (line.get(parts) != simdjson::SUCCESS || parts.size() != 7)
        return nullptr;
    auto part = parts.begin();
    const auto event = std::make_shared<Event>();
    object json;
    FastReader reader { pool };
    std::string_view kind;
    std::string_view visibility; // decided by the kind when it was recorded; see visibilityOf
    const bool envelope = reader.take(*part, event->seq) && (*++part).get(kind) == simdjson::SUCCESS
        && reader.take(*++part, event->actor) && reader.take(*++part, event->atUs)
        && reader.take(*++part, event->wallMs) && (*++part).get(visibility) == simdjson::SUCCESS
        && (*++part).get(json) == simdjson::SUCCESS;
    if (!envelope)
        return nullptr;
    setEmpty(event->payload, AsciiName(kind).view());
    if (auto* unknown = std::get_if<event::Unknown>(&event->payload))
        *unknown = { textOf(kind), parseJson(QByteArray::fromStdString(simdjson::minify(json))).object() };
    reader.enter(json);
    visitFields(event->payload, reader);
    return reader.fits ? event : nullptr;
}

} // namespace

struct EventDecoder::Memory {
    simdjson::dom::parser parser;
    StringPool pool;
};

EventDecoder::EventDecoder()
    : m_memory(std::make_unique<Memory>())
{
}

EventDecoder::~EventDecoder() = default;

std::optional<QList<EventPtr>> EventDecoder::decode(const QByteArray& json)
{
    array lines;
    if (m_memory->parser.parse(json.constData(), size_t(json.size())).get(lines) != simdjson::SUCCESS)
        return std::nullopt;
    QList<EventPtr> events;
    events.reserve(qsizetype(lines.size()));
    for (const element line : lines) {
        EventPtr event = decodeEvent(line, m_memory->pool);
        if (!event)
            return std::nullopt;
        events.append(std::move(event));
    }
    return events;
}

} // namespace jumpseat
