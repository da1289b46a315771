// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event.h"

#include <QJsonArray>

#include <type_traits>

// Every payload is described once, by a `fields` function that names its members; writing and reading both run
// through it, so that they cannot drift apart. Members with their default value are left out: the journal stays small.

namespace jumpseat {

namespace {

QJsonValue write(const QString& v)
{
    return v;
}
QJsonValue write(bool v)
{
    return v;
}
QJsonValue write(int v)
{
    return v;
}
QJsonValue write(qint64 v)
{
    return v;
}
template <class Tag> QJsonValue write(const Id<Tag>& v)
{
    return v.value;
}
QJsonValue write(Role v)
{
    return roleName(v);
}
QJsonValue write(Decision v)
{
    return decisionName(v);
}
QJsonValue write(NoteTag v)
{
    return noteTagName(v);
}
QJsonValue write(FlawVerdict v)
{
    return flawVerdictName(v);
}
QJsonValue write(Recommendation v)
{
    return recommendationName(v);
}
QJsonValue write(const ChangeSet& v)
{
    return v.toJson();
}
QJsonValue write(const std::optional<int>& v)
{
    return v ? QJsonValue(*v) : QJsonValue();
}
QJsonValue write(const QStringList& v)
{
    return QJsonArray::fromStringList(v);
}
QJsonValue write(const QList<FlawId>& v)
{
    QJsonArray array;
    for (const auto& id : v)
        array.append(id.value);
    return array;
}
QJsonValue write(const Origin& v)
{
    return v.source.isEmpty() ? QJsonValue(originName(v.kind))
                              : QJsonValue(QJsonArray { originName(v.kind), v.source });
}

QJsonValue write(const QList<OriginRun>& v)
{
    QJsonArray array;
    for (const OriginRun& run : v)
        array.append(QJsonArray { run.length, write(run.origin) });
    return array;
}

bool read(const QJsonValue& j, QString& v)
{
    v = j.toString();
    return j.isString();
}
bool read(const QJsonValue& j, bool& v)
{
    v = j.toBool();
    return j.isBool();
}
bool read(const QJsonValue& j, int& v)
{
    v = j.toInt();
    return j.isDouble();
}
bool read(const QJsonValue& j, qint64& v)
{
    v = j.toInteger();
    return j.isDouble();
}
template <class Tag> bool read(const QJsonValue& j, Id<Tag>& v)
{
    return read(j, v.value);
}
bool read(const QJsonValue& j, Role& v)
{
    v = roleFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, Decision& v)
{
    v = decisionFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, NoteTag& v)
{
    v = noteTagFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, FlawVerdict& v)
{
    v = flawVerdictFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, Recommendation& v)
{
    v = recommendationFromName(j.toString());
    return j.isString();
}
bool read(const QJsonValue& j, ChangeSet& v)
{
    const auto changes = ChangeSet::fromJson(j.toArray());
    if (changes)
        v = *changes;
    return j.isArray() && changes.has_value();
}
bool read(const QJsonValue& j, std::optional<int>& v)
{
    if (j.isDouble())
        v = j.toInt();
    return j.isDouble() || j.isNull();
}
bool read(const QJsonValue& j, QStringList& v)
{
    for (const QJsonValue& item : j.toArray())
        v.append(item.toString());
    return j.isArray();
}
bool read(const QJsonValue& j, QList<FlawId>& v)
{
    for (const QJsonValue& item : j.toArray())
        v.append({ item.toString() });
    return j.isArray();
}
bool read(const QJsonValue& j, Origin& v)
{
    const QJsonArray pair = j.toArray();
    v.kind = originFromName(j.isArray() ? pair.at(0).toString() : j.toString());
    v.source = pair.at(1).toString();
    return j.isArray() || j.isString();
}

bool read(const QJsonValue& j, QList<OriginRun>& v)
{
    for (const QJsonValue& item : j.toArray()) {
        OriginRun run { item[0].toInt(), {} };
        if (run.length <= 0 || !read(item[1], run.origin))
            return false;
        v.append(run);
    }
    return j.isArray();
}

template <class Visit> void fields(event::SessionStarted& e, Visit& f)
{
    f("kit", e.kitId), f("title", e.kitTitle), f("hash", e.kitHash), f("version", e.kitVersion);
    f("minutes", e.minutes), f("candidate", e.candidate), f("interviewer", e.interviewer);
}
template <class Visit> void fields(event::SessionResumed&, Visit&) { }
template <class Visit> void fields(event::SessionEnded&, Visit&) { }
template <class Visit> void fields(event::ConsentGiven& e, Visit& f)
{
    f("participant", e.participant), f("notice", e.notice);
}
template <class Visit> void fields(event::ParticipantJoined& e, Visit& f)
{
    f("participant", e.participant), f("role", e.role), f("name", e.name);
}
template <class Visit> void fields(event::ConnectionChanged& e, Visit& f)
{
    f("participant", e.participant), f("connected", e.connected);
}
template <class Visit> void fields(event::TaskStarted& e, Visit& f)
{
    f("task", e.task), f("index", e.index), f("title", e.title), f("minutes", e.minutes);
}
template <class Visit> void fields(event::FileAdded& e, Visit& f)
{
    f("file", e.file), f("task", e.task), f("name", e.name), f("text", e.text), f("readOnly", e.readOnly);
    f("mid", e.messageId);
}
template <class Visit> void fields(event::FileRenamed& e, Visit& f)
{
    f("file", e.file), f("name", e.name), f("mid", e.messageId);
}
template <class Visit> void fields(event::FileRemoved& e, Visit& f)
{
    f("file", e.file), f("mid", e.messageId);
}
template <class Visit> void fields(event::FileRestored& e, Visit& f)
{
    f("file", e.file), f("mid", e.messageId);
}
template <class Visit> void fields(event::Edited& e, Visit& f)
{
    f("file", e.file), f("v", e.version), f("client", e.client), f("n", e.clientSeq), f("changes", e.changes);
    f("event", e.userEvent), f("origin", e.origin), f("origins", e.origins), f("matched", e.matchedPercent);
}
template <class Visit> void fields(event::PromptSent& e, Visit& f)
{
    f("prompt", e.prompt), f("text", e.text), f("context", e.context), f("mid", e.messageId);
}
template <class Visit> void fields(event::ReplyFinished& e, Visit& f)
{
    f("prompt", e.prompt), f("text", e.text), f("provider", e.provider), f("script", e.scriptReply);
    f("started", e.startedUs);
}
template <class Visit> void fields(event::SuggestionOffered& e, Visit& f)
{
    f("suggestion", e.suggestion), f("prompt", e.prompt), f("file", e.file), f("v", e.version);
    f("changes", e.changes), f("added", e.linesAdded), f("removed", e.linesRemoved), f("carries", e.carries);
}
template <class Visit> void fields(event::SuggestionDecided& e, Visit& f)
{
    f("suggestion", e.suggestion), f("decision", e.decision), f("lines", e.linesTaken), f("mid", e.messageId);
}
template <class Visit> void fields(event::HintGiven& e, Visit& f)
{
    f("task", e.task), f("index", e.index), f("text", e.text);
}
template <class Visit> void fields(event::NoteAdded& e, Visit& f)
{
    f("text", e.text), f("tag", e.tag);
}
template <class Visit> void fields(event::BookmarkAdded&, Visit&) { }
template <class Visit> void fields(event::QuestionTicked& e, Visit& f)
{
    f("task", e.task), f("index", e.index), f("asked", e.asked);
}
template <class Visit> void fields(event::FlawJudged& e, Visit& f)
{
    f("flaw", e.flaw), f("verdict", e.verdict);
}
template <class Visit> void fields(event::ScoreGiven& e, Visit& f)
{
    f("criterion", e.criterion), f("level", e.level);
}
template <class Visit> void fields(event::EvidenceLinked& e, Visit& f)
{
    f("evidence", e.evidence), f("criterion", e.criterion), f("event", e.event);
}
template <class Visit> void fields(event::EvidenceUnlinked& e, Visit& f)
{
    f("evidence", e.evidence);
}
template <class Visit> void fields(event::Recommended& e, Visit& f)
{
    f("value", e.value);
}

struct Writer {
    QJsonObject json;
    template <class T> void operator()(const char* name, const T& value)
    {
        if (!(write(value) == write(T {})))
            json.insert(QLatin1StringView(name), write(value));
    }
};

struct Reader {
    const QJsonObject& json;
    QString wrong; // the first member of another shape
    template <class T> void operator()(const char* name, T& value)
    {
        const auto it = json.constFind(QLatin1StringView(name));
        if (it != json.constEnd() && !read(*it, value) && wrong.isEmpty())
            wrong = QLatin1StringView(name);
    }
};

/// Tries the alternatives of the variant in turn; the last one, Unknown, takes what none of them is.
template <size_t index = 0> Result<event::Payload> readAs(const QString& kind, const QJsonObject& json)
{
    using T = std::variant_alternative_t<index, event::Payload>;
    if constexpr (std::is_same_v<T, event::Unknown>) {
        return event::Unknown { kind, json };
    } else {
        if (kind != QLatin1StringView(T::kind))
            return readAs<index + 1>(kind, json);
        T payload;
        Reader reader { json, {} };
        fields(payload, reader);
        if (!reader.wrong.isEmpty())
            return fail(ErrorCode::Malformed, QStringLiteral("%1: \"%2\" has the wrong shape").arg(kind, reader.wrong));
        return payload;
    }
}

} // namespace

QJsonObject payloadToJson(const event::Payload& payload)
{
    return std::visit(
        []<class T>(const T& p) {
            if constexpr (std::is_same_v<T, event::Unknown>) {
                return p.payload;
            } else {
                Writer writer;
                fields(const_cast<T&>(p), writer); // one description for both directions; the writer only reads
                return writer.json;
            }
        },
        payload);
}

Result<event::Payload> payloadFromJson(const QString& kind, const QJsonObject& json)
{
    return readAs(kind, json);
}

} // namespace jumpseat
