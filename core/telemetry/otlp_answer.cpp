// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/otlp_answer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <protozero/pbf_writer.hpp>

#include <string>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto jsonType = "application/json";
constexpr auto protobufType = "application/x-protobuf";

/// google.rpc.Code
int rpcCode(int status)
{
    constexpr int invalidArgument = 3, notFound = 5, resourceExhausted = 8, unimplemented = 12;
    switch (status) {
    case 404: return notFound;
    case 405: return unimplemented;
    case 413: return resourceExhausted;
    default: return invalidArgument;
    }
}

QString rejectedName(OtlpSignal signal)
{
    switch (signal) {
    case OtlpSignal::Logs: return u"rejectedLogRecords"_s;
    case OtlpSignal::Traces: return u"rejectedSpans"_s;
    case OtlpSignal::Metrics: break;
    }
    return u"rejectedDataPoints"_s;
}

QByteArray compact(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

IngestAnswer otlpSuccess(OtlpForm form, OtlpSignal signal, qint64 rejected, const QString& why)
{
    if (form == OtlpForm::Json) {
        QJsonObject json;
        if (rejected > 0)
            json.insert("partialSuccess"_L1,
                QJsonObject { { rejectedName(signal), QString::number(rejected) }, { u"errorMessage"_s, why } });
        return { 200, jsonType, compact(json), {} };
    }
    std::string bytes;
    if (rejected > 0) {
        protozero::pbf_writer message(bytes);
        protozero::pbf_writer partial(message, 1);
        partial.add_int64(1, rejected);
        partial.add_string(2, why.toStdString());
    }
    return { 200, protobufType, QByteArray::fromStdString(bytes), {} };
}

IngestAnswer otlpFailure(OtlpForm form, int status, const QString& what)
{
    if (form == OtlpForm::Json)
        return { status, jsonType, compact({ { u"code"_s, rpcCode(status) }, { u"message"_s, what } }), {} };
    std::string bytes;
    protozero::pbf_writer message(bytes);
    message.add_int32(1, rpcCode(status));
    message.add_string(2, what.toStdString());
    return { status, protobufType, QByteArray::fromStdString(bytes), {} };
}

} // namespace jumpseat
