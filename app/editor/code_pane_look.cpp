// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pane looks like: fonts, colours, and the marks under characters.
#include "editor/code_pane.h"
#include "editor/pane_overlay.h"
#include "editor/pane_sync.h"
#include "editor/syntax_lexer.h"
#include "theme/syntax_repository.h"
#include "theme/theme.h"

#include <QFontInfo>
#include <QScopedValueRollback>

#include <array>

namespace jumpseat {

namespace {

constexpr qreal lineFactor = 1.46;
constexpr int textInset = 12;
constexpr int firstOddIndicator = 8; // one for each OriginKind
constexpr int candidateWash = 16;
constexpr int interviewerWash = 17;
constexpr int matchIndicator = 18;
constexpr int spareLines = 20; // underlined above and below the view, so that scrolling shows no gaps

constexpr std::array kinds { OriginKind::Baseline, OriginKind::Candidate, OriginKind::Assistant, OriginKind::Edited,
    OriginKind::Pasted, OriginKind::Interviewer, OriginKind::Tool, OriginKind::Unknown };

/// Scintilla takes points.
QFont inPoints(QFont font)
{
    font.setPointSizeF(QFontInfo(font).pointSizeF());
    return font;
}

} // namespace

void CodePane::setupLook()
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the strip of origins is the scroll bar
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    sendSci(*this, SCI_SETMARGINLEFT, 0, textInset);
    sendSci(*this, SCI_SETMARGINRIGHT, 0, textInset);
    sendSci(*this, SCI_SETSCROLLWIDTH, 1);
    sendSci(*this, SCI_SETSCROLLWIDTHTRACKING, 1);
    setWrapMode(WrapNone);
    setFolding(NoFoldStyle);
    setCaretWidth(2);
    sendSci(*this, SCI_SETLAYOUTCACHE, SC_CACHE_PAGE); // else every paint and every mark measures its line again
    setBraceMatching(NoBraceMatch);
    sendSci(*this, SCI_USEPOPUP, 0);
    setupIndicators();
    applyTheme();
    connect(&Theme::instance(), &Theme::changed, this, &CodePane::applyTheme);
}

void CodePane::setupIndicators()
{
    for (const OriginKind kind : kinds)
        sendSci(*this, SCI_INDICSETSTYLE, firstOddIndicator + int(kind), INDIC_COMPOSITIONTHICK);
    for (const int wash : { candidateWash, interviewerWash }) {
        sendSci(*this, SCI_INDICSETSTYLE, wash, INDIC_FULLBOX);
        sendSci(*this, SCI_INDICSETALPHA, wash, SC_ALPHA_OPAQUE);
        sendSci(*this, SCI_INDICSETOUTLINEALPHA, wash, SC_ALPHA_OPAQUE);
        sendSci(*this, SCI_INDICSETUNDER, wash, 1);
    }
    sendSci(*this, SCI_INDICSETSTYLE, matchIndicator, INDIC_STRAIGHTBOX); // a frame: the selected one is filled
    sendSci(*this, SCI_INDICSETALPHA, matchIndicator, SC_ALPHA_TRANSPARENT);
    sendSci(*this, SCI_INDICSETOUTLINEALPHA, matchIndicator, SC_ALPHA_OPAQUE);
}

void CodePane::applyTheme()
{
    const Theme& theme = Theme::instance();
    m_lexer->setLook(syntaxTheme(theme.isDark()), inPoints(theme.code()), theme.color(Token::SurfaceBase).rgb());
    setCaretForegroundColor(theme.color(Token::Text1));
    setCaretLineVisible(true);
    setCaretLineBackgroundColor(theme.color(Token::SurfaceCurrent));
    setSelectionBackgroundColor(theme.color(Token::SurfaceSelected));
    resetSelectionForegroundColor();
    for (const OriginKind kind : kinds) {
        const auto indicator = static_cast<unsigned long>(firstOddIndicator) + static_cast<unsigned long>(kind);
        SendScintilla(SCI_INDICSETFORE, indicator, theme.origin(kind));
    }
    SendScintilla(SCI_INDICSETFORE, static_cast<unsigned long>(candidateWash), theme.color(Token::WashCandidate));
    SendScintilla(SCI_INDICSETFORE, static_cast<unsigned long>(interviewerWash), theme.color(Token::SurfaceSelected));
    SendScintilla(SCI_INDICSETFORE, static_cast<unsigned long>(matchIndicator), theme.color(Token::AccentText));
    setLineHeight();
    m_overlay->update();
    Q_EMIT viewChanged();
}

void CodePane::setLineHeight()
{
    const int top = topLine(); // flatter lines in between would let the view slip up
    sendSci(*this, SCI_SETEXTRAASCENT, 0);
    sendSci(*this, SCI_SETEXTRADESCENT, 0);
    const int wanted = qRound(QFontInfo(Theme::instance().code()).pixelSize() * lineFactor);
    const int extra = wanted - lineHeight();
    sendSci(*this, SCI_SETEXTRADESCENT, extra / 2);
    sendSci(*this, SCI_SETEXTRAASCENT, extra - extra / 2);
    (void)lineHeight(); // Scintilla takes the new height in only when it is asked
    setTopLine(top);
}

