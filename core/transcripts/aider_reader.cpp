// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/aider_reader.h"

#include "transcripts/aider_edits.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

constexpr View sessionMark = "# aider chat started at ";
constexpr size_t longestKept = size_t(maxActText) * 3;

View withoutBlanksBehind(View line)
{
    const size_t end = line.find_last_not_of(" \t\r\n\f\v");
    return end == View::npos ? View() : line.substr(0, end + 1);
}

/// What Aider asks in the person's name: lint and test output, edits that did not apply, files that were mentioned.
bool isReflection(View firstLine)
{
    constexpr std::array<View, 7> beginnings { "# Fix any errors below, if possible.", "# Fix any linting errors below",
        "The LLM did not conform to the edit format.",
        "I ran this command:", "I added these files to the chat:", "Your edits failed", "The UnifiedDiffNoMatch" };
    const bool isFailedBlock = firstLine.starts_with("# ") && firstLine.contains(" SEARCH/REPLACE block")
        && firstLine.contains("failed to match!");
    return isFailedBlock
        || std::ranges::any_of(beginnings, [&](View beginning) { return firstLine.starts_with(beginning); });
}

/// The answer behind a question: "Run shell command? (Y)es/(N)o [Yes]: y", in old versions "Run shell command? y". Empty
/// when the line is no question with an answer.
View answerOf(View line)
{
    constexpr size_t longestAnswer = 5; // of those that count
    const size_t question = line.find('?');
    const size_t blank = line.find_last_of(' ');
    if (question == View::npos || blank == View::npos || blank < question || line.size() - blank - 1 > longestAnswer)
        return {};
    const View between = line.substr(question + 1, blank - question);
    const bool hasChoices = between.contains("(Y)es") || between.contains(']');
    const bool isBare = between.find_first_not_of(' ') == View::npos;
    return hasChoices || isBare ? line.substr(blank + 1) : View();
}

bool isSameWord(View word, View lower)
{
    return std::ranges::equal(
        word, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b; });
}

bool isCommitLine(View line)
{
    constexpr View lead = "Commit ";
    constexpr size_t shortHash = 7;
    const View hash = line.starts_with(lead) ? line.substr(lead.size(), shortHash) : View();
    return hash.size() == shortHash && hash.find_first_not_of("0123456789abcdef") == View::npos;
}

} // namespace

AiderReader::AiderReader(ActOutlet::Sink sink, qsizetype longestLine)
    : m_outlet(std::move(sink), QStringLiteral("aider"))
    , m_lines(longestLine, [this](QByteArrayView bytes, bool) { line(View(bytes.data(), size_t(bytes.size()))); })
{
}

void AiderReader::finish()
{
    m_lines.finish();
    endPrompt();
    endAssistant();
}

void AiderReader::line(View bytes)
{
    const View line = withoutBlanksBehind(bytes);
    if (line.contains('\0'))
        m_notUnderstood.add("binary line");
    const bool isPrompt = bytes.starts_with("#### ");
    if (!isPrompt)
        endPrompt();
    if (line.starts_with(sessionMark))
        sessionLine(line);
    else if (isPrompt)
        promptLine(line.substr(std::min(line.size(), size_t(5))));
    else if (bytes.starts_with("> "))
        toolLine(line.substr(std::min(line.size(), size_t(2))));
    else
        assistantLine(bytes.ends_with('\r') ? bytes.substr(0, bytes.size() - 1) : bytes);
}

void AiderReader::sessionLine(View line)
{
    endAssistant();
    m_part = Part::None;
    ++m_sessions;
    if (const auto when = stampFromIso(line.substr(sessionMark.size())))
        m_stamps.add(*when);
    else
        m_notUnderstood.add("time of a session");
}

void AiderReader::promptLine(View line)
{
    if (m_part != Part::Prompt) {
        endAssistant();
        ++m_promptBlocks;
        m_promptStart = line;
        m_part = Part::Prompt;
    } else if (m_prompt.size() < longestKept) {
        m_prompt += '\n';
    }
    if (m_prompt.size() < longestKept)
        m_prompt += line;
}

void AiderReader::toolLine(View line)
{
    endAssistant();
    m_part = Part::Tool;
    m_commits += isCommitLine(line);
    constexpr View applied = "Applied edit to ", model = "Model: ";
    if (line.starts_with(model)) {
        m_model = m_outlet.name(line.substr(model.size(), line.find(" with ") - model.size()));
    } else if (line.starts_with(applied)) {
        appliedEdit(line.substr(applied.size()));
    } else if (line.starts_with("^C again to exit") || line.starts_with("^C KeyboardInterrupt")) {
        ++(line.starts_with("^C again") ? m_ctrlCAgain : m_ctrlCInterrupt);
        m_outlet.put({}, act::Interrupted {});
    } else if (const View answer = answerOf(line); isSameWord(answer, "y") || isSameWord(answer, "yes")) {
        confirmation(line, true);
    } else if (isSameWord(answer, "n") || isSameWord(answer, "no")) {
        confirmation(line, false);
    } else {
        m_otherAnswers += answer.size() == 1; // all, skip all, don't ask again
    }
}

