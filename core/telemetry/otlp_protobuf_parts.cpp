// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/otlp_protobuf_parts.h"

#include <QStringDecoder>

#include <limits>

namespace jumpseat::otlp {

namespace {

bool valuesFrom(pbf_reader message, QList<OtlpValue>& values, OtlpBudget& budget, int depth)
{
    while (message.next()) {
        if (message.tag_and_type() != block(1))
            message.skip();
        else if (!valueFrom(message.get_message(), values.emplaceBack(), budget, depth))
            return false;
    }
    return true;
}

} // namespace

QString textAt(pbf_reader& message)
{
    const protozero::data_view view = message.get_view();
    // QString::fromUtf8 drops a U+FEFF with which a text begins (see base/json.h).
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(view.data(), qsizetype(view.size())));
}

QByteArray bytesAt(pbf_reader& message)
{
    const protozero::data_view view = message.get_view();
    return QByteArray(view.data(), qsizetype(view.size()));
}

/// Times behind the year 2262 do not fit and are not meant.
qint64 timeAt(pbf_reader& message)
{
    const uint64_t time = message.get_fixed64();
    return time <= uint64_t(std::numeric_limits<qint64>::max()) ? qint64(time) : 0;
}

bool membersFrom(pbf_reader message, OtlpAttributes& members, OtlpBudget& budget, int depth)
{
    while (message.next()) {
        if (message.tag_and_type() != block(1))
            message.skip();
        else if (!attributeFrom(message.get_message(), members.emplaceBack(), budget, depth))
            return false;
    }
    return true;
}

bool valueFrom(pbf_reader message, OtlpValue& value, OtlpBudget& budget, int depth)
{
    if (!budget.takeValue(depth))
        return false;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case block(1): value.any = textAt(message); break;
        case varint(2): value.any = message.get_bool(); break;
        case varint(3): value.any = qint64(message.get_int64()); break;
        case fixed(4): value.any = message.get_double(); break;
        case block(5):
            if (!valuesFrom(message.get_message(), value.any.emplace<QList<OtlpValue>>(), budget, depth + 1))
                return false;
            break;
        case block(6):
            if (!membersFrom(message.get_message(), value.any.emplace<OtlpAttributes>(), budget, depth + 1))
                return false;
            break;
        case block(7): value.any = bytesAt(message); break;
        default: message.skip();
        }
    }
    return true;
}

bool attributeFrom(pbf_reader message, OtlpAttribute& attribute, OtlpBudget& budget, int depth)
{
    // One without a value costs as much as one with it.
    if (!budget.takeValue(depth))
        return false;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case block(1): attribute.key = textAt(message); break;
        case block(2):
            if (!valueFrom(message.get_message(), attribute.value, budget, depth))
                return false;
            break;
        default: message.skip();
        }
    }
    return true;
}

} // namespace jumpseat::otlp
