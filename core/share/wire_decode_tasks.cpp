// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/wire_fields.h"

#include <array>

// Messages about runs, terminals, reviews and designs.

namespace jumpseat::wire {

namespace {

constexpr qsizetype textLimit = 64 * 1024; // what is too long is refused with words by the session

int smallNumber(Fields& in, const char* name)
{
    const qint64 value = in.number(name);
    if (value > 10'000'000)
        in.wrong(name);
    return int(std::min<qint64>(value, 10'000'000));
}

bool flag(const QJsonObject& json, Fields& in, const char* name)
{
    const QJsonValue value = json.value(QLatin1StringView(name));
    if (!value.isUndefined() && !value.isBool())
        in.wrong(name);
    return value.toBool();
}

ReviewSide side(Fields& in)
{
    const QString name = in.text("side", 8);
    const ReviewSide value = reviewSideFromName(name);
    if (reviewSideName(value) != name)
        in.wrong("side");
    return value;
}

Result<Message> run(const QJsonObject& json)
{
    Fields in(json);
    command::StartRun result { in.text("mid", idLimit), flag(json, in, "test") };
    if (result.messageId.isEmpty())
        in.wrong("mid");
    return in.finish(Command(std::move(result)));
}

Result<Message> runInput(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(command::GiveInput {
        in.text("mid", idLimit), { in.text("run", idLimit) }, in.text("text", textLimit), flag(json, in, "end") }));
}

Result<Message> runStop(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(command::StopRun { { in.text("run", idLimit) } }));
}

Result<Message> terminalOpen(const QJsonObject& json)
{
    Fields in(json);
    command::OpenTerminal result { in.text("mid", idLimit), smallNumber(in, "rows"), smallNumber(in, "columns") };
    if (result.messageId.isEmpty())
        in.wrong("mid");
    return in.finish(Command(std::move(result)));
}

/// Ctrl and blank is NUL at a terminal, which no text here may hold; programs hardly miss it.
Result<Message> terminalInput(const QJsonObject& json)
{
    QJsonObject withoutNul = json;
    if (const QJsonValue keys = json.value(QLatin1String("text")); keys.isString())
        withoutNul.insert(QLatin1String("text"), keys.toString().remove(QChar(QChar::Null)));
    Fields in(withoutNul);
    return in.finish(Command(command::TypeInTerminal { { in.text("run", idLimit) }, in.text("text", textLimit) }));
}

Result<Message> terminalResize(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(
        command::ResizeTerminal { { in.text("run", idLimit) }, smallNumber(in, "rows"), smallNumber(in, "columns") }));
}

Result<Message> reviewComment(const QJsonObject& json)
{
    Fields in(json);
    command::CommentOnChange result;
    result.messageId = in.text("mid", idLimit);
    result.comment = { in.text("comment", idLimit) };
    if (in.has("replyTo"))
        result.replyTo = { in.text("replyTo", idLimit) };
    result.file = { in.text("file", pathLimit) };
    result.side = side(in);
    result.fromLine = smallNumber(in, "from");
    result.toLine = smallNumber(in, "to");
    result.severity = in.has("severity") ? in.text("severity", idLimit) : QString();
    result.text = in.text("text", textLimit);
    return in.finish(Command(std::move(result)));
}

Result<Message> reviewEdit(const QJsonObject& json)
{
    Fields in(json);
    command::EditComment result { in.text("mid", idLimit), { in.text("comment", idLimit) }, {}, {} };
    result.severity = in.has("severity") ? in.text("severity", idLimit) : QString();
    result.text = in.text("text", textLimit);
    return in.finish(Command(std::move(result)));
}

Result<Message> reviewRemove(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(command::RemoveComment { in.text("mid", idLimit), { in.text("comment", idLimit) } }));
}

Result<Message> reviewVerdict(const QJsonObject& json)
{
    Fields in(json);
    command::GiveVerdict result { in.text("mid", idLimit), reviewVerdictFromName(in.text("verdict", idLimit)), {} };
    if (result.verdict == ReviewVerdict::None)
        in.wrong("verdict");
    result.text = in.text("text", textLimit);
    return in.finish(Command(std::move(result)));
}

Result<Message> reviewView(const QJsonObject& json)
{
    Fields in(json);
    command::ViewChange result { { in.text("file", pathLimit) }, side(in), 0, 0 };
    result.fromLine = smallNumber(in, "from");
    result.toLine = smallNumber(in, "to");
    return in.finish(Command(std::move(result)));
}

Result<Message> tradeoff(const QJsonObject& json)
{
    Fields in(json);
    return in.finish(Command(
        command::LogTradeoff { in.text("mid", idLimit), { in.text("tradeoff", idLimit) }, in.text("choice", textLimit),
            in.text("instead", textLimit), in.text("why", textLimit), flag(json, in, "removed") }));
}

Result<Message> diagram(const QJsonObject& json)
{
    Fields in(json);
    constexpr qsizetype drawingLimit = 512 * 1024;
    return in.finish(Command(command::DrawDiagram { { in.text("file", idLimit) }, smallNumber(in, "index"),
        in.text("source", idLimit), in.text("svg", drawingLimit) }));
}

struct Known {
    const char* type;
    Result<Message> (*read)(const QJsonObject&);
};
constexpr std::array known { Known { "run", run }, Known { "run-input", runInput }, Known { "run-stop", runStop },
    Known { "terminal-open", terminalOpen }, Known { "terminal-input", terminalInput },
    Known { "terminal-resize", terminalResize }, Known { "review-comment", reviewComment },
    Known { "review-edit", reviewEdit }, Known { "review-remove", reviewRemove },
    Known { "review-verdict", reviewVerdict }, Known { "review-view", reviewView }, Known { "tradeoff", tradeoff },
    Known { "diagram", diagram } };

} // namespace

std::optional<Result<Message>> decodeAboutTasks(const QString& type, const QJsonObject& json)
{
    for (const Known& each : known) {
        if (type == QLatin1StringView(each.type))
            return each.read(json);
    }
    return std::nullopt;
}

} // namespace jumpseat::wire
