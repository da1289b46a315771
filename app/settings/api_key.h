// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

class QDebug;

namespace jumpseat {

/// A key of a model service in memory: never copied, never printed, overwritten when it is let go.
class ApiKey {
public:
    /// Errors: Malformed (empty, too long, or no printable ASCII without spaces: such a key would not fit into a header).
    [[nodiscard]] static Result<std::shared_ptr<const ApiKey>> from(QStringView text);
    ~ApiKey();
    ApiKey(const ApiKey&) = delete;
    ApiKey& operator=(const ApiKey&) = delete;

    /// A copy, for the one place that sends it. Whoever takes it wipes it (below) as soon as it can.
    [[nodiscard]] QString copy() const;

    static constexpr qsizetype longest = 4096;

private:
    explicit ApiKey(QByteArray bytes);
    QByteArray m_bytes;
};
using ApiKeyPtr = std::shared_ptr<const ApiKey>; ///< nullptr: there is none

QDebug operator<<(QDebug debug, const ApiKey& key) = delete;
QDebug operator<<(QDebug debug, const ApiKeyPtr& key) = delete;

/// Overwrites what the text holds, unless another text shares it, and empties it.
void wipe(QString& text);

} // namespace jumpseat
