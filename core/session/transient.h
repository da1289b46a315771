// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QString>

#include <variant>

namespace jumpseat {

/// Live things that are worth showing and not worth keeping.
namespace transient {

struct CursorMoved {
    ParticipantId participant;
    FileId file;
    qint64 version = 0; ///< the offsets belong to this version of the file
    qint32 anchor = 0, head = 0;
};
/// `text` is what was added to the reply of `prompt` since the last one.
struct ReplyDelta {
    PromptId prompt;
    QString text;
};
/// Answer to command::Complete; an empty text: there is none, and no id.
struct CompletionCame {
    ParticipantId participant;
    QString messageId;
    SuggestionId suggestion;
    FileId file;
    qint64 version = 0;
    qint32 at = 0;
    QString text;
};
/// Every event up to `seq` is on the disk.
struct SavedThrough {
    Seq seq = 0;
};
/// Writing fails; the session goes on in memory, nothing is acknowledged. Empty text: it works again.
struct SaveFailed {
    QString what;
};
/// A participant's copy of a file was not what it had to be; it has been sent anew.
struct CopyDiffered {
    ParticipantId participant;
    FileId file;
};
/// A participant holds a receipt for something that this record does not have: it was cut, or put back.
struct ReceiptUnknown {
    ParticipantId participant;
};
/// Whether code can be run here is known now; empty: it can, else why not, for people.
struct RunningKnown {
    QString why;
};
/// A desktop command was not carried out.
struct CommandRefused {
    QString what;
};

} // namespace transient

using Transient = std::variant<transient::CursorMoved, transient::ReplyDelta, transient::CompletionCame,
    transient::SavedThrough, transient::SaveFailed, transient::CopyDiffered, transient::ReceiptUnknown,
    transient::RunningKnown, transient::CommandRefused>;

} // namespace jumpseat