void CodePane::marksBecameStale()
{
    m_marksStale = true;
    queueMarks();
}

void CodePane::notesBecameStale()
{
    m_notesStale = true;
    marksBecameStale();
}

/// Posted, so that it comes before the paint that the edit asked for, and not after it as a timer would: a keystroke is
/// one paint and not two.
void CodePane::queueMarks()
{
    if (!std::exchange(m_marksQueued, true))
        QMetaObject::invokeMethod(this, &CodePane::showMarks, Qt::QueuedConnection);
}

/// Under the overlay the pane is painted, too: no more of it than has changed.
void CodePane::repaintOverlay(int line, bool andBelow)
{
    const int top = lineTop(line);
    m_overlay->update(0, top, m_overlay->width(), andBelow ? m_overlay->height() - top : lineHeight());
}

const LineMarks& CodePane::marks() const
{
    readMarks();
    return m_marks;
}

const QList<FlawNote>& CodePane::flawNotes() const
{
    readMarks();
    return m_notes;
}

/// Once for however many edits there were since the last paint.
void CodePane::readMarks() const
{
    if (!std::exchange(m_marksStale, false))
        return;
    const bool textChanged = std::exchange(m_textChanged, false);
    const LineMarks before = std::exchange(m_marks, lineMarks(m_text, m_sync->origins()));
    m_marksDiffer = m_marksDiffer || m_marks.lines != before.lines;
    m_spansStale = m_spansStale || textChanged || m_marks.odd != before.odd;
    if (!std::exchange(m_notesStale, false) && !textChanged)
        return;
    const auto notes = std::exchange(m_notes, jumpseat::flawNotes(*m_model, fileId(), m_text));
    m_notesDiffer = m_notesDiffer || m_notes != notes;
}

void CodePane::showMarks()
{
    m_marksQueued = false;
    readMarks();
    showOddSpans();
    showWashes();
    const bool notesDiffer = std::exchange(m_notesDiffer, false);
    if (notesDiffer)
        m_overlay->update();
    if (std::exchange(m_marksDiffer, false) || notesDiffer)
        Q_EMIT marksChanged();
}

void CodePane::setOriginsVisible(bool on)
{
    m_originsVisible = on;
    m_spansStale = true;
    showOddSpans();
    Q_EMIT viewChanged(); // margin and strip
}

/// Only around the view: Scintilla repaints for every indicator that is set.
void CodePane::showOddSpans()
{
    if (!std::exchange(m_spansStale, false))
        return;
    const int lines = m_text.lineCount();
    const qint32 from = m_text.lineStart(std::max(0, topLine() - spareLines));
    const qint32 to = lineEnd(std::min(lines - 1, topLine() + linesInView() + spareLines));
    for (const OriginKind kind : kinds)
        clearIndicator(firstOddIndicator + int(kind), from, to);
    if (!m_originsVisible)
        return;
    const auto& odd = marks().odd;
    auto span = std::ranges::lower_bound(odd, from, {}, &OddSpan::to);
    for (; span != odd.end() && span->from < to; ++span)
        fillIndicator(firstOddIndicator + int(span->kind), span->from, span->to);
}

void CodePane::showWashes()
{
    const qint32 end = m_text.length();
    QList<std::pair<int, RemoteCaret>> washes;
    for (const RemoteCaret& caret : m_carets.all()) {
        const auto* person = m_model->state().participant(caret.who);
        const bool isCandidate = person && person->role == Role::Candidate;
        if (caret.isPlaced && caret.hasSelection())
            washes.append({ isCandidate ? candidateWash : interviewerWash, caret });
    }
    for (const int wash : { candidateWash, interviewerWash })
        clearIndicator(wash, 0, end);
    for (const auto& [wash, caret] : std::as_const(washes))
        fillIndicator(wash, caret.from(), std::min(caret.to(), end));
}

void CodePane::showMatches(const QList<std::pair<qint32, qint32>>& matches)
{
    clearIndicator(matchIndicator, 0, m_text.length());
    for (const auto& [from, to] : matches)
        fillIndicator(matchIndicator, from, to);
}

void CodePane::clearIndicator(int indicator, qint32 from, qint32 to)
{
    const long start = m_text.toByte(from);
    sendSci(*this, SCI_SETINDICATORCURRENT, indicator);
    sendSci(*this, SCI_INDICATORCLEARRANGE, start, m_text.toByte(to) - start);
}

void CodePane::fillIndicator(int indicator, qint32 from, qint32 to)
{
    const long start = m_text.toByte(from);
    sendSci(*this, SCI_SETINDICATORCURRENT, indicator);
    sendSci(*this, SCI_INDICATORFILLRANGE, start, m_text.toByte(to) - start);
}

} // namespace jumpseat
