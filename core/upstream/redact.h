// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace jumpseat {

/// Replaces a key wherever it stands in bytes that come in any pieces. What replaces it is as long as the key, so that
/// lengths that were announced stay true. Holds back at most the last bytes that may be the beginning of the key.
class Redactor {
public:
    static constexpr qsizetype shortestKey = 8; ///< shorter keys are left alone: they would be found in any text

    explicit Redactor(QByteArray key);

    [[nodiscard]] QByteArray feed(QByteArrayView bytes);
    /// What was held back.
    [[nodiscard]] QByteArray finish();
    [[nodiscard]] qint64 found() const { return m_found; } ///< how often the key was replaced

private:
    QByteArray m_key, m_mask, m_held;
    qint64 m_found = 0;
};

/// The same for a text that is there in one piece.
[[nodiscard]] QByteArray redacted(QByteArray bytes, const QByteArray& key);
[[nodiscard]] QString redacted(QString text, const QString& key);

} // namespace jumpseat
