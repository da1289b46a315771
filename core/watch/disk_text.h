// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/change_set.h"

#include <QByteArray>

#include <optional>

namespace jumpseat {

/// A text file as sessions have it (line breaks are '\n'), and what else has to be known to write it back as it was: which
/// of its lines end as on Windows, and whether it begins with a byte order mark.
class DiskText {
public:
    DiskText() = default;
    /// A text of a session's, for a file that is not there yet.
    explicit DiskText(QString text)
        : m_text(std::move(text))
    {
    }
    /// nullopt for what is no text: not UTF-8, or with a NUL.
    [[nodiscard]] static std::optional<DiskText> fromBytes(const QByteArray& bytes);
    [[nodiscard]] QByteArray toBytes() const;

    [[nodiscard]] const QString& text() const { return m_text; }
    /// Lines that the change leaves alone end as they did, new ones as most of the others do.
    /// WrongLength when it was made for a text of another length.
    [[nodiscard]] Result<DiskText> changed(const ChangeSet& changes) const;

    friend bool operator==(const DiskText&, const DiskText&) = default;

private:
    /// "\r\n" of a break; a lone "\r" is one break too.
    enum class Break : quint8 { Unix, Windows, Mac };
    [[nodiscard]] Break usualBreak() const;

    QString m_text;
    QList<Break> m_breaks; ///< of each '\n' in order; empty: all are Unix
    bool m_hasMark = false;
};

} // namespace jumpseat
