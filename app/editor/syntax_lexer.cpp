// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/syntax_lexer.h"

#include "editor/scintilla.h"
#include "editor/scintilla_text.h"
#include "theme/syntax_repository.h"

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Theme>
#include <QElapsedTimer>
#include <QScopedValueRollback>

namespace jumpseat {

using Sci = QsciScintillaBase;
using KSyntaxHighlighting::Format;
using KSyntaxHighlighting::State;

namespace {

Look lookOf(const Format& format, const KSyntaxHighlighting::Theme& theme)
{
    return { format.textColor(theme).rgb(), format.isBold(theme), format.isItalic(theme), format.isUnderline(theme) };
}

int utf8Length(QChar c)
{
    return c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 ? 2 : 3;
}

} // namespace

SyntaxLexer::SyntaxLexer(QsciScintilla* editor, const QString& fileName)
    : QsciLexerCustom(editor)
    , m_sci(editor)
    , m_font(editor->font())
{
    setTheme(syntaxTheme(false));
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { runSlice(sliceUs); });
    connect(editor, &Sci::SCN_MODIFIED, this,
        [this](int position, int type, const char*, int, int linesAdded) { onModified(position, type, linesAdded); });
    editor->setLexer(this);
    setFileName(fileName);
}

void SyntaxLexer::setFileName(const QString& fileName)
{
    setSyntax(definitionFor(fileName));
}

void SyntaxLexer::setSyntax(const KSyntaxHighlighting::Definition& definition)
{
    setDefinition(definition);
    m_read = wasRead(definition);
    const int lines = SciText(*m_sci).lineCount();
    m_end = QList<State>(lines);
    m_reached = 0;
    learnStyles();
    m_dirty.add(0, lines);
    m_later.start();
}

void SyntaxLexer::setLook(const KSyntaxHighlighting::Theme& theme, const QFont& font, QRgb paper)
{
    setTheme(theme);
    m_font = font;
    m_paper = paper;
    learnStyles();
    m_dirty.add(0, int(m_end.size()));
    restyleView();
    m_later.start();
}

QString SyntaxLexer::description(int style) const
{
    return style == StyleTable::plain ? QStringLiteral("Plain") : QString();
}

QColor SyntaxLexer::defaultColor(int) const
{
    return QColor::fromRgb(m_table.at(0).foreground);
}

QColor SyntaxLexer::defaultPaper(int) const
{
    return QColor::fromRgb(m_paper);
}

QFont SyntaxLexer::defaultFont(int) const
{
    return m_font;
}

void SyntaxLexer::onModified(int position, int type, int linesAdded)
{
    if (!(type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)))
        return;
    const int line = int(sendSci(*m_sci, Sci::SCI_LINEFROMPOSITION, position));
    // What stood behind the edit on its line keeps its end state, so a match there ends the lexing.
    if (linesAdded > 0) {
        m_end.insert(line, linesAdded, State());
        m_dirty.linesInserted(line, linesAdded);
        m_reached += line < m_reached ? linesAdded : 0;
    } else if (linesAdded < 0) {
        m_end.remove(line, -linesAdded);
        m_dirty.linesRemoved(line, -linesAdded);
        m_reached = m_reached <= line ? m_reached : std::max(line, m_reached + linesAdded);
    }
    m_dirty.add(line, line + 1 + std::max(0, linesAdded));
    m_later.start();
}

void SyntaxLexer::styleText(int, int)
{
    const QScopedValueRollback painting(m_painting, true);
    m_shown = true;
    runSlice(sliceUs);
}

void SyntaxLexer::finish()
{
    m_shown = true;
    runSlice(std::numeric_limits<qint64>::max());
}

void SyntaxLexer::runSlice(qint64 budgetUs)
{
    // Scintilla moves its scroll bars, which paints, before it tells of lines that it has taken away.
    if (SciText(*m_sci).lineCount() != m_end.size()) {
        m_later.start();
        return;
    }
    if (!makeReady())
        return;
    QElapsedTimer clock;
    clock.start();
    m_missed = false;
    while (!m_dirty.isEmpty() && !m_missed) {
        const int line = m_dirty.first();
        if (!lexLine(line))
            break;
        m_dirty.removeFirst();
        m_reached = std::max(m_reached, line + 1);
        if (clock.nsecsElapsed() / 1000 >= budgetUs)
            break;
    }
    flushStyles();
    claimStyled();
    if (!m_dirty.isEmpty())
        m_later.start();
}

/// Text is shown before its language is read: plain for a moment, once in the program's life.
bool SyntaxLexer::makeReady()
{
    if (m_read || !m_shown)
        return m_read;
    if (m_painting) {
        m_later.start();
        return false;
    }
    readDefinition(definition());
    m_read = true;
    learnStyles();
    return true;
}

