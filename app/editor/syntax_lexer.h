// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/dirty_lines.h"
#include "editor/scintilla.h"
#include "editor/style_table.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>
#include <QFont>
#include <QList>
#include <QTimer>

class QsciScintilla;

namespace jumpseat {

/// Colours a Scintilla by KSyntaxHighlighting, all of its definitions.
///
/// The state at the end of every line is kept. After an edit lines are lexed downwards from it until a line ends in
/// the state it ended in before; whatever takes longer than a slice goes on from a zero timer, so that typing never
/// waits. Scintilla counts bytes of UTF-8, the highlighter UTF-16 units: each line is translated once.
class SyntaxLexer : public QsciLexerCustom, private KSyntaxHighlighting::AbstractHighlighter {
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)
public:
    /// Attaches itself to `editor`, which must have its UTF-8 code page set.
    SyntaxLexer(QsciScintilla* editor, const QString& fileName);

    /// Microseconds of lexing in one go.
    static constexpr qint64 sliceUs = 4000;
    /// Longer lines stay plain: minified code would block the window for seconds.
    static constexpr qsizetype longestLine = 10'000;

    void setFileName(const QString& fileName);
    void setSyntax(const KSyntaxHighlighting::Definition& definition);
    /// Another theme or font: everything is coloured anew, what is in view first.
    void setLook(const KSyntaxHighlighting::Theme& theme, const QFont& font, QRgb paper);

    [[nodiscard]] bool isBusy() const { return !m_dirty.isEmpty(); }
    [[nodiscard]] qint64 linesLexed() const { return m_linesLexed; } ///< since the start, for tests and measuring
    [[nodiscard]] QString syntaxName() const { return definition().name(); }
    [[nodiscard]] const StyleTable& styles() const { return m_table; }
    void finish(); ///< all that is left, at once

    const char* language() const override { return "KSyntaxHighlighting"; }
    const char* lexer() const override { return nullptr; } // Scintilla's container lexer
    QString description(int style) const override;
    QColor defaultColor(int style) const override;
    QColor defaultPaper(int style) const override;
    QFont defaultFont(int style) const override;
    void styleText(int start, int end) override;

private:
    void onModified(int position, int type, int linesAdded);
    void runSlice(qint64 budgetUs);
    bool makeReady();
    bool lexLine(int line);
    QString loadLine(int line);
    void spread(const QString& text, qsizetype bytes);
    void flushStyles();
    void claimStyled();
    void restyleView();

    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;
    int styleFor(const KSyntaxHighlighting::Format& format);
    void learnStyles();
    void installStyle(int style, const Look& look);

    QsciScintilla* m_sci;
    QTimer m_later;
    DirtyLines m_dirty;
    QList<KSyntaxHighlighting::State> m_end; // by line
    StyleTable m_table;
    QList<qint16> m_styleOfFormat; // by format id; -1 unknown
    QFont m_font;
    QRgb m_paper = 0xffffffff;
    qint64 m_linesLexed = 0;
    int m_reached = 0;       // lines before this one have a real end state
    bool m_shown = false;    // painted once
    bool m_read = false;     // the definition is; before the first paint nothing is read for it
    bool m_painting = false; // styles may not be made while Scintilla paints
    bool m_missed = false;   // a line needed a style that could not be made

    QByteArray m_unitStyles; // of the line at hand, by UTF-16 unit
    QByteArray m_styles;     // of the lines lexed in this slice, by byte
    long m_stylesFrom = 0;
};

} // namespace jumpseat
