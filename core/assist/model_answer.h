// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "dialects/reply_reader.h"
#include "session/event.h"
#include "upstream/upstream.h"

#include <functional>

namespace jumpseat {

/// How a model's answer ended, in the words of event::ReplyFinished.
struct AnswerEnd {
    QString text;
    QString ending, why;
    int waitSeconds = 0;
    event::ModelUsed used;
};

/// One answer of a model as it comes: text in pieces, then its end. Feed it from an Upstream.
class ModelAnswer {
public:
    static constexpr qsizetype maxText = 1024 * 1024; ///< UTF-16 units; what comes after is not kept: "length"

    ModelAnswer(Dialect dialect, QString model, const Clock& clock);

    void began(int status, const HeaderList& headers);
    /// What of the text is new.
    [[nodiscard]] QString said(QByteArrayView bytes);
    /// `problem` of the way there; nullopt: the server ended it.
    [[nodiscard]] AnswerEnd ended(const std::optional<UpstreamProblem>& problem);
    /// The candidate had enough of it.
    [[nodiscard]] AnswerEnd stopped();
    [[nodiscard]] bool isFull() const { return m_end.text.size() >= maxText; }

private:
    QString take(const QList<ReplyPart>& parts);
    void failWith(int status, const QString& type, const QString& message);
    [[nodiscard]] AnswerEnd summed();

    Dialect m_dialect;
    const Clock& m_clock;
    qint64 m_startedUs;
    std::optional<ReplyReader> m_reader;
    int m_status = 0;
    int m_retryAfter = 0;
    AnswerEnd m_end;
};

} // namespace jumpseat
