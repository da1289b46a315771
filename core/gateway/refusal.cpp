// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/refusal.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

struct RefusalRow {
    int status;
    bool retry;
    QLatin1StringView anthropic;  ///< its error's type
    QLatin1StringView openAiType; ///< of OpenAI's, which have a code as well
    QLatin1StringView openAiCode;
};

// In the order of the enum. Clients of OpenAI's take insufficient_quota for final.
constexpr std::array<RefusalRow, 12> refusalRows { {
    { 401, false, "authentication_error"_L1, "invalid_request_error"_L1, "invalid_api_key"_L1 },
    { 503, true, "api_error"_L1, "server_error"_L1, "server_error"_L1 },
    { 403, false, "permission_error"_L1, "insufficient_quota"_L1, "insufficient_quota"_L1 },
    { 429, true, "rate_limit_error"_L1, "requests"_L1, "rate_limit_exceeded"_L1 },
    { 404, false, "not_found_error"_L1, "invalid_request_error"_L1, "model_not_found"_L1 },
    { 400, false, "invalid_request_error"_L1, "invalid_request_error"_L1, "invalid_request_error"_L1 },
    { 413, false, "request_too_large"_L1, "invalid_request_error"_L1, "request_too_large"_L1 },
    { 415, false, "invalid_request_error"_L1, "invalid_request_error"_L1, "unsupported_encoding"_L1 },
    { 405, false, "invalid_request_error"_L1, "invalid_request_error"_L1, "method_not_allowed"_L1 },
    { 403, false, "permission_error"_L1, "invalid_request_error"_L1, "forbidden"_L1 },
    { 502, true, "api_error"_L1, "server_error"_L1, "server_error"_L1 },
    { 504, true, "timeout_error"_L1, "server_error"_L1, "timeout"_L1 },
} };

QJsonObject errorBody(const RefusalRow& row, Dialect dialect, const QString& what)
{
    if (isOllama(dialect))
        return { { u"error"_s, what } };
    if (dialect == Dialect::Anthropic) {
        const QJsonObject error { { u"type"_s, row.anthropic }, { u"message"_s, what } };
        return { { u"type"_s, u"error"_s }, { u"error"_s, error } };
    }
    const QJsonObject error { { u"message"_s, what }, { u"type"_s, row.openAiType }, { u"code"_s, row.openAiCode },
        { u"param"_s, QJsonValue::Null } };
    return { { u"error"_s, error } };
}

} // namespace

RefusalAnswer refusalAnswer(GatewayRefusal why, Dialect dialect, const QString& what)
{
    const RefusalRow& row = refusalRows[size_t(why)];
    RefusalAnswer answer;
    answer.status = row.status;
    answer.body = QJsonDocument(errorBody(row, dialect, what)).toJson(QJsonDocument::Compact);
    answer.headers = { { "Content-Type", "application/json" }, { "x-should-retry", row.retry ? "true" : "false" } };
    if (row.status == 429)
        answer.headers.append(Header { "Retry-After", "3" });
    return answer;
}

} // namespace jumpseat
