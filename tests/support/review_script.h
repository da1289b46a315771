// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session_script.h"

namespace jumpseat::test {

/// "name 1" to "name COUNT", a line each.
inline QStringList numberedLines(const QString& name, int count)
{
    QStringList lines;
    for (int i = 1; i <= count; ++i)
        lines.append(QStringLiteral("%1 %2").arg(name).arg(i));
    return lines;
}

/// sampleKit with a second task that is a pull request: one file added, one deleted, one unchanged and `service.py`,
/// whose line 20 is another now and which has got a new line 22. F1 stands in line 20, C1 in line 24.
inline Kit reviewKit()
{
    const auto str = [](const char* s) { return QString::fromUtf8(s); };
    Kit kit = sampleKit();
    QStringList lines = numberedLines(str("line"), 40);
    const QString before = lines.join(u'\n') + u'\n';
    lines[19] = str("return signature == given");
    lines.insert(21, str("log(tokens)"));
    const QString after = lines.join(u'\n') + u'\n';
    Task task;
    task.id = { str("review") };
    task.title = str("Review the pull request");
    task.minutes = 20;
    task.review = PullRequest { str("Refresh tokens (SES-88)"), str("Ilse, with an assistant"), {},
        { { { str("a") }, str("old.py"), str("one\ntwo\n") }, { { str("b") }, str("same.py"), str("x\ny\n") },
            { { str("c") }, str("service.py"), before } },
        { { { str("d") }, str("new.py"), str("one\ntwo\n") }, { { str("b") }, str("same.py"), str("x\ny\n") },
            { { str("c") }, str("service.py"), after } } };
    task.flaws = { { { str("F1") }, false, str("compared with =="), { str("service.py") },
                       str("return signature == given"), {} },
        { { str("C1") }, true, str("an odd line"), { str("service.py") }, str("line 23"), {} } };
    kit.tasks.append(task);
    return kit;
}

/// A session in which a change is reviewed.
class ReviewScript : public SessionScript {
public:
    Seq openReview(double seconds = 5)
    {
        return interviewer(seconds,
            event::TaskStarted { { QStringLiteral("review") }, 1, QStringLiteral("Review the pull request"), 20 });
    }
    Seq say(double seconds, const char* id, const char* file, int from, int to, const char* severity,
        const QString& text, ReviewSide side = ReviewSide::New)
    {
        const auto str = [](const char* s) { return QString::fromUtf8(s); };
        return candidate(seconds,
            event::ReviewCommented {
                { str(id) }, {}, { str(file) }, from, to, side, str(severity), text, { str("review") }, str(id) });
    }
    Seq answer(double seconds, const char* id, const char* to, const QString& text)
    {
        const auto str = [](const char* s) { return QString::fromUtf8(s); };
        for (const EventPtr& event : std::as_const(events)) {
            const auto* first = std::get_if<event::ReviewCommented>(&event->payload);
            if (first && first->comment.value == str(to))
                return interviewer(seconds,
                    event::ReviewCommented { { str(id) }, first->comment, first->file, first->fromLine, first->toLine,
                        first->side, {}, text, first->task, str(id) });
        }
        return 0;
    }
    Seq look(double seconds, const char* file, int from, int to)
    {
        const auto str = [](const char* s) { return QString::fromUtf8(s); };
        return candidate(seconds, event::ReviewViewed { { str("review") }, { str(file) }, ReviewSide::New, from, to });
    }
};

} // namespace jumpseat::test
