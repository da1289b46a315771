// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/terminal_colors.h"

#include "theme/theme.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {

namespace {

constexpr double leastContrast = 3;

QColor mixed(const QColor& one, const QColor& other, double share)
{
    const auto part = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return { part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue()) };
}

QColor namedColor(int number)
{
    const auto& theme = Theme::instance();
    const QColor text = theme.color(Token::Text1);
    switch (number % 8) {
    case 0: return number < 8 ? theme.color(Token::SurfaceSunken) : theme.color(Token::Text3);
    case 1: return number < 8 ? theme.color(Token::StateFail) : mixed(theme.color(Token::StateFail), text, 0.35);
    case 2: return number < 8 ? theme.color(Token::StatePass) : mixed(theme.color(Token::StatePass), text, 0.35);
    case 3: return number < 8 ? theme.color(Token::CodeNumber) : mixed(theme.color(Token::CodeNumber), text, 0.35);
    case 4: return number < 8 ? theme.color(Token::AccentText) : mixed(theme.color(Token::AccentText), text, 0.35);
    case 5: return number < 8 ? theme.ink(OriginKind::Assistant) : mixed(theme.ink(OriginKind::Assistant), text, 0.35);
    case 6: return number < 8 ? theme.ink(OriginKind::Candidate) : mixed(theme.ink(OriginKind::Candidate), text, 0.35);
    default: return number < 8 ? theme.color(Token::Text2) : text;
    }
}

/// Beyond the sixteen: a cube of six steps a colour, then greys.
QColor indexedColor(int number)
{
    if (number < 16)
        return namedColor(number);
    if (number >= 232) {
        const int grey = 8 + (number - 232) * 10;
        return { grey, grey, grey };
    }
    const auto step = [](int n) { return n == 0 ? 0 : 55 + n * 40; };
    const int cube = number - 16;
    return { step(cube / 36), step(cube / 6 % 6), step(cube % 6) };
}

QColor resolved(const CellColor& color, Token own)
{
    switch (color.kind) {
    case CellColor::Kind::Default: break;
    case CellColor::Kind::Indexed: return indexedColor(color.red);
    case CellColor::Kind::Rgb: return { color.red, color.green, color.blue };
    }
    return Theme::instance().color(own);
}

double luminance(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor readable(QColor ink, const QColor& ground)
{
    if (contrastOf(ink, ground) >= leastContrast)
        return ink;
    const auto& theme = Theme::instance();
    const QColor one = theme.color(Token::Text1);
    const QColor other = theme.color(Token::SurfaceBase);
    const QColor towards = contrastOf(one, ground) >= contrastOf(other, ground) ? one : other;
    for (int step = 1; step <= 4; ++step) {
        const QColor tried = mixed(ink, towards, step * 0.25);
        if (contrastOf(tried, ground) >= leastContrast)
            return tried;
    }
    return towards;
}

} // namespace

double contrastOf(const QColor& one, const QColor& other)
{
    const double first = luminance(one);
    const double second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

CellColors cellColors(const CellLook& look, bool isScreenReversed)
{
    QColor ink = resolved(look.ink, Token::CodeText);
    QColor ground = resolved(look.ground, Token::SurfaceBase);
    if (look.reverse != isScreenReversed)
        std::swap(ink, ground);
    return { look.conceal ? ground : readable(ink, ground), ground };
}

} // namespace jumpseat
