// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/box/wire.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace jumpseat::box {

namespace {

constexpr std::size_t head = 5; // type and length

template <class Number> void put(std::string& out, Number value)
{
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        out += char(std::uint64_t(value) >> (8 * i) & 0xff);
}

void putText(std::string& out, std::string_view text)
{
    put(out, std::uint32_t(text.size()));
    out += text;
}

/// Reads what put() wrote; after the first thing that is not there everything is zero and isGood() false.
class Cursor {
public:
    explicit Cursor(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    template <class Number> Number number()
    {
        const std::string_view raw = bytes(sizeof(Number));
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < raw.size(); ++i)
            value |= std::uint64_t(std::uint8_t(raw[i])) << (8 * i);
        return Number(value);
    }
    std::string text() { return std::string(bytes(number<std::uint32_t>())); }
    /// How many things follow; no more than there could be.
    std::uint32_t count()
    {
        const auto many = number<std::uint32_t>();
        m_good = m_good && many <= m_bytes.size();
        return m_good ? many : 0;
    }
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool isAtEnd() const { return m_good && m_bytes.empty(); }

private:
    std::string_view bytes(std::size_t many)
    {
        m_good = m_good && many <= m_bytes.size();
        if (!m_good)
            return {};
        const std::string_view taken = m_bytes.substr(0, many);
        m_bytes.remove_prefix(many);
        return taken;
    }
    std::string_view m_bytes;
    bool m_good = true;
};

void putTexts(std::string& out, const std::vector<std::string>& texts)
{
    put(out, std::uint32_t(texts.size()));
    for (const std::string& text : texts)
        putText(out, text);
}

std::vector<std::string> takeTexts(Cursor& in)
{
    std::vector<std::string> texts;
    for (std::uint32_t left = in.count(); left > 0 && in.isGood(); --left)
        texts.push_back(in.text());
    return texts;
}

template <class Each> void eachLimit(Limits& limits, Each each)
{
    for (std::uint64_t* limit : { &limits.wallMs, &limits.cpuMs, &limits.memory, &limits.processes, &limits.output,
             &limits.disk, &limits.files, &limits.copiedBack })
        each(*limit);
}

} // namespace

std::string encode(const Request& request)
{
    std::string out;
    putTexts(out, request.command);
    putTexts(out, request.environment);
    put(out, std::uint32_t(request.files.size()));
    for (const TaskFile& file : request.files) {
        putText(out, file.name);
        putText(out, file.content);
        put(out, std::uint8_t(file.executable));
    }
    Limits limits = request.limits;
    eachLimit(limits, [&](std::uint64_t value) { put(out, value); });
    put(out, std::uint8_t(request.terminal.has_value()));
    put(out, request.terminal.value_or(Terminal {}).rows);
    put(out, request.terminal.value_or(Terminal {}).columns);
    put(out, std::uint8_t(request.copyBack));
    putText(out, request.bubblewrap);
    putText(out, request.inside);
    return out;
}

std::optional<Request> decodeRequest(std::string_view bytes)
{
    Cursor in(bytes);
    Request request;
    request.command = takeTexts(in);
    request.environment = takeTexts(in);
    for (std::uint32_t left = in.count(); left > 0 && in.isGood(); --left) {
        TaskFile file { in.text(), in.text(), false };
        file.executable = in.number<std::uint8_t>() != 0;
        if (!isPlainPath(file.name))
            return std::nullopt;
        request.files.push_back(std::move(file));
    }
    eachLimit(request.limits, [&](std::uint64_t& value) { value = in.number<std::uint64_t>(); });
    const bool hasTerminal = in.number<std::uint8_t>() != 0;
    const auto rows = in.number<std::uint16_t>();
    const auto columns = in.number<std::uint16_t>();
    if (hasTerminal)
        request.terminal = Terminal { rows, columns };
    request.copyBack = in.number<std::uint8_t>() != 0;
    request.bubblewrap = in.text();
    request.inside = in.text();
    if (!in.isAtEnd() || request.command.empty())
        return std::nullopt;
    return request;
}

std::string encode(const Outcome& outcome)
{
    std::string out;
    put(out, std::uint8_t(outcome.reason));
    put(out, outcome.code);
    put(out, outcome.wallUs);
    put(out, outcome.cpuUs);
    put(out, outcome.peakMemory);
    put(out, std::uint8_t(outcome.filesCut));
    return out;
}

std::optional<Outcome> decodeOutcome(std::string_view bytes)
{
    Cursor in(bytes);
    Outcome outcome;
    outcome.reason = Reason(in.number<std::uint8_t>());
    outcome.code = in.number<std::int32_t>();
    outcome.wallUs = in.number<std::uint64_t>();
    outcome.cpuUs = in.number<std::uint64_t>();
    outcome.peakMemory = in.number<std::uint64_t>();
    outcome.filesCut = in.number<std::uint8_t>() != 0;
    if (!in.isAtEnd())
        return std::nullopt;
    return outcome;
}

bool isPlainPath(std::string_view path)
{
    if (path.empty() || path.size() > 1000)
        return false;
    const auto isControl = [](char c) { return std::uint8_t(c) < 0x20 || c == 0x7f; };
    if (std::ranges::any_of(path, isControl))
        return false;
    while (true) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        if (part.empty() || part == "." || part == ".." || part.size() > 255)
            return false;
        if (slash == std::string_view::npos)
            return true;
        path.remove_prefix(slash + 1);
    }
}

std::optional<FrameReader::Taken> FrameReader::next()
{
    if (m_broken || m_bytes.size() - m_at < head)
        return std::nullopt;
    Cursor in(std::string_view(m_bytes).substr(m_at, head));
    const auto type = Frame(in.number<std::uint8_t>());
    const auto length = in.number<std::uint32_t>();
    m_broken = length > maxFrame;
    if (m_broken || m_bytes.size() - m_at < head + length)
        return std::nullopt;
    Taken taken { type, m_bytes.substr(m_at + head, length) };
    m_at += head + length;
    if (m_at > 65536 && m_at * 2 > m_bytes.size()) { // not for each frame: what is left moves to the front
        m_bytes.erase(0, m_at);
        m_at = 0;
    }
    return taken;
}

std::string frame(Frame type, std::string_view body)
{
    std::string out;
    out.reserve(head + body.size());
    put(out, std::uint8_t(type));
    putText(out, body);
    return out;
}

} // namespace jumpseat::box
