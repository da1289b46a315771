// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/act_outlet.h"
#include "transcripts/kind_reader.h"
#include "transcripts/line_splitter.h"

namespace jumpseat {

/// Aider's .aider.chat.history.md. "# aider chat started at" begins a session, "#### " are lines of a person's message (and
/// of what Aider asks in the person's name), "> " lines of the tool; everything else is the assistant's answer.
///
/// The beginnings of sessions are the only times, in the zone of a computer that is not known here: acts have none.
class AiderReader final : public KindReader {
public:
    AiderReader(ActOutlet::Sink sink, qsizetype longestLine);
    void feed(QByteArrayView bytes) override { m_lines.feed(bytes); }
    void finish() override;
    [[nodiscard]] TranscriptCounts counts() const override;

private:
    enum class Part { None, Prompt, Tool, Assistant };

    void line(std::string_view line);
    void sessionLine(std::string_view line);
    void promptLine(std::string_view line);
    void toolLine(std::string_view line);
    void appliedEdit(std::string_view path);
    void confirmation(std::string_view line, bool yes);
    void assistantLine(std::string_view line);
    void endPrompt();
    void endAssistant();

    ActOutlet m_outlet;
    LineSplitter m_lines;
    StampRange m_stamps;
    NameCounts m_notUnderstood;
    Part m_part = Part::None; ///< of the last line that was not blank; a prompt ends with a blank one
    std::string m_prompt, m_answer;
    std::string m_lastAnswer;  ///< whose edits are applied next
    std::string m_promptStart; ///< its first line
    QString m_model;
    qint64 m_sessions = 0, m_promptBlocks = 0, m_commands = 0, m_generated = 0, m_humanPrompts = 0,
           m_assistantBlocks = 0, m_searchReplace = 0, m_appliedEdits = 0, m_commits = 0, m_yes = 0, m_no = 0,
           m_otherAnswers = 0, m_shellYes = 0, m_shellNo = 0, m_ctrlCAgain = 0, m_ctrlCInterrupt = 0;
};

} // namespace jumpseat
