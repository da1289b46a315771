// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

const PlantedFlaw* Kit::findFlaw(const FlawId& id) const
{
    for (const Task& task : tasks) {
        const auto flaw = std::ranges::find(task.flaws, id, &PlantedFlaw::id);
        if (flaw != task.flaws.end())
            return &*flaw;
    }
    return nullptr;
}

const ScriptedReply* Kit::findReply(const QString& id) const
{
    const auto reply = std::ranges::find(assistant.replies, id, &ScriptedReply::id);
    return reply == assistant.replies.end() ? nullptr : &*reply;
}

QString RunRecipe::shown() const
{
    QStringList words;
    for (const QString& word : command) {
        if (!word.contains("{report}"_L1))
            words += word.contains(u' ') ? u"'%1'"_s.arg(word) : word;
        else if (word.contains(u' ')) // a line for a shell
            words += u"'%1'"_s.arg(QString(word).replace("{report}"_L1, "report"_L1));
    }
    return words.join(u' ');
}

namespace {

template <class Value> struct Named {
    Value value;
    QLatin1StringView name;
};

constexpr Named<KitKind> kindNames[] { { KitKind::Build, "build"_L1 }, { KitKind::Debug, "debug"_L1 },
    { KitKind::Review, "review"_L1 }, { KitKind::Design, "design"_L1 }, { KitKind::Algorithm, "algorithm"_L1 } };

constexpr Named<Severity> severityNames[] { { Severity::Low, "low"_L1 }, { Severity::Medium, "medium"_L1 },
    { Severity::High, "high"_L1 } };

template <class Value, size_t size> QString nameIn(const Named<Value> (&names)[size], Value value)
{
    return std::ranges::find(names, value, &Named<Value>::value)->name;
}

template <class Value, size_t size> std::optional<Value> valueIn(const Named<Value> (&names)[size], QStringView name)
{
    const auto found = std::ranges::find_if(names, [&](const auto& each) { return each.name == name; });
    return found == std::end(names) ? std::nullopt : std::optional(found->value);
}

} // namespace

QString kitKindName(KitKind kind)
{
    return nameIn(kindNames, kind);
}

std::optional<KitKind> kitKindFromName(QStringView name)
{
    return valueIn(kindNames, name);
}

QString severityName(Severity severity)
{
    return nameIn(severityNames, severity);
}

std::optional<Severity> severityFromName(QStringView name)
{
    return valueIn(severityNames, name);
}

} // namespace jumpseat
