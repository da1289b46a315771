// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/focus_ring.h"
#include "theme/icon_engine.h"
#include "theme/jumpseat_style.h"
#include "theme/palette_tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QStyleHints>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

constexpr int designPixelSize = 13;

/// The system's font; where no desktop names one (fontconfig's last resort), a face the design was drawn with.
QFont chosenFont(QFontDatabase::SystemFont kind, const QString& lastResort, const QStringList& preferred)
{
    QFont font = QFontDatabase::systemFont(kind);
    if (QFontInfo(font).family() != lastResort)
        return font;
    font.setPixelSize(designPixelSize);
    const auto known = QFontDatabase::families();
    for (const auto& family : preferred) {
        if (known.contains(family)) {
            font.setFamilies({ family });
            break;
        }
    }
    return font;
}

} // namespace

struct Theme::Impl {
    TokenSet light = loadTokens(u"light"_s);
    TokenSet dark = loadTokens(u"dark"_s);
    bool isDark = false;
    bool installed = false;
    QFont ui, fixed;
    int rowHeight = 26; // px; lists ask for it with every row

    void readFonts()
    {
        ui =
            chosenFont(QFontDatabase::GeneralFont, u"DejaVu Sans"_s, { u"Adwaita Sans"_s, u"Inter"_s, u"Noto Sans"_s });
        ui.setFeature("tnum", 1);
        rowHeight = std::max(26, QFontMetrics(ui).height() + 8);
        // Ligatures are off by feature and, because some text layouts drop features, by the choice of face too.
        fixed = chosenFont(QFontDatabase::FixedFont, u"DejaVu Sans Mono"_s,
            { u"Adwaita Mono"_s, u"JetBrains Mono NL"_s, u"JetBrains Mono"_s, u"Noto Sans Mono"_s });
        fixed.setFixedPitch(true);
        fixed.setPixelSize(QFontInfo(ui).pixelSize());
        fixed.setFeature("liga", 0);
        fixed.setFeature("calt", 0);
    }
    [[nodiscard]] const TokenSet& set() const { return isDark ? dark : light; }
    [[nodiscard]] QFont scaled(qreal factor, QFont::Weight weight) const
    {
        QFont font = ui;
        font.setPixelSize(std::max(11, qRound(QFontInfo(ui).pixelSize() * factor)));
        font.setWeight(weight);
        return font;
    }
};

Theme::Theme()
    : m_impl(new Impl)
{
    m_impl->readFonts();
}

Theme& Theme::instance()
{
    static auto* theme = new Theme; // outlives every widget that asks while the program ends
    return *theme;
}

void Theme::install(ThemeChoice choice)
{
    auto* hints = QGuiApplication::styleHints();
    hints->setColorScheme(choice == ThemeChoice::Dark ? Qt::ColorScheme::Dark
            : choice == ThemeChoice::Light            ? Qt::ColorScheme::Light
                                                      : Qt::ColorScheme::Unknown);
    if (!m_impl->installed) {
        m_impl->installed = true;
        m_impl->readFonts();
        QApplication::setStyle(new JumpseatStyle);
        QApplication::setFont(m_impl->ui);
        new FocusRing(qApp);
    }
    const auto apply = [this, choice] {
        const bool system = choice == ThemeChoice::System;
        m_impl->isDark = system ? QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark
                                : choice == ThemeChoice::Dark;
        QApplication::setPalette(makePalette());
        QToolTip::setPalette(makePalette()); // tooltips keep a palette of their own
        Q_EMIT changed();
    };
    disconnect(hints, nullptr, this, nullptr);
    connect(hints, &QStyleHints::colorSchemeChanged, this, apply);
    apply();
}

bool Theme::isDark() const
{
    return m_impl->isDark;
}
QColor Theme::color(Token token) const
{
    return m_impl->set().color(token);
}
QColor Theme::origin(OriginKind kind) const
{
    return m_impl->set().origins[size_t(kind)];
}
QColor Theme::ink(OriginKind kind) const
{
    return m_impl->set().inks[size_t(kind)];
}
QFont Theme::caption() const
{
    return m_impl->scaled(0.85, QFont::Normal);
}
QFont Theme::body() const
{
    return m_impl->ui;
}
QFont Theme::strong() const
{
    return m_impl->scaled(1, QFont::DemiBold);
}
QFont Theme::title() const
{
    return m_impl->scaled(1.1, QFont::DemiBold);
}
QFont Theme::section() const
{
    return m_impl->scaled(1.3, QFont::DemiBold);
}
QFont Theme::clock() const
{
    return m_impl->scaled(1.45, QFont::DemiBold);
}
QFont Theme::code() const
{
    return m_impl->fixed;
}
int Theme::rowHeight() const
{
    return m_impl->rowHeight;
}
QIcon Theme::icon(const QString& name) const
{
    return QIcon(new IconEngine(name));
}

} // namespace jumpseat
