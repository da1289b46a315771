// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/human_text.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// Elements that tools put beside what was typed.
constexpr std::array besideTyped { "system-reminder"_L1, "ide_opened_file"_L1, "ide_selection"_L1,
    "environment_context"_L1, "user_instructions"_L1, "environment_details"_L1, "EXTERNAL_SESSION_CONTEXT"_L1 };

/// How texts begin that nobody typed, though they are sent as a person's. Commands with a slash or an exclamation mark
/// are such: what a tool makes of them is not what was asked of a model.
constexpr std::array notTyped { "<command-name>"_L1, "<command-message>"_L1, "<local-command-"_L1, "<bash-"_L1,
    "[Request interrupted"_L1, "<task-notification>"_L1, "<teammate-message"_L1, "Caveat:"_L1, "<turn_aborted>"_L1,
    "<permissions"_L1, "# AGENTS.md instructions"_L1, "<skill>"_L1, "<user_shell_command>"_L1,
    "<collaboration_mode>"_L1 };

/// How a reminder hands over what was typed meanwhile, and how it goes on behind it.
constexpr std::array queuedHeads { "The user sent the following message:\n"_L1,
    "The user sent a new message while you were working:\n"_L1 };
constexpr std::array queuedTails { "\n\nPlease address this message"_L1, "\n\nIMPORTANT: After completing"_L1 };

QString queuedIn(QStringView reminder)
{
    reminder = reminder.trimmed();
    for (const QLatin1StringView head : queuedHeads) {
        if (!reminder.startsWith(head))
            continue;
        QStringView typed = reminder.sliced(head.size());
        for (const QLatin1StringView tail : queuedTails) {
            if (const qsizetype at = typed.lastIndexOf(tail); at >= 0)
                typed = typed.first(at);
        }
        return typed.trimmed().toString();
    }
    return {};
}

/// Takes every <name>...</name> out; a person may have typed such a word, so one that does not end stays.
QString withoutElement(const QString& text, QLatin1StringView name, QStringList& inner)
{
    const QString open = u"<"_s + name + u">"_s;
    const QString close = u"</"_s + name + u">"_s;
    if (!text.contains(open))
        return text;
    QString rest;
    qsizetype from = 0;
    for (;;) {
        const qsizetype begin = text.indexOf(open, from);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(close, begin);
        if (end < 0)
            break;
        rest += QStringView(text).sliced(from, begin - from);
        inner.append(text.sliced(begin + open.size(), end - begin - open.size()));
        from = end + close.size();
    }
    rest += QStringView(text).sliced(from);
    return rest;
}

} // namespace

HumanText humanTextOf(const QString& text)
{
    QString rest = text;
    QStringList inner;
    for (const QLatin1StringView name : besideTyped)
        rest = withoutElement(rest, name, inner);
    rest = rest.trimmed();
    if (std::ranges::any_of(notTyped, [&](QLatin1StringView start) { return rest.startsWith(start); }))
        rest.clear();
    if (!rest.isEmpty())
        return { rest, false };
    for (const QString& reminder : std::as_const(inner)) {
        if (const QString typed = queuedIn(reminder); !typed.isEmpty())
            return { typed, true };
    }
    return {};
}

} // namespace jumpseat
