// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_repair.h"

#include <QString>
#include <QStringDecoder>

namespace jumpseat {
namespace {

/// The code of "\uXXXX" at `at`, or -1.
int escapedUnit(QByteArrayView json, qsizetype at)
{
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return -1;
    bool ok = false;
    const int code = QByteArray(json.sliced(at + 2, 4)).toInt(&ok, 16);
    return ok ? code : -1;
}

/// Escapes are only looked for where a backslash begins one: "\\ud800" is a backslash and letters.
bool mendEscapes(QByteArray& json)
{
    bool mended = false;
    for (qsizetype at = json.indexOf('\\'); at >= 0 && at < json.size(); at = json.indexOf('\\', at)) {
        const int code = escapedUnit(json, at);
        if (code < 0) {
            at += 2;
            continue;
        }
        const bool isHigh = QChar::isHighSurrogate(uint(code));
        if (isHigh && QChar::isLowSurrogate(uint(std::max(0, escapedUnit(json, at + 6))))) {
            at += 12;
            continue;
        }
        if (isHigh || QChar::isLowSurrogate(uint(code))) {
            json.replace(at, 6, "\\ufffd");
            mended = true;
        }
        at += 6;
    }
    return mended;
}

} // namespace

std::optional<RepairedJson> repairedJson(QByteArrayView json)
{
    RepairedJson repaired;
    if (json.isValidUtf8()) {
        repaired.json = json.toByteArray();
    } else {
        repaired.hadBadBytes = true;
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        const QString text = decode(json);
        repaired.json = text.toUtf8();
    }
    const bool mended = mendEscapes(repaired.json);
    if (!mended && !repaired.hadBadBytes)
        return std::nullopt;
    return repaired;
}

} // namespace jumpseat
