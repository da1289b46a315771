// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exports and hooks as anybody on a candidate's computer may post them. The first byte chooses what it is, the rest is
// the body. Whatever is read keeps its limits, its acts can be written and read again, and what comes a second time
// makes no more acts than the first.

#include "acts/act_json.h"
#include "fuzz.h"
#include "telemetry/ingest_request.h"
#include "telemetry/otlp_json.h"
#include "telemetry/otlp_protobuf.h"

using namespace jumpseat;
using fuzz::require;

namespace {

struct Kind {
    const char* path;
    const char* type;
};
constexpr Kind kinds[] = { { "/v1/logs", "application/json" }, { "/v1/logs", "application/x-protobuf" },
    { "/v1/traces", "application/json" }, { "/v1/traces", "application/x-protobuf" },
    { "/v1/metrics", "application/json" }, { "/v1/metrics", "application/x-protobuf" },
    { "/hooks/claude-code", "application/json" }, { "/hooks/cursor", "application/json" } };

void checkDepth(const OtlpValue& value, int depth)
{
    require(depth <= maxOtlpDepth, "values are no deeper than stated");
    if (const auto* list = std::get_if<QList<OtlpValue>>(&value.any)) {
        for (const OtlpValue& element : *list)
            checkDepth(element, depth + 1);
    }
    if (const auto* members = std::get_if<OtlpAttributes>(&value.any)) {
        for (const OtlpAttribute& member : *members)
            checkDepth(member.value, depth + 1);
    }
}

void checkLogs(const Result<OtlpLogs>& logs)
{
    qsizetype records = 0;
    for (const auto& group : logs ? logs->groups : QList<OtlpGroup<OtlpLog>>()) {
        records += group.records.size();
        for (const OtlpLog& log : group.records) {
            require(log.timeNs >= 0 && log.observedNs >= 0, "nothing happens before all times");
            checkDepth(log.body, 0);
        }
    }
    require(records <= maxOtlpRecords, "records are no more than stated");
    require(!logs || (logs->rejected > 0) == !logs->why.isEmpty(), "a rejection has its reason");
}

void checkAct(const Act& act)
{
    require(actFromJson(actToJson(act)) == act, "an act comes back from its JSON");
    const auto* said = std::get_if<act::Said>(&act.what);
    const auto* prompted = std::get_if<act::Prompted>(&act.what);
    const auto* used = std::get_if<act::ToolUsed>(&act.what);
    const auto* ended = std::get_if<act::ToolEnded>(&act.what);
    const auto* spent = std::get_if<act::Used>(&act.what);
    require(!said || said->text.size() <= maxActText, "an answer is no longer than stated");
    require(!prompted || prompted->text.size() <= maxActText, "a prompt is no longer than stated");
    require(!used || used->input.size() <= maxActText, "an input is no longer than stated");
    require(!ended || ended->output.size() <= maxActText, "an output is no longer than stated");
    require(!ended || ended->durationUs >= 0, "nothing takes less than no time");
    require(!spent || (spent->inputTokens >= 0 && spent->outputTokens >= 0 && spent->costMicros >= 0),
        "nothing costs less than nothing");
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size == 0)
        return 0;
    const Kind& kind = kinds[data[0] % std::size(kinds)];
    const QByteArray body(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    if (data[0] % std::size(kinds) == 0)
        checkLogs(otlpLogsFromJson(body));
    if (data[0] % std::size(kinds) == 1)
        checkLogs(otlpLogsFromProtobuf(body));

    const IngestRequest request { "POST", kind.path, { { "Content-Type", kind.type } }, body, 1 };
    TelemetrySession session;
    qsizetype told[2] = {};
    for (qsizetype& count : told) {
        const IngestAnswer answer = takeIn(request, session, [&](const QList<Act>& acts) {
            count = acts.size();
            for (const Act& act : acts)
                checkAct(act);
        });
        require(answer.status == 200 || answer.status == 400, "a body is taken or refused");
    }
    require(told[1] <= told[0], "the second time tells no more than the first");
    return 0;
}
