// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/otlp_budget.h"

#include <protozero/pbf_reader.hpp>

// Parts of OTLP's protobuf messages (opentelemetry/proto/common/v1), for the reader of exports only. A function that
// reads a part returns false when it is beyond a limit; what breaks off throws, to be caught where the length of the
// part is known.

namespace jumpseat::otlp {

using protozero::pbf_reader;

// A field's number with the wire type that it must have, to be compared with pbf_reader::tag_and_type().
constexpr uint32_t field(uint32_t number, protozero::pbf_wire_type type)
{
    return protozero::tag_and_type(number, type);
}
constexpr uint32_t block(uint32_t number)
{
    return field(number, protozero::pbf_wire_type::length_delimited);
}
constexpr uint32_t varint(uint32_t number)
{
    return field(number, protozero::pbf_wire_type::varint);
}
constexpr uint32_t fixed(uint32_t number)
{
    return field(number, protozero::pbf_wire_type::fixed64);
}

[[nodiscard]] QString textAt(pbf_reader& message);
[[nodiscard]] QByteArray bytesAt(pbf_reader& message);
/// Times behind the year 2262 do not fit and are not meant: 0.
[[nodiscard]] qint64 timeAt(pbf_reader& message);

[[nodiscard]] bool valueFrom(pbf_reader message, OtlpValue& value, OtlpBudget& budget, int depth);
[[nodiscard]] bool attributeFrom(pbf_reader message, OtlpAttribute& attribute, OtlpBudget& budget, int depth);
/// All attributes of a KeyValueList, or of a Resource, which has them in the same field.
[[nodiscard]] bool membersFrom(pbf_reader message, OtlpAttributes& members, OtlpBudget& budget, int depth);

} // namespace jumpseat::otlp
