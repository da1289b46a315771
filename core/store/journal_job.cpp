// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_job.h"

#include "session/event_fields.h"

namespace jumpseat {
namespace {

struct Weigher {
    qint64 bytes = 0;

    void operator()(const char*, const QString& text) { bytes += text.size() * qint64(sizeof(QChar)); }
    void operator()(const char*, const ChangeSet& changes)
    {
        bytes += changes.insertedLength() * qint64(sizeof(QChar)) + changes.sections().size() * 8;
    }
    template <class T> void operator()(const char* name, const QList<T>& items)
    {
        for (const T& item : items)
            (*this)(name, item);
    }
    template <class T> void operator()(const char*, const T&) { bytes += qint64(sizeof(T)); }
};

} // namespace

qint64 weightOf(const Event& event)
{
    constexpr qint64 ofAnUnknownOne = 4096;
    if (std::holds_alternative<event::Unknown>(event.payload))
        return ofAnUnknownOne;
    Weigher weigher { qint64(sizeof(Event)) };
    visitFields(const_cast<event::Payload&>(event.payload), weigher); // only reads
    return weigher.bytes;
}

} // namespace jumpseat
