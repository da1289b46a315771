// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/change_set.h"

#include "text/section_iterator.h"

namespace jumpseat {

namespace {

std::unexpected<Error> mismatched()
{
    return fail(ErrorCode::WrongLength, QStringLiteral("the change was made for a document of another length"));
}

} // namespace

ChangeSet ChangeSet::identity(qint32 length)
{
    ChangeSetBuilder builder;
    builder.add(length, -1);
    return builder.take();
}

ChangeSet ChangeSet::replace(qint32 length, qint32 from, qint32 to, const QString& insert)
{
    ChangeSetBuilder builder;
    builder.add(from, -1);
    builder.add(to - from, qint32(insert.size()));
    builder.addText(insert);
    builder.add(length - to, -1);
    return builder.take();
}

qint32 ChangeSet::lengthBefore() const
{
    qint32 length = 0;
    for (const auto& section : m_sections)
        length += section.len;
    return length;
}

qint32 ChangeSet::insertedLength() const
{
    qint32 length = 0;
    for (const Section& section : m_sections)
        length += std::max(0, section.ins);
    return length;
}

qint32 ChangeSet::lengthAfter() const
{
    qint32 length = 0;
    for (const auto& section : m_sections)
        length += section.ins < 0 ? section.len : section.ins;
    return length;
}

bool ChangeSet::isEmpty() const
{
    return m_sections.isEmpty() || (m_sections.size() == 1 && m_sections.first().ins < 0);
}

QList<ChangeSet::Change> ChangeSet::changes() const
{
    QList<Change> result;
    eachChange([&](const ChangeView& change) {
        result.append({ change.fromA, change.toA, change.fromB, change.toB,
            change.text.size() == m_text.size() ? m_text : change.text.toString() });
    });
    return result;
}

Result<ChangeSet> ChangeSet::compose(const ChangeSet& next) const
{
    if (lengthAfter() != next.lengthBefore())
        return mismatched();
    if (isEmpty())
        return next;
    if (next.isEmpty())
        return *this;

    ChangeSetBuilder out(m_sections.size() + next.m_sections.size());
    SectionIterator a(m_sections, m_text);
    SectionIterator b(next.m_sections, next.m_text);
    // `open`: the piece being written belongs to a replacement begun earlier and is joined to it.
    for (bool open = false; !(a.done() && b.done());) {
        if (a.ins == 0) {
            out.add(a.len, 0, open);
            a.next();
        } else if (b.len == 0 && !b.done()) {
            out.add(0, b.ins, open);
            out.addText(b.text());
            b.next();
        } else if (a.done() || b.done()) {
            return mismatched();
        } else {
            const qint32 len = std::min(a.len2(), b.len);
            const auto written = out.size();
            if (a.ins == -1) {
                const qint32 ins = b.ins == -1 ? -1 : (b.off ? 0 : b.ins);
                out.add(len, ins, open);
                if (ins > 0)
                    out.addText(b.text());
            } else if (b.ins == -1) {
                out.add(a.off ? 0 : a.len, len, open);
                out.addText(a.textBit(len));
            } else {
                out.add(a.off ? 0 : a.len, b.off ? 0 : b.ins, open);
                if (!b.off)
                    out.addText(b.text());
            }
            open = (a.ins > len || (b.ins >= 0 && b.len > len)) && (open || out.size() > written);
            a.forward2(len);
            b.forward(len);
        }
    }
    return out.take();
}

namespace {

/// B's change goes first: what it did becomes kept text, and A's changes that end inside it survive as insertions.
void skipChangeOfB(SectionIterator& a, SectionIterator& b, qsizetype& placed, ChangeSetBuilder& out)
{
    out.add(b.ins, -1);
    for (qint32 len = b.len; len > 0;) {
        const qint32 piece = std::min(a.len, len);
        if (a.ins >= 0 && placed < a.index && a.len <= piece) {
            out.add(0, a.ins);
            placed = a.index;
        }
        a.forward(piece);
        len -= piece;
    }
    b.next();
}

/// A's change up to the next change of B that is not a deletion inside it.
void takeChangeOfA(SectionIterator& a, SectionIterator& b, qsizetype& placed, ChangeSetBuilder& out)
{
    qint32 len = 0;
    qint32 left = a.len;
    while (left > 0) {
        if (b.ins == -1) {
            const qint32 piece = std::min(left, b.len);
            len += piece;
            left -= piece;
            b.forward(piece);
        } else if (b.ins == 0 && b.len < left) {
            left -= b.len;
            b.next();
        } else {
            break;
        }
    }
    out.add(len, placed < a.index ? a.ins : 0);
    placed = a.index;
    a.forward(a.len - left);
}

} // namespace

Result<ChangeSet> ChangeSet::map(const ChangeSet& other, bool before) const
{
    // Checked first: past the end of the shorter one the loop below would have nothing left to consume.
    if (lengthBefore() != other.lengthBefore())
        return mismatched();
    if (other.isEmpty())
        return *this;
    if (isEmpty())
        return identity(other.lengthAfter());

    ChangeSetBuilder out(m_sections.size() + other.m_sections.size());
    SectionIterator a(m_sections, m_text);
    SectionIterator b(other.m_sections, other.m_text);
    out.addText(QString(m_text)); // moving keeps all that was inserted, and its order
    qsizetype placed = -1;        // index of the last section of A whose insertion stands in `out`
    while (!(a.done() && b.done())) {
        if ((a.done() && b.len > 0) || (b.done() && a.len > 0))
            return mismatched();
        if (a.ins == -1 && b.ins == -1) {
            const qint32 len = std::min(a.len, b.len);
            out.add(len, -1);
            a.forward(len);
            b.forward(len);
        } else if (b.ins >= 0
            && (a.ins < 0 || placed == a.index || (a.off == 0 && (b.len < a.len || (b.len == a.len && !before))))) {
            skipChangeOfB(a, b, placed, out);
        } else if (a.ins >= 0) {
            takeChangeOfA(a, b, placed, out);
        } else {
            return mismatched();
        }
    }
    return out.take();
}

Result<ChangeSet> ChangeSet::invert(const QString& before) const
{
    if (lengthBefore() != before.size())
        return mismatched();
    ChangeSet result;
    result.m_sections = m_sections;
    qint32 pos = 0;
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const auto [len, ins] = m_sections.at(i);
        if (ins >= 0) {
            result.m_sections[i] = { ins, len };
            result.m_text += QStringView(before).mid(pos, len);
        }
        pos += len;
    }
    return result;
}

