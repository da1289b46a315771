// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/flaw_notes.h"

#include "editor/scintilla_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace jumpseat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FlawNotes)
};

FlawNote noteOf(const PlantedFlaw& flaw, const FlawState& state)
{
    FlawNote note { 0, flaw.id.value, {}, EventMark::FlawOpen, Token::StateFlaw };
    if (flaw.control) {
        note.words = flaw.title;
        note.glyph = EventMark::Control;
        note.ink = Token::Text3;
    } else if (state.verdict == FlawVerdict::Caught) {
        note.words = Words::tr("%1, caught %2").arg(flaw.title, formatTime(state.atUs));
        note.glyph = EventMark::FlawCaught;
        note.ink = Token::Text2;
    } else if (state.verdict == FlawVerdict::Missed) {
        note.words = Words::tr("%1, missed").arg(flaw.title);
        note.glyph = EventMark::FlawMissed;
        note.ink = Token::Text2;
    } else {
        note.words = Words::tr("%1, open").arg(flaw.title);
    }
    return note;
}

} // namespace

QList<FlawNote> flawNotes(const SessionModel& model, const FileId& file, const SciText& text)
{
    QList<FlawNote> notes;
    for (const Task& task : model.kit().tasks) {
        for (const PlantedFlaw& flaw : task.flaws) {
            const QString marker = flaw.marker.trimmed();
            const auto line = flaw.file == file && !marker.isEmpty() ? text.lineWith(marker) : std::nullopt;
            if (!line)
                continue;
            FlawNote note = noteOf(flaw, model.state().flaws.value(flaw.id));
            note.line = *line;
            notes.append(note);
        }
    }
    std::ranges::stable_sort(notes, {}, &FlawNote::line);
    return notes;
}

} // namespace jumpseat
