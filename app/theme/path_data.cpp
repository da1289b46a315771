// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/path_data.h"

#include <cctype>
#include <charconv>
#include <cstring>

namespace jumpseat {
namespace {

class Reader {
public:
    explicit Reader(const char* data)
        : m_at(data)
    {
    }
    bool atEnd()
    {
        skip();
        return *m_at == 0;
    }
    /// The next command letter, or the last one again where numbers follow directly.
    char command()
    {
        skip();
        if (std::isalpha(static_cast<unsigned char>(*m_at)))
            return m_last = *m_at++;
        return m_last == 'M' ? 'L' : m_last;
    }
    double number()
    {
        // Not strtod: that one reads a decimal comma in half of Europe.
        skip();
        double value = 0;
        m_at = std::from_chars(m_at, m_at + std::strlen(m_at), value).ptr;
        return value;
    }

private:
    void skip()
    {
        while (*m_at == ' ' || *m_at == ',')
            ++m_at;
    }
    const char* m_at;
    char m_last = 'M';
};

void step(QPainterPath& path, Reader& reader)
{
    const QPointF here = path.currentPosition();
    switch (reader.command()) {
    case 'M': {
        const double x = reader.number();
        path.moveTo(x, reader.number());
        break;
    }
    case 'L': {
        const double x = reader.number();
        path.lineTo(x, reader.number());
        break;
    }
    case 'H': path.lineTo(reader.number(), here.y()); break;
    case 'h': path.lineTo(here.x() + reader.number(), here.y()); break;
    case 'V': path.lineTo(here.x(), reader.number()); break;
    case 'v': path.lineTo(here.x(), here.y() + reader.number()); break;
    case 'Z': path.closeSubpath(); break;
    case 'O': {
        const double x = reader.number();
        const double y = reader.number();
        const double radius = reader.number();
        path.addEllipse(QPointF(x, y), radius, radius);
        break;
    }
    default: qFatal("unknown path command");
    }
}

} // namespace

QPainterPath pathFromData(const char* data)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (Reader reader(data); !reader.atEnd();)
        step(path, reader);
    return path;
}

} // namespace jumpseat
