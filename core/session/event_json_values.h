// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QJsonValue>

namespace jumpseat::journal {

// The values of event payloads as the journal writes them. read() gives false for another shape.

[[nodiscard]] QJsonValue write(const QString& v);
[[nodiscard]] QJsonValue write(bool v);
[[nodiscard]] QJsonValue write(int v);
[[nodiscard]] QJsonValue write(qint64 v);
[[nodiscard]] QJsonValue write(Role v);
[[nodiscard]] QJsonValue write(Decision v);
[[nodiscard]] QJsonValue write(NoteTag v);
[[nodiscard]] QJsonValue write(FlawVerdict v);
[[nodiscard]] QJsonValue write(Recommendation v);
[[nodiscard]] QJsonValue write(PastePlace v);
[[nodiscard]] QJsonValue write(OutputStream v);
[[nodiscard]] QJsonValue write(TestOutcome v);
[[nodiscard]] QJsonValue write(ReviewSide v);
[[nodiscard]] QJsonValue write(ReviewVerdict v);
[[nodiscard]] QJsonValue write(const ChangeSet& v);
[[nodiscard]] QJsonValue write(const std::optional<int>& v);
[[nodiscard]] QJsonValue write(const QStringList& v);
[[nodiscard]] QJsonValue write(const QList<FlawId>& v);
[[nodiscard]] QJsonValue write(const Origin& v);
[[nodiscard]] QJsonValue write(const QList<OriginRun>& v);
[[nodiscard]] QJsonValue write(const QList<TestResult>& v);
[[nodiscard]] QJsonValue write(const QList<CastLine>& v);
[[nodiscard]] QJsonValue write(const Outside& v);
[[nodiscard]] QJsonValue write(const QList<ActEdit>& v);
template <class Tag> [[nodiscard]] QJsonValue write(const Id<Tag>& v)
{
    return v.value;
}

[[nodiscard]] bool read(const QJsonValue& j, QString& v);
[[nodiscard]] bool read(const QJsonValue& j, bool& v);
[[nodiscard]] bool read(const QJsonValue& j, int& v);
[[nodiscard]] bool read(const QJsonValue& j, qint64& v);
[[nodiscard]] bool read(const QJsonValue& j, Role& v);
[[nodiscard]] bool read(const QJsonValue& j, Decision& v);
[[nodiscard]] bool read(const QJsonValue& j, NoteTag& v);
[[nodiscard]] bool read(const QJsonValue& j, FlawVerdict& v);
[[nodiscard]] bool read(const QJsonValue& j, Recommendation& v);
[[nodiscard]] bool read(const QJsonValue& j, PastePlace& v);
[[nodiscard]] bool read(const QJsonValue& j, OutputStream& v);
[[nodiscard]] bool read(const QJsonValue& j, TestOutcome& v);
[[nodiscard]] bool read(const QJsonValue& j, ReviewSide& v);
[[nodiscard]] bool read(const QJsonValue& j, ReviewVerdict& v);
[[nodiscard]] bool read(const QJsonValue& j, ChangeSet& v);
[[nodiscard]] bool read(const QJsonValue& j, std::optional<int>& v);
[[nodiscard]] bool read(const QJsonValue& j, QStringList& v);
[[nodiscard]] bool read(const QJsonValue& j, QList<FlawId>& v);
[[nodiscard]] bool read(const QJsonValue& j, Origin& v);
[[nodiscard]] bool read(const QJsonValue& j, QList<OriginRun>& v);
[[nodiscard]] bool read(const QJsonValue& j, QList<TestResult>& v);
[[nodiscard]] bool read(const QJsonValue& j, QList<CastLine>& v);
[[nodiscard]] bool read(const QJsonValue& j, Outside& v);
[[nodiscard]] bool read(const QJsonValue& j, QList<ActEdit>& v);
template <class Tag> [[nodiscard]] bool read(const QJsonValue& j, Id<Tag>& v)
{
    return read(j, v.value);
}

} // namespace jumpseat::journal
