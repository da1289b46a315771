// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/attribution_file.h"

#include "base/json_value.h"
#include "transcripts/act_outlet.h"

#include <charconv>
#include <set>

namespace jumpseat {
namespace {

using View = std::string_view;

void keep(Attribution attribution, AttributionFile& file)
{
    if (file.attributions.size() < mostAttributions)
        file.attributions += std::move(attribution);
    else
        file.notUnderstood.add("too many ranges");
}

/// "12" or "3-9" at the front of `text`, with the comma behind it.
std::optional<std::pair<qint64, qint64>> takeRange(View& text)
{
    const auto number = [&]() -> std::optional<qint64> {
        qint64 value = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc() || value < 1)
            return std::nullopt;
        text.remove_prefix(size_t(end - text.data()));
        return value;
    };
    const auto first = number();
    auto last = first;
    if (first && text.starts_with('-')) {
        text.remove_prefix(1);
        last = number();
    }
    if (!last || *last < *first || !(text.empty() || text.starts_with(',')))
        return std::nullopt;
    text.remove_prefix(std::min<size_t>(1, text.size()));
    return std::pair(*first, *last);
}

/// Who stands behind a key of the note: "s_<session>::t_<trace>", "h_<human>", or the id of a prompt.
Attribution authorOf(View key, const JsonValue& metadata, NameCounts& notUnderstood)
{
    Attribution author;
    if (key.starts_with("h_") || key == "human") {
        author.who = Attribution::Who::Human;
        return author;
    }
    author.who = Attribution::Who::Ai;
    const bool isSession = key.starts_with("s_");
    const JsonValue known = metadata[isSession ? View("sessions") : View("prompts")][key.substr(0, key.find("::"))];
    if (!known.isObject())
        notUnderstood.add("author without a record");
    const JsonValue agent = known["agent_id"];
    author.tool = actText(agent["tool"].text());
    author.model = actText(agent["model"].text());
    author.session = actText(agent["id"].text());
    return author;
}

/// A name in quotes has blanks in it.
View unquoted(View path)
{
    if (path.size() >= 2 && path.front() == '"' && path.back() == '"')
        return path.substr(1, path.size() - 2);
    return path;
}

void readAttestation(View line, View path, const JsonValue& metadata, AttributionFile& file)
{
    line.remove_prefix(line.find_first_not_of(" \t"));
    const size_t blank = line.find(' ');
    View ranges = blank == View::npos ? View() : line.substr(blank + 1);
    if (path.empty() || ranges.empty()) {
        file.notUnderstood.add("attestation");
        return;
    }
    Attribution attribution = authorOf(line.substr(0, blank), metadata, file.notUnderstood);
    attribution.file = actText(path);
    attribution.revision = actText(metadata["base_commit_sha"].text());
    while (!ranges.empty()) {
        const auto range = takeRange(ranges);
        if (!range) {
            file.notUnderstood.add("range of lines");
            return;
        }
        std::tie(attribution.firstLine, attribution.lastLine) = *range;
        keep(attribution, file);
    }
}

Attribution::Who whoOf(View type)
{
    if (type == "ai")
        return Attribution::Who::Ai;
    if (type == "human")
        return Attribution::Who::Human;
    return type == "mixed" ? Attribution::Who::Mixed : Attribution::Who::Unknown;
}

void addConversation(const JsonValue& conversation, const Attribution& of, AttributionFile& file)
{
    for (JsonItems it(conversation["ranges"]); it.next();) {
        const JsonValue own = it.value()["contributor"];
        const JsonValue contributor = own.isObject() ? own : conversation["contributor"];
        Attribution attribution = of;
        attribution.firstLine = it.value()["start_line"].integer().value_or(0);
        attribution.lastLine = it.value()["end_line"].integer().value_or(0);
        attribution.who = whoOf(contributor["type"].text());
        attribution.model = actText(contributor["model_id"].text());
        attribution.session = actText(conversation["url"].text());
        constexpr qint64 mostLines = 1LL << 53; // what the format allows
        if (attribution.firstLine < 1 || attribution.lastLine < attribution.firstLine
            || attribution.lastLine > mostLines)
            file.notUnderstood.add("range of lines");
        else
            keep(std::move(attribution), file);
    }
}

} // namespace

QString attributionName(Attribution::Who who)
{
    constexpr std::array names { "unknown", "human", "ai", "mixed" };
    return QString::fromLatin1(names[size_t(who)]);
}

Result<AttributionFile> readGitAiNote(QByteArrayView note)
{
    View text(note.data(), size_t(note.size()));
    constexpr View divider = "---\n";
    const size_t at = text.starts_with(divider) ? 0 : text.find("\n---\n") + 1;
    if (at == 0 && !text.starts_with(divider))
        return fail(ErrorCode::Malformed, QStringLiteral("this note has no \"---\" before its JSON"));
    const View json = text.substr(at + divider.size());
    JsonParser parser;
    const auto [metadata, problem] = parser.parse(QByteArrayView(json.data(), qsizetype(json.size())));
    if (!metadata.isObject() || !metadata["schema_version"].text().starts_with("authorship/"))
        return fail(ErrorCode::Malformed, QStringLiteral("the JSON of this note is no record of authorship"));
    AttributionFile file;
    file.records = 1;
    text = text.substr(0, at);
    View path;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size() - 1);
        View line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == View::npos)
            continue;
        if (line.starts_with(' ') || line.starts_with('\t'))
            readAttestation(line, path, metadata, file);
        else
            path = unquoted(line);
    }
    return file;
}

void addAgentTrace(const JsonValue& record, AttributionFile& file)
{
    if (!record["files"].isArray()) {
        file.notUnderstood.add("record without files");
        return;
    }
    ++file.records;
    if (const auto when = stampFrom(record["timestamp"]))
        file.stamps.add(*when);
    Attribution attribution;
    attribution.tool = actText(record["tool"]["name"].text());
    attribution.revision = actText(record["vcs"]["revision"].text());
    for (JsonItems files(record["files"]); files.next();) {
        attribution.file = actText(files.value()["path"].text());
        for (JsonItems conversations(files.value()["conversations"]); conversations.next();)
            addConversation(conversations.value(), attribution, file);
    }
}

} // namespace jumpseat
