// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/xml_guard.h"

#include "run/reports/report_text.h"

namespace jumpseat {
namespace {

constexpr int mostAttributes = 100;

/// Behind the next `end`; the end of the text when there is none.
qsizetype behind(QStringView xml, qsizetype from, QStringView end)
{
    const qsizetype at = xml.indexOf(end, from);
    return at < 0 ? xml.size() : at + end.size();
}

struct Tag {
    qsizetype end = 0;  ///< behind it
    int quoted = 0;     ///< attributes, when it is well formed
    bool opens = false; ///< a "[" stands outside quotes
};

Tag tagAt(QStringView xml, qsizetype at)
{
    Tag tag;
    for (tag.end = at; tag.end < xml.size() && !tag.opens && tag.quoted <= mostAttributes;) {
        const QChar c = xml.at(tag.end++);
        if (c == u'>')
            break;
        tag.opens = c == u'[';
        if (c == u'"' || c == u'\'') {
            tag.end = behind(xml, tag.end, QStringView(&c, 1));
            ++tag.quoted;
        }
    }
    return tag;
}

XmlTrouble troubleAt(QStringView xml, qsizetype at, bool declares)
{
    const QString what = declares ? QStringLiteral("the report makes declarations of its own, which are not read")
                                  : QStringLiteral("a tag has more than %1 attributes").arg(mostAttributes);
    return { at, malformedAt(xml.first(at).count(u'\n') + 1, what) };
}

} // namespace

std::optional<XmlTrouble> xmlTrouble(QStringView xml)
{
    for (qsizetype at = xml.indexOf(u'<'); at >= 0; at = xml.indexOf(u'<', at)) {
        const QStringView rest = xml.sliced(at);
        if (rest.startsWith(QStringLiteral("<!--"))) {
            at = behind(xml, at + 4, QStringLiteral("-->"));
        } else if (rest.startsWith(QStringLiteral("<![CDATA["))) {
            at = behind(xml, at, QStringLiteral("]]>"));
        } else if (rest.startsWith(QStringLiteral("<?"))) {
            at = behind(xml, at, QStringLiteral("?>"));
        } else {
            const Tag tag = tagAt(xml, at);
            const bool declares = tag.opens && rest.startsWith(QStringLiteral("<!"));
            if (declares || tag.quoted > mostAttributes)
                return troubleAt(xml, at, declares);
            at = tag.end;
        }
    }
    return {};
}

} // namespace jumpseat
