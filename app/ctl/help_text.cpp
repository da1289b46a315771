// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/help_text.h"

#include "ctl/ctl.h"
#include "store/workspace.h"

namespace jumpseat::ctl {

QString helpText()
{
    return Words::tr(R"(Usage: jumpseatctl COMMAND [options]

Reads Jumpseat's workspaces, checks them, and makes copies; imports and erases sessions.

These only read, and may run while an interview is live:
  list                   all sessions, the newest first
  show SESSION           one session: files, conversation, suggestions, scores, evidence
  events SESSION         every event of one session, a JSON line each: the content of a .jumpseat-events file
  cast SESSION           what a terminal of one session showed, as an asciicast: asciinema and others play it
  trace SESSION --as FORM
                         for other programs: who wrote the final lines (agent-trace, git-ai), or the conversation (otlp);
                         [--revision COMMIT]: the one that holds the final files
  verify [FILE]          check every event of a workspace or bundle; says which one is the first that does not fit
  kits                   the kits that come with the program
  import FILE... --dry-run
                         what is in files that AI tools keep, and in all below a folder: Claude Code, Codex, Aider,
                         Continue, Gemini CLI, OpenCode (its export), git-ai, agent-trace; nothing is stored
  bench trace FILE       replay a recorded editing session (JSON, also gzipped) and print time and memory as JSON

These make new files, also while an interview is live; the workspace then does not learn of the copy:
  export SESSION FILE    write one session as a bundle, to be imported elsewhere
  backup FILE            write the whole workspace as one file
  handover SESSION... --to FOLDER
                         write what is stored about one candidate, for them: handover.html and handover.json
  recover FILE NEW       make a new workspace of what can be read in a damaged one

These change the workspace, which must not be open in Jumpseat:
  import FILE...         take bundles in; a session that is known already is extended or left as it is
  import --session SESSION FILE...
                         take what AI tools wrote during a session into its record, each act once
  erase SESSION...       say what an erasure would concern; with --yes, erase it, and search for what is left

Without a workspace:
  kit check FOLDER       whether a kit holds what it promises: runs its tests on the task, with its flaws, and on the reference
  kit preview FOLDER     a kit as the candidate meets it
  kit new FOLDER         make a small kit that is there to be changed; [--kind build|debug|review|design|algorithm]
                         [--title TITLE]
  kit from-diff REPOSITORY BASE HEAD FOLDER
                         make a review kit of what changed between two commits; [--title TITLE], [--whole]: also what
                         did not change
  kit schema             the JSON Schema of kit.yaml, for editors
  sandbox FOLDER -- COMMAND...
                         run a program over copies of a folder's files, in the sandbox that candidates' code runs in; new
                         and changed files are copied back. [--seconds N] [--memory MiB] [--pids N] [--output BYTES],
                         [--json]: one object at the end. The exit status is the program's, 124 after a limit, 125 when it
                         could not be run

For candidates, on their own computer:
  watch FOLDER --join LINK
                         send the text files of a folder, and what AI tools keep about it, to an interview while it goes
                         on, and write what others edit back; says what it would send and asks first. --join - reads the
                         link from the input, as does JUMPSEAT_JOIN from the environment. [--dry-run]: only say;
                         [--yes]: do not ask; [--take local|session]: which version of a file goes on where both have
                         one, the other is kept beside it; [--no-transcripts], [--name NAME], [--json]

SESSION is an id, the beginning of one, or "last".

Options:
  --workspace FILE       the workspace; without it, %1
  --json                 JSON instead of text (list, show, kits, verify, import --dry-run)
  --run R                of cast: which terminal; without it, the last one
  --receipt HEX          of verify: also say for which event this receipt was given
  --replace              of export: an older file of that name may go
  --even-erased          of import: also bring back a session that was erased here
  --yes                  of erase: do it; it cannot be taken back
  --delete-old-formats   of erase: also delete what the workspace was before its format changed (FILE.format-N)
  -h, --help             this text
  -v, --version          the version

Exit status: 0 done, 1 failed or not sound, 2 wrong command line.
)")
        .arg(defaultWorkspaceFile());
}

} // namespace jumpseat::ctl
