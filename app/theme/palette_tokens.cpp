// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/palette_tokens.h"

#include "base/json.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

struct TokenName {
    Token token;
    QLatin1StringView group, name;
};

constexpr TokenName tokenNames[] = {
    { Token::SurfaceWindow, "surface"_L1, "window"_L1 },
    { Token::SurfacePanel, "surface"_L1, "panel"_L1 },
    { Token::SurfaceBase, "surface"_L1, "base"_L1 },
    { Token::SurfaceRaised, "surface"_L1, "raised"_L1 },
    { Token::SurfaceSunken, "surface"_L1, "sunken"_L1 },
    { Token::SurfaceHover, "surface"_L1, "hover"_L1 },
    { Token::SurfacePressed, "surface"_L1, "pressed"_L1 },
    { Token::SurfaceSelected, "surface"_L1, "selected"_L1 },
    { Token::SurfaceCurrent, "surface"_L1, "current"_L1 },
    { Token::SurfaceLane, "surface"_L1, "lane"_L1 },
    { Token::Text1, "text"_L1, "1"_L1 },
    { Token::Text2, "text"_L1, "2"_L1 },
    { Token::Text3, "text"_L1, "3"_L1 },
    { Token::TextDisabled, "text"_L1, "disabled"_L1 },
    { Token::TextOnAccent, "text"_L1, "onAccent"_L1 },
    { Token::LineSoft, "line"_L1, "soft"_L1 },
    { Token::Line1, "line"_L1, "1"_L1 },
    { Token::LineControl, "line"_L1, "control"_L1 },
    { Token::AccentFill, "accent"_L1, "fill"_L1 },
    { Token::AccentHover, "accent"_L1, "hover"_L1 },
    { Token::AccentPressed, "accent"_L1, "pressed"_L1 },
    { Token::AccentText, "accent"_L1, "text"_L1 },
    { Token::AccentFocus, "accent"_L1, "focus"_L1 },
    { Token::StatePass, "state"_L1, "pass"_L1 },
    { Token::StateFail, "state"_L1, "fail"_L1 },
    { Token::StateFlaw, "state"_L1, "flaw"_L1 },
    { Token::StatePassWash, "state"_L1, "passWash"_L1 },
    { Token::StateFailWash, "state"_L1, "failWash"_L1 },
    { Token::StateFlawWash, "state"_L1, "flawWash"_L1 },
    { Token::WashCandidate, "wash"_L1, "candidate"_L1 },
    { Token::WashAssistant, "wash"_L1, "assistant"_L1 },
    { Token::WashEdited, "wash"_L1, "edited"_L1 },
    { Token::WashPasted, "wash"_L1, "pasted"_L1 },
    { Token::CodeText, "code"_L1, "text"_L1 },
    { Token::CodeKeyword, "code"_L1, "keyword"_L1 },
    { Token::CodeString, "code"_L1, "string"_L1 },
    { Token::CodeNumber, "code"_L1, "number"_L1 },
    { Token::CodeComment, "code"_L1, "comment"_L1 },
    { Token::CodeBuiltin, "code"_L1, "builtin"_L1 },
    { Token::CodeDecorator, "code"_L1, "decorator"_L1 },
    { Token::CodeLineno, "code"_L1, "lineno"_L1 },
};
static_assert(std::size(tokenNames) == TokenSet::tokenCount);

QColor readColor(const QJsonObject& set, QLatin1StringView group, QLatin1StringView name)
{
    const auto color = QColor::fromString(set.value(group).toObject().value(name).toString());
    if (!color.isValid())
        qFatal("tokens.json has no colour %s.%s", group.data(), name.data());
    return color;
}

/// A tool is nobody of the design's six; it looks like what is unknown, and its letter tells it apart.
QString markName(OriginKind kind)
{
    return originName(kind == OriginKind::Tool ? OriginKind::Unknown : kind);
}

} // namespace

TokenSet loadTokens(const QString& name)
{
    QFile file(u":/themes/tokens.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tokens.json is not compiled in");
    const auto set = parseJson(file.readAll()).object().value(name).toObject();
    TokenSet result;
    for (const auto& entry : tokenNames)
        result.tokens[size_t(entry.token)] = readColor(set, entry.group, entry.name);
    for (size_t i = 0; i < TokenSet::originCount; ++i) {
        const auto mark = markName(OriginKind(i)).toLatin1();
        result.origins[i] = readColor(set, "origin"_L1, QLatin1StringView(mark));
        result.inks[i] = readColor(set, "ink"_L1, QLatin1StringView(mark));
    }
    return result;
}

QPalette makePalette()
{
    const auto& set = Theme::instance();
    QPalette palette;
    const auto put = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, set.color(token)); };
    put(QPalette::Window, Token::SurfaceWindow);
    put(QPalette::Base, Token::SurfaceBase);
    put(QPalette::AlternateBase, Token::SurfaceLane);
    put(QPalette::Button, Token::SurfaceRaised);
    put(QPalette::Text, Token::Text1);
    put(QPalette::WindowText, Token::Text1);
    put(QPalette::ButtonText, Token::Text1);
    put(QPalette::PlaceholderText, Token::Text3);
    put(QPalette::Highlight, Token::SurfaceSelected);
    put(QPalette::HighlightedText, Token::Text1);
    put(QPalette::Accent, Token::AccentFill);
    put(QPalette::Link, Token::AccentText);
    put(QPalette::LinkVisited, Token::AccentText);
    put(QPalette::BrightText, Token::StateFail);
    put(QPalette::Light, Token::SurfaceRaised);
    put(QPalette::Midlight, Token::SurfaceHover);
    put(QPalette::Mid, Token::Line1);
    put(QPalette::Dark, Token::LineControl);
    put(QPalette::Shadow, Token::Text3);
    put(QPalette::ToolTipBase, Token::SurfaceRaised);
    put(QPalette::ToolTipText, Token::Text1);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, set.color(Token::SurfaceSunken));
    for (const auto role : { QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText })
        palette.setColor(QPalette::Disabled, role, set.color(Token::TextDisabled));
    palette.setColor(QPalette::Disabled, QPalette::Accent, set.color(Token::Line1));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, set.color(Token::SurfaceSunken));
    return palette;
}

} // namespace jumpseat
