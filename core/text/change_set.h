// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace jumpseat {

class TextDocument;

/// How ChangeSet::mapPos treats a position whose surroundings were deleted.
enum class MapMode {
    Simple = 0,      ///< never lost
    TrackDel = 1,    ///< lost when text on both sides went:  from <  pos <  to
    TrackBefore = 2, ///< lost when the text before it went:  from <  pos <= to
    TrackAfter = 3,  ///< lost when the text after it went:   from <= pos <  to
};

/// A change of a document: which parts stay, go, or are replaced by what. A value.
///
/// Semantics and JSON form are those of `ChangeSet` in @codemirror/state (MIT), so that a browser running
/// CodeMirror and this class agree section by section. Units are UTF-16 code units; a line break is one unit, '\n'.
class ChangeSet {
public:
    /// `len` units of the old document; ins = -1: kept, else replaced by `ins` units.
    struct Section {
        qint32 len = 0;
        qint32 ins = -1;
        friend bool operator==(const Section&, const Section&) = default;
    };
    /// One replaced range: [fromA, toA) of the old document became [fromB, toB) of the new one.
    struct Change {
        qint32 fromA = 0, toA = 0, fromB = 0, toB = 0;
        QString text;
        friend bool operator==(const Change&, const Change&) = default;
    };
    /// Longest document a change may name or make; also the bound on the work one message can ask for.
    static constexpr qint32 maxLength = 8 * 1024 * 1024;

    ChangeSet() = default;
    /// Nothing changes in a document of `length` units.
    [[nodiscard]] static ChangeSet identity(qint32 length);
    /// [from, to) of a document of `length` units becomes `insert`. Precondition: 0 <= from <= to <= length.
    [[nodiscard]] static ChangeSet replace(qint32 length, qint32 from, qint32 to, const QString& insert);

    /// Errors: Malformed (shape, negative or fractional numbers, a break inside a line), TooLarge.
    [[nodiscard]] static Result<ChangeSet> fromJson(const QJsonArray& json);
    [[nodiscard]] QJsonArray toJson() const;

    [[nodiscard]] qint32 lengthBefore() const;
    [[nodiscard]] qint32 lengthAfter() const;
    [[nodiscard]] qint32 insertedLength() const; ///< units of all insertions together
    /// True when nothing changes.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] const QList<Section>& sections() const { return m_sections; }
    /// The replaced ranges in order. Touching sections are kept apart.
    [[nodiscard]] QList<Change> changes() const;
    /// A Change whose text stands in the change set.
    struct ChangeView {
        qint32 fromA = 0, toA = 0, fromB = 0, toB = 0;
        QStringView text;
    };
    /// Calls `visit(const ChangeView&)` for each of changes(). For what runs over every edit of a recording: no list, and
    /// no count of a text's users, which several threads would be changing (measured: a fifth of loading a recording).
    template <class Visit> void eachChange(Visit visit) const;

    /// This, then `next`. WrongLength unless next.lengthBefore() == lengthAfter().
    [[nodiscard]] Result<ChangeSet> compose(const ChangeSet& next) const;
    /// This, moved over `other`, which starts from the same document; `before`: on a tie this one's text goes first.
    /// WrongLength unless both start from the same length.
    [[nodiscard]] Result<ChangeSet> map(const ChangeSet& other, bool before = false) const;
    /// The change that takes this one back; `before` is the document it was made for. WrongLength when it is not.
    [[nodiscard]] Result<ChangeSet> invert(const QString& before) const;
    /// The new document. WrongLength when `document` has another length.
    [[nodiscard]] Result<QString> apply(const QString& document) const;
    /// Where `pos` of the old document is in the new one; nullopt when `mode` says it is lost.
    /// assoc < 0: stay before text inserted there; else go behind it. Precondition: 0 <= pos <= lengthBefore().
    [[nodiscard]] std::optional<qint32> mapPos(qint32 pos, int assoc = -1, MapMode mode = MapMode::Simple) const;

    friend bool operator==(const ChangeSet&, const ChangeSet&) = default;

private:
    friend class ChangeSetBuilder;
    QList<Section> m_sections;
    QString m_text; // of all insertions, one behind the other
};

template <class Visit> void ChangeSet::eachChange(Visit visit) const
{
    qint32 posA = 0;
    qint32 posB = 0;
    qint32 textAt = 0;
    for (const auto& [len, ins] : m_sections) {
        if (ins >= 0) {
            visit(ChangeView { posA, posA + len, posB, posB + ins, QStringView(m_text).mid(textAt, ins) });
            textAt += ins;
        }
        posA += len;
        posB += ins < 0 ? len : ins;
    }
}

} // namespace jumpseat
