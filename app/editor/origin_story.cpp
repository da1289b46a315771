// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/origin_story.h"

#include "editor/event_place.h"

#include <algorithm>

namespace jumpseat {

namespace {

qint32 codePoints(QStringView text)
{
    return qint32(std::ranges::count_if(text, [](QChar c) { return !c.isLowSurrogate(); }));
}

QList<OriginStory> sharesOf(const Provenance& origins, const ShownStretch& stretch)
{
    QList<OriginStory> stories;
    qint32 pos = 0;
    for (const auto& run : origins.runs()) {
        const qint32 from = std::max(stretch.from, pos);
        const qint32 to = std::min({ stretch.to, pos + run.length, stretch.from + qint32(stretch.text.size()) });
        pos += run.length;
        if (to <= from)
            continue;
        auto known = std::ranges::find(stories, run.origin, &OriginStory::origin);
        if (known == stories.end())
            known = stories.insert(stories.end(), OriginStory { .origin = run.origin, .prompt = {}, .promptText = {} });
        known->characters += codePoints(QStringView(stretch.text).sliced(from - stretch.from, to - from));
    }
    return stories;
}

/// A source names a suggestion or, for what was pasted out of a reply, the prompt itself.
const Turn* turnOf(const SessionState& state, const QString& source)
{
    const SuggestionState* offer = state.suggestion({ source });
    return state.turn(offer ? offer->prompt : PromptId { source });
}

/// How much of what was pasted stands in the reply: the least of the pastes that stand in the stretch. Where none of
/// them can be placed any more, of all.
int matchedIn(const SessionModel& model, const Origin& origin, const ShownStretch& stretch)
{
    int here = 0, anywhere = 0;
    const auto& events = model.events();
    const auto shown = std::min<qsizetype>(model.state().lastSeq, events.size());
    for (qsizetype i = 0; i < shown; ++i) {
        const auto* edit = std::get_if<event::Edited>(&events.at(i)->payload);
        if (!edit || edit->matchedPercent <= 0 || edit->file != stretch.file || edit->origin.source != origin.source)
            continue;
        const auto least = [edit](
                               int so) { return so == 0 ? edit->matchedPercent : std::min(so, edit->matchedPercent); };
        anywhere = least(anywhere);
        const auto place = placeOf(*events.at(i), model.state());
        if (place && place->from < stretch.to && place->to > stretch.from)
            here = least(here);
    }
    return here > 0 ? here : anywhere;
}

} // namespace

QList<OriginStory> whoWrote(const SessionModel& model, const Provenance& origins, const ShownStretch& stretch)
{
    QList<OriginStory> stories = sharesOf(origins, stretch);
    qint32 all = 0;
    for (const OriginStory& story : std::as_const(stories))
        all += story.characters;
    for (OriginStory& story : stories) {
        story.percent = all > 0 ? qRound(100.0 * story.characters / all) : 0;
        const Turn* turn = story.origin.source.isEmpty() ? nullptr : turnOf(model.state(), story.origin.source);
        if (!turn)
            continue;
        story.prompt = turn->id;
        story.promptSeq = turn->promptSeq;
        story.promptUs = turn->promptUs;
        story.promptText = turn->prompt;
        if (story.origin.source == turn->id.value)
            story.matchedPercent = matchedIn(model, story.origin, stretch);
    }
    std::ranges::stable_sort(stories, std::greater<> {}, &OriginStory::characters);
    return stories;
}

} // namespace jumpseat
