// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QMimeData>

namespace jumpseat {

/// What is dragged when an event is dragged: its seq as text.
inline constexpr auto eventMimeType = "application/x-jumpseat-event";

/// For a model whose rows are events: what a drag of one of them carries. The caller takes it over.
[[nodiscard]] inline QMimeData* eventMime(Seq seq)
{
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(eventMimeType), QByteArray::number(seq));
    return mime;
}

/// The dragged event, or 0.
[[nodiscard]] inline Seq draggedEvent(const QMimeData* mime)
{
    bool ok = false;
    const Seq seq = mime->data(QLatin1String(eventMimeType)).toLongLong(&ok);
    return ok && seq > 0 ? seq : 0;
}

} // namespace jumpseat
