// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/codex_calls.h"

#include <algorithm>
#include <charconv>

namespace jumpseat {
namespace {

using View = std::string_view;

constexpr View patchBegins = "*** Begin Patch";

/// ["bash", "-lc", "make"] is "make"; another list is its words with blanks between them.
std::string commandLine(const JsonValue& command)
{
    if (command.isString())
        return std::string(command.text());
    std::vector<View> words;
    constexpr size_t mostWords = 10'000;
    for (JsonItems it(command); words.size() < mostWords && it.next();)
        words.push_back(it.value().text());
    const bool isShell = words.size() == 3 && (words[1] == "-lc" || words[1] == "-c" || words[1] == "-Command");
    if (isShell)
        return std::string(words[2]);
    std::string line;
    for (const View word : words) {
        if (!line.empty())
            line += ' ';
        line += word;
    }
    return line;
}

bool isShellName(View name)
{
    constexpr std::array<View, 6> names { "shell", "shell_command", "exec_command", "local_shell_call",
        "container.exec", "unified_exec" };
    return std::ranges::find(names, name) != names.end();
}

/// The number behind `lead` where that begins a line near the beginning of the text.
std::optional<int> exitCodeBehind(View text, View lead)
{
    constexpr size_t frameSize = 600; // the frame stands before what the command wrote
    const View frame = text.substr(0, frameSize);
    for (size_t at = frame.find(lead); at != View::npos; at = frame.find(lead, at + 1)) {
        if (at > 0 && frame[at - 1] != '\n')
            continue;
        const View digits = frame.substr(at + lead.size());
        int code = 0;
        if (std::from_chars(digits.data(), digits.data() + digits.size(), code).ec == std::errc())
            return code;
    }
    return std::nullopt;
}

double wallSeconds(View text)
{
    constexpr View lead = "Wall time: ";
    constexpr size_t frameSize = 600;
    const View frame = text.substr(0, frameSize);
    const size_t at = frame.find(lead);
    double seconds = 0;
    if (at != View::npos)
        std::from_chars(frame.data() + at + lead.size(), frame.data() + frame.size(), seconds);
    return seconds;
}

/// Whether Codex says so itself: a program may print such words, too, among others.
bool isShortWith(View text, View words)
{
    constexpr size_t longest = 400;
    return text.size() <= longest && text.contains(words);
}

} // namespace

CodexCall codexCall(const JsonValue& payload, const JsonValue& arguments)
{
    CodexCall call;
    call.name = payload["name"].text();
    const View type = payload["type"].text();
    if (type == "local_shell_call") {
        call.name = type;
        call.command = commandLine(payload["action"]["command"]);
    } else if (arguments["command"].isThere()) {
        call.command = commandLine(arguments["command"]);
    } else if (arguments["cmd"].isThere()) {
        call.command = commandLine(arguments["cmd"]);
    }
    if (call.name == "apply_patch") {
        call.kind = ToolKind::Edit;
        const JsonValue input = arguments["input"].isThere() ? arguments["input"] : arguments["patch"];
        call.patch = payload["input"].isString() ? payload["input"].text() : input.text();
        if (call.patch.empty())
            call.patch = call.command;
        if (call.patch.empty())
            call.patch = payload["arguments"].text();
    } else if (isShellName(call.name)) {
        const bool isPatch = call.command.contains("apply_patch") && call.command.contains(patchBegins);
        call.kind = isPatch ? ToolKind::Edit : ToolKind::Shell;
        if (isPatch)
            call.patch = call.command.substr(call.command.find(patchBegins));
    }
    return call;
}

std::string codexOutputText(const JsonValue& output)
{
    if (output.isString())
        return std::string(output.text());
    if (output.isObject())
        return codexOutputText(output["content"].isThere() ? output["content"] : output["output"]);
    std::string text;
    constexpr size_t longest = 4 << 20;
    for (JsonItems it(output); text.size() < longest && it.next();) {
        const View part = it.value().isString() ? it.value().text() : it.value()["text"].text();
        if (!text.empty() && !part.empty())
            text += '\n';
        text += part;
    }
    return text;
}

CodexOutcome codexOutcome(std::string text, JsonParser& parser)
{
    CodexOutcome outcome { "no_exit_code", {}, 0 };
    std::optional<int> code;
    if (text.starts_with('{') && text.contains("\"metadata\"")) {
        const auto [json, problem] = parser.parse(text);
        if (const auto given = json["metadata"]["exit_code"].integer()) {
            code = *given == 0 ? 0 : 1;
            outcome.seconds = json["metadata"]["duration_seconds"].number().value_or(0);
            text = std::string(json["output"].text());
        }
    }
    if (!code && isShortWith(text, "rejected by user"))
        outcome.name = "rejected";
    else if (!code && (text == "aborted" || isShortWith(text, "aborted by user")))
        outcome.name = "aborted";
    if (!code) {
        code = exitCodeBehind(text, "Exit code: ");
        if (!code)
            code = exitCodeBehind(text, "Process exited with code ");
        outcome.seconds = wallSeconds(text);
    }
    if (code && outcome.name == "no_exit_code")
        outcome.name = *code == 0 ? "ok" : "nonzero";
    outcome.output = std::move(text);
    return outcome;
}

} // namespace jumpseat