Result<QString> ChangeSet::apply(const QString& document) const
{
    if (lengthBefore() != document.size())
        return mismatched();
    QString result;
    result.reserve(lengthAfter());
    qint32 pos = 0;
    qint32 textAt = 0;
    for (const auto& [len, ins] : m_sections) {
        if (ins < 0) {
            result.append(QStringView(document).mid(pos, len));
        } else {
            result.append(QStringView(m_text).mid(textAt, ins));
            textAt += ins;
        }
        pos += len;
    }
    return result;
}

std::optional<qint32> ChangeSet::mapPos(qint32 pos, int assoc, MapMode mode) const
{
    qint32 posA = 0;
    qint32 posB = 0;
    for (const auto& [len, ins] : m_sections) {
        const qint32 endA = posA + len;
        if (ins < 0) {
            if (endA > pos)
                return posB + (pos - posA);
            posB += len;
        } else {
            const bool lost = endA >= pos
                && ((mode == MapMode::TrackDel && posA < pos && endA > pos)
                    || (mode == MapMode::TrackBefore && posA < pos) || (mode == MapMode::TrackAfter && endA > pos));
            if (lost)
                return std::nullopt;
            if (endA > pos || (endA == pos && assoc < 0 && len == 0))
                return pos == posA || assoc < 0 ? posB : posB + ins;
            posB += ins;
        }
        posA = endA;
    }
    return posB;
}

} // namespace jumpseat
