// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "acts/act_json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindNames { "prompted"_L1, "said"_L1, "tool-used"_L1, "tool-decided"_L1, "tool-ended"_L1,
    "interrupted"_L1, "used"_L1, "failed"_L1, "offered"_L1 };
static_assert(kindNames.size() == std::variant_size_v<act::What>);

constexpr std::array toolKindNames { ""_L1, "edit"_L1, "shell"_L1 };

// Every struct is described once; both directions run through it, so that they cannot drift apart.

template <class Visit> void members(ActEdit& e, Visit& f)
{
    f("path", e.path), f("before", e.before), f("after", e.after);
}
template <class Visit> void members(act::Prompted& a, Visit& f)
{
    f("id", a.id), f("text", a.text), f("context", a.context), f("queued", a.queued);
}
template <class Visit> void members(act::Said& a, Visit& f)
{
    f("messageId", a.messageId), f("requestId", a.requestId), f("model", a.model), f("text", a.text);
    f("ending", a.ending);
}
template <class Visit> void members(act::ToolUsed& a, Visit& f)
{
    f("callId", a.callId), f("messageId", a.messageId), f("tool", a.tool), f("kind", a.kind), f("input", a.input);
    f("edits", a.edits), f("command", a.command), f("byAgent", a.byAgent);
}
template <class Visit> void members(act::ToolDecided& a, Visit& f)
{
    f("callId", a.callId), f("tool", a.tool), f("accepted", a.accepted), f("by", a.by), f("feedback", a.feedback);
}
template <class Visit> void members(act::ToolEnded& a, Visit& f)
{
    f("callId", a.callId), f("outcome", a.outcome), f("output", a.output), f("truncated", a.truncated);
    f("durationUs", a.durationUs);
}
template <class Visit> void members(act::Interrupted&, Visit&) { }
template <class Visit> void members(act::Used& a, Visit& f)
{
    f("requestId", a.requestId), f("messageId", a.messageId), f("model", a.model);
    f("inputTokens", a.inputTokens), f("outputTokens", a.outputTokens), f("cachedTokens", a.cachedTokens);
    f("costMicros", a.costMicros), f("durationUs", a.durationUs), f("status", a.status);
}
template <class Visit> void members(act::Failed& a, Visit& f)
{
    f("requestId", a.requestId), f("status", a.status), f("what", a.what);
}
template <class Visit> void members(act::Offered& a, Visit& f)
{
    f("id", a.id), f("path", a.path), f("text", a.text), f("accepted", a.accepted);
    f("linesAdded", a.linesAdded), f("linesRemoved", a.linesRemoved);
}

struct MemberWriter {
    QJsonObject json;

    static QJsonValue write(const QString& value) { return value; }
    static QJsonValue write(bool value) { return value; }
    static QJsonValue write(qint64 value) { return value; }
    static QJsonValue write(int value) { return value; }
    static QJsonValue write(const QStringList& value) { return QJsonArray::fromStringList(value); }
    static QJsonValue write(ToolKind value) { return toolKindNames[size_t(value)]; }
    static QJsonValue write(ToolOutcome value) { return toolOutcomeName(value); }
    static QJsonValue write(const QList<ActEdit>& edits)
    {
        QJsonArray array;
        for (ActEdit edit : edits) {
            MemberWriter writer;
            members(edit, writer);
            array.append(writer.json);
        }
        return array;
    }

    template <class T> void operator()(const char* name, const T& value)
    {
        if (value != T {})
            json.insert(QLatin1StringView(name), write(value));
    }
};

struct MemberReader {
    const QJsonObject& json;
    QString wrong; // the first member of another shape

