// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/lost_kit.h"

#include "base/json.h"

#include <QJsonObject>

namespace jumpseat {

QByteArray lostKit(const event::SessionStarted& info)
{
    const QJsonObject snapshot { { QStringLiteral("id"), info.kitId }, { QStringLiteral("title"), info.kitTitle },
        { QStringLiteral("version"), info.kitVersion }, { QStringLiteral("lost"), true } };
    return QJsonDocument(snapshot).toJson(QJsonDocument::Compact);
}

bool isLostKit(const QByteArray& snapshot)
{
    return parseJson(snapshot).object()[QStringLiteral("lost")].toBool();
}

} // namespace jumpseat