/// False when the line cannot be done now; it stays dirty.
bool SyntaxLexer::lexLine(int line)
{
    const long from = sendSci(*m_sci, Sci::SCI_POSITIONFROMLINE, line);
    const long next = sendSci(*m_sci, Sci::SCI_POSITIONFROMLINE, line + 1);
    const long to = sendSci(*m_sci, Sci::SCI_GETLINEENDPOSITION, line);
    const long end = next < 0 ? to : next;
    const QString text = SciText(*m_sci).bytesBetween(from, to);

    m_unitStyles.fill(char(StyleTable::plain), text.size());
    const State before = line > 0 ? m_end.at(line - 1) : State();
    const State after = text.size() > longestLine ? before : highlightLine(text, before);
    ++m_linesLexed;
    if (m_missed)
        return false;

    if (from != m_stylesFrom + m_styles.size())
        flushStyles();
    if (m_styles.isEmpty())
        m_stylesFrom = from;
    spread(text, to - from);
    m_styles.append(end - to, char(StyleTable::plain));
    if (after != m_end.at(line)) {
        m_end[line] = after;
        m_dirty.add(line, std::min(line + 2, int(m_end.size())));
    }
    return true;
}

/// The styles of the line's units, one for each of its bytes.
void SyntaxLexer::spread(const QString& text, qsizetype bytes)
{
    if (bytes == text.size()) {
        m_styles.append(m_unitStyles);
        return;
    }
    const qsizetype end = m_styles.size() + bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text.at(i).isHighSurrogate() && i + 1 < text.size();
        m_styles.append(pair ? 4 : utf8Length(text.at(i)), m_unitStyles.at(i));
        i += pair ? 1 : 0;
    }
    m_styles.resize(end, char(StyleTable::plain)); // equal already, unless the bytes were not valid UTF-8
}

void SyntaxLexer::flushStyles()
{
    if (m_styles.isEmpty())
        return;
    sendSci(*m_sci, Sci::SCI_STARTSTYLING, m_stylesFrom);
    m_sci->SendScintilla(Sci::SCI_SETSTYLINGEX, uintptr_t(m_styles.size()), m_styles.constData());
    m_styles.clear();
}

/// Scintilla would ask again at every paint for lines that are still to come; the timer has them.
void SyntaxLexer::claimStyled()
{
    sendSci(*m_sci, Sci::SCI_STARTSTYLING, sendSci(*m_sci, Sci::SCI_GETLENGTH));
}

/// The lines in view in the new look, before the timer comes to them; their states have not changed.
void SyntaxLexer::restyleView()
{
    const int first = int(sendSci(*m_sci, Sci::SCI_GETFIRSTVISIBLELINE));
    const int last = std::min(first + int(sendSci(*m_sci, Sci::SCI_LINESONSCREEN)) + 1, int(m_end.size()));
    if (last > m_reached || !m_read)
        return;
    for (int line = first; line < last; ++line)
        lexLine(line);
    flushStyles();
    claimStyled();
}

void SyntaxLexer::applyFormat(int offset, int length, const Format& format)
{
    const char style = char(styleFor(format));
    const qsizetype end = std::min<qsizetype>(offset + length, m_unitStyles.size());
    std::fill(m_unitStyles.data() + std::min<qsizetype>(offset, end), m_unitStyles.data() + end, style);
}

int SyntaxLexer::styleFor(const Format& format)
{
    const int id = format.id();
    if (id >= m_styleOfFormat.size())
        m_styleOfFormat.resize(id + 1, -1);
    if (m_styleOfFormat.at(id) >= 0)
        return m_styleOfFormat.at(id);
    const Look look = lookOf(format, theme());
    int style = m_table.find(look);
    if (style < 0 && m_painting) {
        m_missed = true;
        return StyleTable::plain;
    }
    if (style < 0) {
        style = m_table.styleOf(look);
        installStyle(style, look);
    }
    m_styleOfFormat[id] = qint16(style);
    return style;
}

/// Gives every format of the definition and of those it includes its style ahead of the next paint.
void SyntaxLexer::learnStyles()
{
    m_styleOfFormat.clear();
    m_table = StyleTable({ theme().textColor(KSyntaxHighlighting::Theme::Normal), false, false, false });
    installStyle(Sci::STYLE_DEFAULT, m_table.at(0));
    installStyle(StyleTable::plain, m_table.at(0));
    if (!m_read)
        return;
    auto definitions = definition().includedDefinitions();
    definitions.prepend(definition());
    for (const auto& one : std::as_const(definitions)) {
        const auto formats = one.formats();
        for (const Format& format : formats)
            styleFor(format);
    }
}

void SyntaxLexer::installStyle(int style, const Look& look)
{
    const auto number = static_cast<unsigned long>(style);
    m_sci->SendScintilla(Sci::SCI_STYLESETFONT, number, m_font.family().toUtf8().constData());
    sendSci(*m_sci, Sci::SCI_STYLESETSIZEFRACTIONAL, style, qRound(m_font.pointSizeF() * 100));
    sendSci(*m_sci, Sci::SCI_STYLESETWEIGHT, style, look.bold ? 600 : 400);
    sendSci(*m_sci, Sci::SCI_STYLESETITALIC, style, look.italic);
    sendSci(*m_sci, Sci::SCI_STYLESETUNDERLINE, style, look.underline);
    m_sci->SendScintilla(Sci::SCI_STYLESETFORE, number, QColor::fromRgb(look.foreground));
    m_sci->SendScintilla(Sci::SCI_STYLESETBACK, number, QColor::fromRgb(m_paper));
}

} // namespace jumpseat
