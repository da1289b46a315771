// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/patch_text.h"

#include "transcripts/act_outlet.h"

namespace jumpseat {
namespace {

using View = std::string_view;

constexpr qsizetype mostEdits = 1000;

/// The hunk that is being read.
struct Hunk {
    QString path;
    std::string before, after;
    bool isFile = false; ///< of a file that is added or deleted: an edit even if it is empty

    void endInto(QList<ActEdit>& edits)
    {
        if ((isFile || !before.empty() || !after.empty()) && edits.size() < mostEdits)
            edits += { path, actText(before), actText(after) };
        before.clear();
        after.clear();
        isFile = false;
    }
    void line(View text)
    {
        if (text.empty() || text.front() == ' ' || text.front() == '-')
            append(before, text);
        if (text.empty() || text.front() == ' ' || text.front() == '+')
            append(after, text);
    }
    static void append(std::string& side, View text)
    {
        side += text.substr(text.empty() ? 0 : 1);
        side += '\n';
    }
};

View firstLineOf(View& text)
{
    const size_t end = text.find('\n');
    View line = text.substr(0, end);
    text.remove_prefix(end == View::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

bool takeHeader(View line, View word, int& count, View& path)
{
    if (!line.starts_with(word))
        return false;
    ++count;
    path = line.substr(word.size());
    path.remove_prefix(std::min(path.find_first_not_of(' '), path.size()));
    return true;
}

} // namespace

PatchText readPatchText(std::string_view text, bool withEdits)
{
    PatchText patch;
    Hunk hunk;
    bool isInside = false;
    while (!text.empty()) {
        const View line = firstLineOf(text);
        View path;
        if (line.starts_with("*** ")) {
            const int deletedBefore = patch.deleted, addedBefore = patch.added;
            const bool isHeader = takeHeader(line, "*** Add File:", patch.added, path)
                || takeHeader(line, "*** Update File:", patch.updated, path)
                || takeHeader(line, "*** Delete File:", patch.deleted, path);
            hunk.endInto(patch.edits);
            isInside = isHeader || line.starts_with("*** Move to:") || line.starts_with("*** End of File");
            if (isHeader) {
                hunk.path = withEdits ? actText(path) : QString();
                hunk.isFile = patch.deleted > deletedBefore || patch.added > addedBefore;
            }
        } else if (isInside && line.starts_with("@@")) {
            hunk.endInto(patch.edits);
        } else if (isInside && withEdits) {
            hunk.line(line);
        }
    }
    hunk.endInto(patch.edits);
    if (!withEdits)
        patch.edits.clear();
    return patch;
}

} // namespace jumpseat