void AiderReader::appliedEdit(View path)
{
    ++m_appliedEdits;
    if (!m_outlet.isOpen())
        return;
    act::ToolUsed used;
    used.tool = QStringLiteral("edit");
    used.kind = ToolKind::Edit;
    used.edits = aiderEdits(m_lastAnswer, path);
    if (used.edits.isEmpty()) // in one of the formats that show no blocks
        used.edits = { { actText(path), {}, {} } };
    m_outlet.put({}, std::move(used));
}

void AiderReader::confirmation(View line, bool yes)
{
    ++(yes ? m_yes : m_no);
    const bool ofShell = line.contains("shell command");
    if (!ofShell)
        return;
    ++(yes ? m_shellYes : m_shellNo);
    m_outlet.put({}, act::ToolDecided { {}, QStringLiteral("shell"), yes, QStringLiteral("person"), {} });
}

void AiderReader::assistantLine(View line)
{
    if (withoutBlanksBehind(line).empty()) {
        if (m_part == Part::Assistant && m_answer.size() < longestKept)
            m_answer += '\n';
        return;
    }
    if (m_part != Part::Assistant) {
        m_part = Part::Assistant;
        ++m_assistantBlocks;
    }
    m_searchReplace += line.starts_with("<<<<<<< SEARCH");
    if (m_answer.size() < longestKept) {
        m_answer += line.substr(0, longestKept);
        m_answer += '\n';
    }
}

void AiderReader::endPrompt()
{
    if (m_part != Part::Prompt)
        return;
    m_part = Part::None;
    const bool isCommand = m_promptStart.starts_with('/') || m_promptStart.starts_with('!');
    const bool isGenerated = isReflection(m_promptStart);
    m_commands += isCommand;
    m_generated += isGenerated;
    if (!isCommand && !isGenerated) {
        ++m_humanPrompts;
        act::Prompted prompted;
        prompted.text = actText(m_prompt);
        m_outlet.put({}, std::move(prompted));
    }
    m_prompt.clear();
    m_promptStart.clear();
}

void AiderReader::endAssistant()
{
    if (!m_answer.empty() && m_outlet.isOpen()) {
        act::Said said;
        said.model = m_model;
        said.text = actText(withoutBlanksBehind(m_answer));
        m_outlet.put({}, std::move(said));
        m_lastAnswer = std::move(m_answer);
    }
    m_answer.clear();
}

TranscriptCounts AiderReader::counts() const
{
    TranscriptCounts counts;
    const bool isCommand = m_promptStart.starts_with('/') || m_promptStart.starts_with('!');
    const bool isOpen = m_part == Part::Prompt; // while a file is followed: the last prompt may go on
    counts.humanPrompts = m_humanPrompts + (isOpen && !isCommand && !isReflection(m_promptStart));
    counts.assistantMessages = m_assistantBlocks;
    counts.fileEditCalls = m_appliedEdits;
    counts.shellCommands = m_shellYes;
    counts.rejected = m_no;
    counts.interrupted = m_ctrlCAgain + m_ctrlCInterrupt;
    counts.first = m_stamps.first();
    counts.last = m_stamps.last();
    counts.notUnderstood = m_notUnderstood;
    counts.notUnderstood.add("line too long", m_lines.tooLong());
    counts.detail = {
        { QStringLiteral("sessions"), m_sessions },
        { QStringLiteral("prompt_blocks"), m_promptBlocks },
        { QStringLiteral("slash_or_bang_commands"), m_commands + (isOpen && isCommand) },
        { QStringLiteral("auto_generated_prompt_blocks"), m_generated + (isOpen && isReflection(m_promptStart)) },
        { QStringLiteral("assistant_blocks"), m_assistantBlocks },
        { QStringLiteral("search_replace_blocks"), m_searchReplace },
        { QStringLiteral("applied_edits"), m_appliedEdits },
        { QStringLiteral("commits"), m_commits },
        { QStringLiteral("confirmations_yes"), m_yes },
        { QStringLiteral("confirmations_no"), m_no },
        { QStringLiteral("confirmations_other"), m_otherAnswers },
        { QStringLiteral("shell_confirm_yes"), m_shellYes },
        { QStringLiteral("shell_confirm_no"), m_shellNo },
        { QStringLiteral("ctrl_c_again_to_exit"), m_ctrlCAgain },
        { QStringLiteral("ctrl_c_keyboard_interrupt"), m_ctrlCInterrupt },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
    };
    return counts;
}

} // namespace jumpseat
