// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/inflater.h"
#include "dialects/headers.h"
#include "dialects/reply_reader.h"
#include "gateway/reply_acts.h"

#include <memory>

namespace jumpseat {

/// The copy of a model's answer that is read while the answer itself goes to its client: unpacked where it is packed, and
/// made acts of.
class AnswerCopy {
public:
    static constexpr qint64 maxUnpacked = 256LL * 1024 * 1024; ///< bytes; what is packed tighter is not read on

    /// `model`: as asked for.
    AnswerCopy(
        Dialect dialect, int status, const HeaderList& headers, const QString& model, bool byAgent, ActMemory& memory);

    [[nodiscard]] QList<act::What> feed(QByteArrayView bytes);
    /// `whole`: the server sent all that it announced. Whether the dialect's own end was there is looked at, too.
    [[nodiscard]] QList<act::What> finish(bool whole);

    [[nodiscard]] const QString& requestId() const { return m_requestId; }
    [[nodiscard]] const ReplyActs& acts() const { return m_acts; }
    [[nodiscard]] bool wasComplete() const { return m_wasComplete; } ///< after finish()

private:
    QString m_requestId;
    ReplyReader m_reader;
    ReplyActs m_acts;
    std::unique_ptr<Inflater> m_inflater;
    QList<act::What> m_unpacked; ///< what the inflater's content told
    bool m_isReadable = true;    ///< not packed in a way that nobody here unpacks
    bool m_wasComplete = false;
};

/// "gzip", "br", ... of Content-Encoding in lower case; empty for none and for "identity".
[[nodiscard]] QByteArray encodingOf(const HeaderList& headers);
/// What an Inflater can unpack.
[[nodiscard]] bool canBeUnpacked(const QByteArray& encoding);

} // namespace jumpseat
