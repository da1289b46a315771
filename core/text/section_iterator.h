// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/change_set.h"

namespace jumpseat {

/// Walks the sections of a change set in pieces of any size. Mirrors SectionIter of @codemirror/state, because the
/// order in which pieces are taken is what makes compose and map agree with it.
class SectionIterator {
public:
    SectionIterator(const QList<ChangeSet::Section>& sections, const QString& text)
        : m_sections(sections)
        , m_text(text)
    {
        next();
    }

    qint32 len = 0; ///< what is left of the section in the old document
    qint32 ins = 0; ///< -1 kept, -2 past the end, else what is left of the insertion
    qint32 off = 0; ///< how much of the section has been consumed
    qsizetype index = -1;

    [[nodiscard]] bool done() const { return ins == -2; }
    /// Length in the new document.
    [[nodiscard]] qint32 len2() const { return ins < 0 ? len : ins; }
    [[nodiscard]] QStringView text() const
    {
        return QStringView(m_text).mid(m_textAt, std::max(0, m_sections.at(index).ins));
    }
    [[nodiscard]] QStringView textBit(qint32 length) const { return text().mid(off, length); }

    void next();
    void forward(qint32 length);  ///< consume in the old document
    void forward2(qint32 length); ///< consume in the new document

private:
    const QList<ChangeSet::Section>& m_sections;
    const QString& m_text;
    qint32 m_textAt = 0; // where that of the section stands in m_text
};

/// Puts a change set together section by section, by the joining rules of @codemirror/state's addSection.
class ChangeSetBuilder {
public:
    /// `sections` will probably do.
    explicit ChangeSetBuilder(qsizetype sections = 3) { m_sections.reserve(sections); }

    void add(qint32 len, qint32 ins, bool join = false);
    /// The text of the insertion just added.
    void addText(QStringView text) { m_text += text; }
    void addText(QString&& text)
    {
        if (m_text.isEmpty())
            m_text = std::move(text);
        else
            m_text += text;
    }
    [[nodiscard]] qsizetype size() const { return m_sections.size(); }
    [[nodiscard]] ChangeSet take();

private:
    QList<ChangeSet::Section> m_sections;
    QString m_text;
};

} // namespace jumpseat
