// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests of candidates' tools. The first byte says in which dialect. Whatever is in them is read within its limits, and
// a request that is read twice is the same.

#include "acts/act.h"
#include "dialects/human_text.h"
#include "dialects/request_view.h"
#include "fuzz.h"

using namespace jumpseat;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray body(reinterpret_cast<const char*>(data + 1), qsizetype(size) - 1);
    const HeaderList headers { { "User-Agent", body.first(std::min(body.size(), qsizetype(40))) } };
    const auto view = readRequest(Dialect(data[0] % 5), headers, body);
    if (!view)
        return 0;
    require(view == readRequest(Dialect(data[0] % 5), headers, body), "a request says the same twice");
    require(view->prompt.size() <= maxActText, "a prompt keeps its limit");
    require(!view->promptIsNew || !view->prompt.isEmpty(), "a new prompt says something");
    require(view->estimatedInputTokens >= 0, "tokens are counted from 0");
    require(view->maxTokens.value_or(0) >= 0, "a limit is none below 0");
    for (const ToolResult& result : view->toolResults)
        require(result.text.size() <= maxActText, "a result keeps its limit");
    const HumanText once = humanTextOf(view->prompt);
    require(once.text.size() <= view->prompt.size(), "nothing is added to what was typed");
    return 0;
}
