// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event_mark.h"
#include "text/origin.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace jumpseat {

/// Every colour of the design, by the name it has in resources/themes/tokens.json.
enum class Token {
    SurfaceWindow,
    SurfacePanel,
    SurfaceBase,
    SurfaceRaised,
    SurfaceSunken,
    SurfaceHover,
    SurfacePressed,
    SurfaceSelected,
    SurfaceCurrent,
    SurfaceLane,
    Text1,
    Text2,
    Text3,
    TextDisabled,
    TextOnAccent,
    LineSoft,
    Line1,
    LineControl,
    AccentFill,
    AccentHover,
    AccentPressed,
    AccentText,
    AccentFocus,
    StatePass,
    StateFail,
    StateFlaw,
    StatePassWash,
    StateFailWash,
    StateFlawWash,
    WashCandidate,
    WashAssistant,
    WashEdited,
    WashPasted,
    CodeText,
    CodeKeyword,
    CodeString,
    CodeNumber,
    CodeComment,
    CodeBuiltin,
    CodeDecorator,
    CodeLineno,
};

enum class ThemeChoice { System, Light, Dark };

/// The look in force. One for the program; every painter asks it and repaints on changed().
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    /// Installs style, palette and fonts on the application and follows the system's light or dark wish.
    void install(ThemeChoice choice);
    [[nodiscard]] bool isDark() const;

    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] QColor origin(OriginKind kind) const; ///< mark: on base, lane or panel only
    [[nodiscard]] QColor ink(OriginKind kind) const;    ///< the same for text

    /// Fonts of the scale; figures are tabular in all of them. Sizes follow the system's font.
    [[nodiscard]] QFont caption() const;
    [[nodiscard]] QFont body() const;
    [[nodiscard]] QFont strong() const;
    [[nodiscard]] QFont title() const;
    [[nodiscard]] QFont section() const;
    [[nodiscard]] QFont clock() const;
    [[nodiscard]] QFont code() const;
    /// Height of a list row: max(26, font height + 8).
    [[nodiscard]] int rowHeight() const;

    /// An action icon by its lucide name ("lightbulb"), drawn in text 2, accent when on, disabled grey.
    [[nodiscard]] QIcon icon(const QString& name) const;

Q_SIGNALS:
    void changed();

private:
    Theme();
    struct Impl;
    Impl* m_impl;
};

/// For painters: the token's colour in the look in force.
[[nodiscard]] inline QColor ink(Token token)
{
    return Theme::instance().color(token);
}

/// Paints `glyph` scaled into `box` (12 x 12 in the design); `background` fills what is hollow.
void paintGlyph(QPainter& painter, EventMark glyph, const QRectF& box, const QColor& background);
/// As paintGlyph; a score is its box with `level`, and what has no mark leaves the place empty.
void paintMark(QPainter& painter, EventMark mark, const QRectF& box, const QColor& background, int level = 0);
/// The score box: a filled square with the digit (0 paints a dash).
void paintScoreGlyph(QPainter& painter, int level, const QRectF& box);
/// The margin pattern of an origin in `rect` (7 px wide in the design); `phase` keeps it continuous over lines.
void paintOriginBand(QPainter& painter, OriginKind kind, const QRectF& rect, qreal phase = 0);

[[nodiscard]] QString glyphName(EventMark glyph); ///< for accessibility and legends, untranslated key
/// "8:41" or "1:02:03" from microseconds; "00:42:17" with `clock`.
[[nodiscard]] QString formatDuration(qint64 us);
[[nodiscard]] QString formatClock(qint64 us);
/// "mm:ss" inside a session.
[[nodiscard]] QString formatTime(qint64 us);

} // namespace jumpseat
