// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

namespace jumpseat::test {

/// A small kit made in memory: two tasks, two files (the second read-only), two criteria, one flaw, one control.
inline Kit sampleKit()
{
    const auto file = [](const char* id, const char* text, bool readOnly) {
        return KitFile { { QLatin1StringView(id) }, QLatin1StringView(id), QLatin1StringView(text), readOnly };
    };
    const auto criterion = [](const char* id, const char* title) {
        return Criterion { { QLatin1StringView(id) }, QLatin1StringView(title), QStringLiteral("What we look for."),
            { QStringLiteral("one"), QString(), QStringLiteral("three"), QString(), QStringLiteral("five") } };
    };
    Task first;
    first.id = { QStringLiteral("t1") };
    first.title = QStringLiteral("Mend it");
    first.minutes = 20;
    first.brief = QStringLiteral("Mend the function.");
    first.files = { file("main.py", "def f():\n    return 1\n", false), file("brief.md", "Read me.\n", true) };
    first.flaws = { { { QStringLiteral("F1") }, false, QStringLiteral("off by one"), { QStringLiteral("main.py") },
                        QStringLiteral("    return 1"), QStringLiteral("it should be 2") },
        { { QStringLiteral("C1") }, true, QStringLiteral("odd name"), { QStringLiteral("main.py") },
            QStringLiteral("def f():"), QStringLiteral("the brief asks for it") } };
    first.questions = { { QStringLiteral("What did you check?") } };
    first.hints = { QStringLiteral("Look at the return.") };
    Task second = first;
    second.id = { QStringLiteral("t2") };
    second.title = QStringLiteral("Build on it");
    second.files = { file("more.py", "", false) };
    second.flaws.clear();

    Kit kit;
    kit.id = QStringLiteral("sample");
    kit.title = QStringLiteral("Sample kit");
    kit.minutes = 40;
    kit.rubric = { QStringLiteral("sample"), QStringLiteral("Sample rubric"), 1,
        { criterion("verifying", "Verifying output"), criterion("ownership", "Ownership") } };
    kit.tasks = { first, second };
    kit.assistant.fallback = QStringLiteral("I can help with that.");
    kit.assistant.replies = { { QStringLiteral("fix"), { { QStringLiteral("fix") } }, QStringLiteral("Like this:"),
        { { { QStringLiteral("main.py") }, QStringLiteral("    return 1"), QStringLiteral("    return 2") } },
        { { QStringLiteral("F1") } }, false } };
    kit.contentHash = QStringLiteral("0123");
    return kit;
}

} // namespace jumpseat::test
