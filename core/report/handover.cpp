// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/handover.h"

#include "report/handover_html.h"
#include "report/handover_json.h"

#include <QJsonDocument>

namespace jumpseat {

Result<Handover> handOver(const QList<HandoverSession>& sessions, qint64 nowWallMs)
{
    QList<HandoverContent> contents;
    for (const HandoverSession& session : sessions) {
        HandoverContent content { session, People(session.events), {} };
        for (const EventPtr& event : session.events) {
            if (auto applied = content.state.apply(event); !applied)
                return fail(ErrorCode::Damaged,
                    QStringLiteral("Event %1 of session %2 does not fit: %3.")
                        .arg(event->seq)
                        .arg(session.id.value, applied.error().what));
        }
        contents += std::move(content);
    }
    return Handover { handoverHtml(contents, nowWallMs).toUtf8(),
        QJsonDocument(handoverJson(contents, nowWallMs)).toJson() };
}

} // namespace jumpseat
