// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/otlp_export.h"

namespace jumpseat {

/// What is left of an export's limits while it is read. For the two readers only.
class OtlpBudget {
public:
    [[nodiscard]] bool takeRecord() { return m_records-- > 0; }
    /// A value `depth` levels below its attribute.
    [[nodiscard]] bool takeValue(int depth)
    {
        m_exceeded = m_exceeded || depth > maxOtlpDepth || m_values-- <= 0;
        return !m_exceeded;
    }
    /// Whether the record that is being read broke a limit and not its form; asks anew for the next one.
    [[nodiscard]] bool wasExceeded() { return std::exchange(m_exceeded, false); }

private:
    qsizetype m_records = maxOtlpRecords;
    qsizetype m_values = maxOtlpValues;
    bool m_exceeded = false;
};

/// Takes a record into the export that `read(record)` has filled, or counts it as rejected.
template <class Record, class Read>
void takeRecord(OtlpExport<Record>& into, OtlpGroup<Record>& group, OtlpBudget& budget, Read read)
{
    const auto reject = [&](const char* why) {
        if (into.rejected++ == 0)
            into.why = QString::fromLatin1(why);
    };
    if (!budget.takeRecord())
        return reject("there are too many records in one export");
    Record record;
    if (read(record))
        group.records.append(std::move(record));
    else
        reject(budget.wasExceeded() ? "a record holds too many or too deeply nested values"
                                    : "a record does not have the form of OTLP");
}

} // namespace jumpseat
