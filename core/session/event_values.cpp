// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_values.h"

#include <array>

namespace jumpseat {

namespace {

/// The value of `Enum` whose name in `names` is `name`; `other` when there is none.
template <class Enum, size_t n> Enum byName(const std::array<const char*, n>& names, QStringView name, Enum other)
{
    for (size_t i = 0; i < n; ++i) {
        if (name == QLatin1StringView(names[i]))
            return Enum(i);
    }
    return other;
}

constexpr std::array roleNames { "candidate", "interviewer", "shadow" };
constexpr std::array decisionNames { "open", "accepted", "partly", "edited", "rejected" };
constexpr std::array noteTagNames { "behaviour", "inference", "procedure" };
constexpr std::array verdictNames { "open", "caught", "missed", "false-alarm" };
constexpr std::array pastePlaceNames { "elsewhere", "question", "terminal" };
constexpr std::array outputStreamNames { "stdout", "stderr", "stdin" };
constexpr std::array testOutcomeNames { "error", "passed", "failed", "skipped" };
constexpr std::array reviewSideNames { "new", "old" };
constexpr std::array reviewVerdictNames { "none", "approve", "comment", "changes" };

} // namespace

QString roleName(Role role)
{
    return QString::fromLatin1(roleNames[size_t(role)]);
}

Role roleFromName(QStringView name)
{
    return byName(roleNames, name, Role::Shadow);
}

QString decisionName(Decision value)
{
    return QString::fromLatin1(decisionNames[size_t(value)]);
}

Decision decisionFromName(QStringView name)
{
    return byName(decisionNames, name, Decision::Open);
}

QString noteTagName(NoteTag value)
{
    return QString::fromLatin1(noteTagNames[size_t(value)]);
}

NoteTag noteTagFromName(QStringView name)
{
    return byName(noteTagNames, name, NoteTag::Behaviour);
}

QString flawVerdictName(FlawVerdict value)
{
    return QString::fromLatin1(verdictNames[size_t(value)]);
}

FlawVerdict flawVerdictFromName(QStringView name)
{
    return byName(verdictNames, name, FlawVerdict::Open);
}

QString pastePlaceName(PastePlace value)
{
    return QString::fromLatin1(pastePlaceNames[size_t(value)]);
}

PastePlace pastePlaceFromName(QStringView name)
{
    return byName(pastePlaceNames, name, PastePlace::Elsewhere);
}

QString outputStreamName(OutputStream value)
{
    return QString::fromLatin1(outputStreamNames[size_t(value)]);
}

OutputStream outputStreamFromName(QStringView name)
{
    return byName(outputStreamNames, name, OutputStream::Out);
}

QString testOutcomeName(TestOutcome value)
{
    return QString::fromLatin1(testOutcomeNames[size_t(value)]);
}

TestOutcome testOutcomeFromName(QStringView name)
{
    return byName(testOutcomeNames, name, TestOutcome::Error);
}

QString reviewSideName(ReviewSide value)
{
    return QString::fromLatin1(reviewSideNames[size_t(value)]);
}

ReviewSide reviewSideFromName(QStringView name)
{
    return byName(reviewSideNames, name, ReviewSide::New);
}

QString reviewVerdictName(ReviewVerdict value)
{
    return QString::fromLatin1(reviewVerdictNames[size_t(value)]);
}

ReviewVerdict reviewVerdictFromName(QStringView name)
{
    return byName(reviewVerdictNames, name, ReviewVerdict::None);
}

} // namespace jumpseat
