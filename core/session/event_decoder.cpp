// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_decoder.h"

#include "base/json.h"
#include "session/event_fields.h"
#include "text/section_iterator.h"

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
    QString get(std::string_view utf8)
    {
        if (utf8.size() > longest)
            return textOf(utf8);
        Slot& slot = m_slots[std::hash<std::string_view>()(utf8) % m_slots.size()];
        if (slot.utf8 != utf8)
            slot = { std::string(utf8), textOf(utf8) };
        return slot.text;
    }

private:
    static constexpr size_t longest = 32;
    struct Slot {
        std::string utf8;
        QString text = QStringLiteral("");
    };
    std::array<Slot, 512> m_slots;
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
        v = pool.get(text);
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
        QString name;
        const bool fitting = take(from, name);
        v = byName(name);
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
        QString text;
        qsizetype index = 0;
        for (const element item : replaced) {
            if (index == 0 ? !takeLength(item, length) : !takeLine(item, index, text))
                return false;
            ++index;
        }
        builder.add(length, qint32(text.size()));
        builder.addText(text);
        return index > 0;
    }
    bool takeLength(const element& from, qint32& v) { return take(from, v) && v >= 0 && v <= ChangeSet::maxLength; }
    bool takeLine(const element& from, qsizetype index, QString& text)
    {
        QString line;
        if (!take(from, line) || line.contains(u'\n') || line.contains(u'\r'))
            return false;
        if (index == 1)
            text = line;
        else
            text += u'\n' + line;
        return text.size() <= ChangeSet::maxLength;
    }
};

/// Event after event of one text.
class EventDecoder {
public:
    [[nodiscard]] EventPtr decode(const element& line)
    {
        array parts;
        if (line.get(parts) != simdjson::SUCCESS || parts.size() != 7)
            return nullptr;
        auto part = parts.begin();
        Event event;
        object json;
        FastReader reader { m_pool };
        QString kind;
        QString visibility; // decided by the kind when it was recorded; see visibilityOf
        const bool envelope = reader.take(*part, event.seq) && reader.take(*++part, kind)
            && reader.take(*++part, event.actor) && reader.take(*++part, event.atUs)
            && reader.take(*++part, event.wallMs) && reader.take(*++part, visibility)
            && (*++part).get(json) == simdjson::SUCCESS;
        if (!envelope)
            return nullptr;
        event.payload = emptyPayload(kind);
        if (auto* unknown = std::get_if<event::Unknown>(&event.payload))
            unknown->payload = parseJson(QByteArray::fromStdString(simdjson::minify(json))).object();
        reader.enter(json);
        visitFields(event.payload, reader);
        return reader.fits ? std::make_shared<const Event>(std::move(event)) : nullptr;
    }

private:
    StringPool m_pool;
};

} // namespace

std::optional<QList<EventPtr>> decodeEvents(const QByteArray& json)
{
    simdjson::dom::parser parser;
    array lines;
    if (parser.parse(json.constData(), size_t(json.size())).get(lines) != simdjson::SUCCESS)
        return std::nullopt;
    QList<EventPtr> events;
    events.reserve(qsizetype(lines.size()));
    EventDecoder decoder;
    for (const element line : lines) {
        EventPtr event = decoder.decode(line);
        if (!event)
            return std::nullopt;
        events.append(std::move(event));
    }
    return events;
}

} // namespace jumpseat
