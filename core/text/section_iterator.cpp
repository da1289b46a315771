// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/section_iterator.h"

namespace jumpseat {

void SectionIterator::next()
{
    if (index >= 0 && index < m_sections.size())
        m_textAt += std::max(0, m_sections.at(index).ins);
    ++index;
    off = 0;
    if (index < m_sections.size()) {
        len = m_sections.at(index).len;
        ins = m_sections.at(index).ins;
    } else {
        len = 0;
        ins = -2;
    }
}

void SectionIterator::forward(qint32 length)
{
    if (length == len) {
        next();
    } else {
        len -= length;
        off += length;
    }
}

void SectionIterator::forward2(qint32 length)
{
    if (ins == -1) {
        forward(length);
    } else if (length == ins) {
        next();
    } else {
        ins -= length;
        off += length;
    }
}

void ChangeSetBuilder::add(qint32 len, qint32 ins, bool join)
{
    if (len == 0 && ins <= 0)
        return;
    if (m_sections.isEmpty()) {
        m_sections.append({ len, ins });
        return;
    }
    auto& last = m_sections.last();
    if (ins <= 0 && ins == last.ins) {
        last.len += len;
    } else if (len == 0 && last.len == 0) {
        last.ins += ins;
    } else if (join) {
        last.len += len;
        last.ins += ins;
    } else {
        m_sections.append({ len, ins });
    }
}

ChangeSet ChangeSetBuilder::take()
{
    ChangeSet result;
    result.m_sections = std::move(m_sections);
    result.m_text = std::move(m_text);
    return result;
}

} // namespace jumpseat
