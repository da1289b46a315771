// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/ingest_request.h"

#include "base/gzip.h"
#include "telemetry/hook_acts.h"
#include "telemetry/otlp_answer.h"
#include "telemetry/otlp_json.h"
#include "telemetry/otlp_protobuf.h"

#include <optional>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

enum class Place { None, Logs, Traces, Metrics, ClaudeCodeHook, CursorHook };

Place placeOf(const QByteArray& target)
{
    const qsizetype query = target.indexOf('?');
    QByteArrayView path = query < 0 ? QByteArrayView(target) : QByteArrayView(target).first(query);
    if (path == "/hooks/claude-code")
        return Place::ClaudeCodeHook;
    if (path == "/hooks/cursor")
        return Place::CursorHook;
    if (path.startsWith("/otlp/"))
        path = path.sliced(5);
    return path == "/v1/logs"   ? Place::Logs
        : path == "/v1/traces"  ? Place::Traces
        : path == "/v1/metrics" ? Place::Metrics
                                : Place::None;
}

/// Lower case, without parameters: "application/json" of "application/JSON; charset=utf-8".
QByteArray headerOf(const IngestRequest& request, const char* name)
{
    for (const auto& [key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.left(value.contains(';') ? value.indexOf(';') : value.size()).trimmed().toLower();
    }
    return {};
}

std::optional<OtlpForm> formOf(const IngestRequest& request)
{
    const QByteArray type = headerOf(request, "Content-Type");
    if (type == "application/json")
        return OtlpForm::Json;
    if (type == "application/x-protobuf" || type == "application/protobuf")
        return OtlpForm::Protobuf;
    return std::nullopt;
}

/// Whether JSON has no more values than it may, by what stands between them; nothing is said about its form.
bool hasFewValues(const QByteArray& json)
{
    qsizetype left = maxIngestValues;
    bool inText = false;
    for (qsizetype i = 0; i < json.size() && left > 0; ++i) {
        const char c = json.at(i);
        if (c == '"')
            inText = !inText;
        else if (inText && c == '\\')
            ++i;
        else if (!inText && (c == '{' || c == '[' || c == ','))
            --left;
    }
    return left > 0;
}

/// The body as it was before Content-Encoding; an answer when there is none.
std::expected<QByteArray, IngestAnswer> unpackedBody(const IngestRequest& request, OtlpForm form)
{
    const auto tooLarge = [&] {
        return std::unexpected(otlpFailure(form, 413, u"a body may hold %1 bytes, also unpacked"_s.arg(maxIngestBody)));
    };
    if (request.body.size() > maxIngestBody)
        return tooLarge();
    const QByteArray encoding = headerOf(request, "Content-Encoding");
    if (encoding.isEmpty() || encoding == "identity")
        return request.body;
    if (encoding != "gzip" && encoding != "x-gzip")
        return std::unexpected(otlpFailure(form, 415, u"Content-Encoding may be gzip or identity"_s));
    auto body = gunzip(request.body, maxIngestBody);
    if (body)
        return std::move(*body);
    if (body.error().code == ErrorCode::TooLarge)
        return tooLarge();
    return std::unexpected(otlpFailure(form, 400, body.error().what));
}

template <class Record>
IngestAnswer takeExport(const Result<OtlpExport<Record>>& read, OtlpForm form, OtlpSignal signal,
    TelemetrySession& session, const ActSink& sink)
{
    if (!read)
        return otlpFailure(form, 400, read.error().what);
    if (QList<Act> acts = session.takeIn(*read); !acts.isEmpty())
        sink(std::move(acts));
    return otlpSuccess(form, signal, read->rejected, read->why);
}

IngestAnswer takeOtlp(
    Place place, const QByteArray& body, OtlpForm form, TelemetrySession& session, const ActSink& sink)
{
    const bool json = form == OtlpForm::Json;
    if (place == Place::Logs)
        return takeExport(
            json ? otlpLogsFromJson(body) : otlpLogsFromProtobuf(body), form, OtlpSignal::Logs, session, sink);
    if (place == Place::Traces)
        return takeExport(
            json ? otlpSpansFromJson(body) : otlpSpansFromProtobuf(body), form, OtlpSignal::Traces, session, sink);
    return takeExport(
        json ? otlpMetricsFromJson(body) : otlpMetricsFromProtobuf(body), form, OtlpSignal::Metrics, session, sink);
}

IngestAnswer takeHook(
    Place place, const QByteArray& body, qint64 arrivedMs, TelemetrySession& session, const ActSink& sink)
{
    auto taken = place == Place::CursorHook ? takeInCursorHook(body, arrivedMs, session)
                                            : takeInClaudeCodeHook(body, arrivedMs, session);
    if (!taken)
        return otlpFailure(OtlpForm::Json, 400, taken.error().what);
    if (!taken->acts.isEmpty())
        sink(std::move(taken->acts));
    return { 200, "application/json", taken->answer, {} };
}

} // namespace

bool isIngestPath(const QByteArray& path)
{
    return placeOf(path) != Place::None;
}

IngestAnswer takeIn(const IngestRequest& request, TelemetrySession& session, const ActSink& sink)
{
    const Place place = placeOf(request.path);
    const bool isHook = place == Place::ClaudeCodeHook || place == Place::CursorHook;
    const auto form = formOf(request);
    const OtlpForm answerForm = form.value_or(OtlpForm::Json);
    if (place == Place::None)
        return otlpFailure(answerForm, 404, u"there is nothing at this address"_s);
    if (request.method != "POST") {
        IngestAnswer answer = otlpFailure(answerForm, 405, u"only POST is understood here"_s);
        answer.allow = "POST";
        return answer;
    }
    if (isHook ? answerForm != OtlpForm::Json || (!form && !headerOf(request, "Content-Type").isEmpty()) : !form)
        return otlpFailure(answerForm, 415,
            isHook ? u"Content-Type must be application/json"_s
                   : u"Content-Type must be application/json or application/x-protobuf"_s);
    const auto body = unpackedBody(request, answerForm);
    if (!body)
        return body.error();
    if (answerForm == OtlpForm::Json && !hasFewValues(*body))
        return otlpFailure(answerForm, 413, u"a body may hold %1 values"_s.arg(maxIngestValues));
    return isHook ? takeHook(place, *body, request.arrivedMs, session, sink)
                  : takeOtlp(place, *body, *form, session, sink);
}

} // namespace jumpseat