    static bool read(const QJsonValue& json, QString& value)
    {
        value = json.toString();
        return json.isString();
    }
    static bool read(const QJsonValue& json, bool& value)
    {
        value = json.toBool();
        return json.isBool();
    }
    static bool read(const QJsonValue& json, qint64& value)
    {
        value = json.toInteger(0);
        return json.isDouble() && json.toInteger(1) == value; // not the default: it is an integer
    }
    static bool read(const QJsonValue& json, int& value)
    {
        qint64 wide = 0;
        if (!read(json, wide) || wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
            return false;
        value = int(wide);
        return true;
    }
    static bool read(const QJsonValue& json, QStringList& value)
    {
        const QJsonArray array = json.toArray();
        for (const QJsonValue& one : array) {
            if (!one.isString())
                return false;
            value += one.toString();
        }
        return json.isArray();
    }
    static bool read(const QJsonValue& json, ToolKind& value)
    {
        const auto at = std::ranges::find(toolKindNames, json.toString());
        if (!json.isString() || at == toolKindNames.end())
            return false;
        value = ToolKind(at - toolKindNames.begin());
        return true;
    }
    static bool read(const QJsonValue& json, ToolOutcome& value)
    {
        const auto outcome = toolOutcomeFromName(json.toString());
        value = outcome.value_or(ToolOutcome::None);
        return json.isString() && outcome;
    }
    static bool read(const QJsonValue& json, QList<ActEdit>& value)
    {
        const QJsonArray array = json.toArray();
        for (const QJsonValue& one : array) {
            const QJsonObject object = one.toObject();
            MemberReader reader { object, {} };
            members(value.emplaceBack(), reader);
            if (!one.isObject() || !reader.wrong.isEmpty())
                return false;
        }
        return json.isArray();
    }

    template <class T> void operator()(const char* name, T& value)
    {
        const auto it = json.constFind(QLatin1StringView(name));
        if (it != json.constEnd() && !read(*it, value) && wrong.isEmpty())
            wrong = QLatin1StringView(name);
    }
};

/// Makes `what` an empty act of kind number `index`.
template <size_t at = 0> void setKind(act::What& what, size_t index)
{
    if constexpr (at < std::variant_size_v<act::What>) {
        if (index == at)
            what.emplace<at>();
        else
            setKind<at + 1>(what, index);
    }
}

std::unexpected<Error> noAct(const QString& why)
{
    return fail(ErrorCode::Malformed, u"this is not an act: "_s + why);
}

} // namespace

QString actKindName(const act::What& what)
{
    return kindNames[what.index()];
}

QJsonObject actToJson(const Act& act)
{
    MemberWriter head;
    head("tool", act.tool), head("conversation", act.conversation), head("at", act.wallMs);
    head.json.insert("kind"_L1, actKindName(act.what));
    head.json.insert("channel"_L1, channelName(act.channel));
    MemberWriter body;
    act::What what = act.what; // one description for both directions; the writer only reads
    std::visit([&](auto& kind) { members(kind, body); }, what);
    if (!body.json.isEmpty())
        head.json.insert("what"_L1, body.json);
    return head.json;
}

Result<Act> actFromJson(const QJsonObject& json)
{
    Act act;
    const auto kind = std::ranges::find(kindNames, json.value("kind"_L1).toString());
    if (kind == kindNames.end())
        return noAct(u"its kind is unknown"_s);
    const auto channel = channelFromName(json.value("channel"_L1).toString());
    if (!channel)
        return noAct(u"its channel is unknown"_s);
    act.channel = *channel;
    MemberReader head { json, {} };
    head("tool", act.tool), head("conversation", act.conversation), head("at", act.wallMs);
    const QJsonValue inner = json.value("what"_L1);
    if (!inner.isObject() && !inner.isUndefined())
        head.wrong = u"what"_s;
    const QJsonObject whatJson = inner.toObject();
    MemberReader body { whatJson, head.wrong };
    setKind(act.what, size_t(kind - kindNames.begin()));
    std::visit([&](auto& what) { members(what, body); }, act.what);
    if (!body.wrong.isEmpty())
        return noAct(u"\"%1\" has the wrong shape"_s.arg(body.wrong));
    return act;
}

} // namespace jumpseat
