// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"

#include <QDateTime>
#include <QTimeZone>

namespace jumpseat::test {

/// An act on a line, for people and for comparing: "09:00:13.000 said msg_01 fable: text". Line breaks are "\n".
class ActLine {
public:
    explicit ActLine(const Act& act)
    {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(act.wallMs, QTimeZone::UTC);
        m_text = act.wallMs ? when.toString(QStringLiteral("HH:mm:ss.zzz")) : QStringLiteral("-");
        add(act.conversation);
        std::visit(*this, act.what);
    }
    [[nodiscard]] QString text() const
    {
        QString line = m_text;
        return line.replace(u'\n', QStringLiteral("\\n"));
    }

    void operator()(const act::Prompted& a)
    {
        say("prompted",
            { a.id, a.queued ? QStringLiteral("queued") : QString(), a.context.join(u','), quoted(a.text) });
    }
    void operator()(const act::Said& a)
    {
        say("said", { a.messageId, a.requestId, a.model, a.ending, quoted(a.text) });
    }
    void operator()(const act::ToolUsed& a)
    {
        static constexpr const char* kinds[] { "other", "edit", "shell" };
        say("used",
            { a.callId, a.messageId, a.tool, QString::fromLatin1(kinds[int(a.kind)]),
                a.byAgent ? QStringLiteral("by-agent") : QString(), quoted(a.command), a.input });
        for (const ActEdit& edit : a.edits)
            say("\n    edit", { edit.path, quoted(edit.before), quoted(edit.after) });
    }
    void operator()(const act::ToolDecided& a)
    {
        say(a.accepted ? "accepted" : "refused", { a.callId, a.tool, a.by, quoted(a.feedback) });
    }
    void operator()(const act::ToolEnded& a)
    {
        say("ended",
            { a.callId, toolOutcomeName(a.outcome), a.truncated ? QStringLiteral("cut") : QString(),
                a.durationUs ? QStringLiteral("%1us").arg(a.durationUs) : QString(), quoted(a.output) });
    }
    void operator()(const act::Interrupted&) { say("interrupted", {}); }
    void operator()(const act::Used& a)
    {
        say("tokens",
            { a.requestId, a.messageId, a.model,
                QStringLiteral("in=%1 out=%2 cached=%3 cost=%4 us=%5 status=%6")
                    .arg(a.inputTokens)
                    .arg(a.outputTokens)
                    .arg(a.cachedTokens)
                    .arg(a.costMicros)
                    .arg(a.durationUs)
                    .arg(a.status) });
    }
    void operator()(const act::Failed& a) { say("failed", { a.requestId, QString::number(a.status), quoted(a.what) }); }
    void operator()(const act::Offered& a)
    {
        say("offered",
            { a.id, a.path, a.accepted ? QStringLiteral("accepted") : QStringLiteral("not-accepted"),
                QStringLiteral("+%1 -%2").arg(a.linesAdded).arg(a.linesRemoved), quoted(a.text) });
    }

private:
    static QString quoted(const QString& text) { return text.isEmpty() ? QString() : u'"' + text + u'"'; }
    void add(const QString& word)
    {
        if (!word.isEmpty())
            m_text += u' ' + word;
    }
    void say(const char* what, const QStringList& words)
    {
        add(QString::fromLatin1(what));
        for (const QString& word : words)
            add(word);
    }

    QString m_text;
};

} // namespace jumpseat::test
