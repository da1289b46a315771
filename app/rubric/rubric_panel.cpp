// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/rubric_panel.h"

#include "models/session_model.h"
#include "models/shown_text.h"
#include "rubric/criteria_list.h"
#include "rubric/note_field.h"
#include "rubric/open_criterion.h"
#include "rubric/recent_notes.h"
#include "rubric/recommendation_row.h"
#include "rubric/rubric_header.h"
#include "rubric/submit_row.h"
#include "theme/theme.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

using namespace std::chrono_literals;

namespace jumpseat {

RubricPanel::RubricPanel(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(
          new RubricHeader(tr("%1, v%2").arg(session->kit().rubric.title).arg(session->kit().rubric.version), this))
    , m_scroll(new QScrollArea(this))
    , m_criteria(new CriteriaList(session))
    , m_notes(new RecentNotes(session, this))
    , m_noteField(new NoteField(this))
    , m_recommendation(new RecommendationRow(int(session->kit().rubric.criteria.size()), this))
    , m_submit(new SubmitRow(this))
    , m_clock(new QTimer(this))
{
    setupParts();
    connectSession();
    m_card = session->state().scorecard(session->self());
    refresh();
    tick();
}

void RubricPanel::setupParts()
{
    setAccessibleName(tr("Rubric"));
    m_scroll->setWidget(m_criteria);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_criteria->setAutoFillBackground(false);
    if (!m_session->isLive())
        m_noteField->setRecorded();
    connect(m_criteria, &CriteriaList::scored, this, [this](int index, int level) { score(index, level); });
    connect(m_criteria, &CriteriaList::openRequested, this, &RubricPanel::openCriterion);
    connect(m_criteria, &CriteriaList::dropped, this, &RubricPanel::link);
    connect(m_criteria, &CriteriaList::heightChanged, this, &RubricPanel::layoutParts);
    connect(m_criteria->openCriterion(), &OpenCriterion::removalWanted, this, [this](const QString& evidence) {
        if (whyLocked().isEmpty())
            send(command::UnlinkEvidence { { evidence } });
    });
    connect(m_noteField, &NoteField::noteWritten, this,
        [this](const QString& text, NoteTag tag) { send(command::AddNote { text, tag }); });
    connect(m_noteField, &NoteField::findingWritten, this, [this](const QString& text, const FlawId& flaw) {
        const Seq shown = m_session->selectedEvent();
        m_session->send(command::RecordFinding { flaw, shown > 0 ? shown : m_session->state().lastSeq, text });
    });
    connect(m_noteField, &NoteField::left, this, [this] { m_noteField->clearFocus(); });
    connect(m_recommendation, &RecommendationRow::picked, this, [this](Recommendation value) {
        if (whyLocked().isEmpty() && value != m_card.recommendation)
            send(command::Recommend { value });
    });
    connect(m_submit, &SubmitRow::scoringWanted, this, &RubricPanel::scoringWanted);
    connect(m_submit, &SubmitRow::submitted, this, [this] { send(command::SubmitScorecard {}); });
    connect(m_submit, &SubmitRow::amended, this,
        [this](const QString& reason) { send(command::AmendScorecard { reason }); });
}

void RubricPanel::connectSession()
{
    connect(m_session, &SessionModel::eventApplied, this, [this](const EventPtr& event) { take(*event); });
    connect(m_session, &SessionModel::stateReset, this, [this] {
        m_history.clear();
        m_card = m_session->state().scorecard(m_session->self());
        refresh();
    });
    connect(m_session, &SessionModel::criterionChanged, this, [this] {
        refresh();
        showOpen();
    });
    connect(m_session, &SessionModel::commandRefused, this, [this](const QString& what) {
        if (!std::exchange(m_waiting, false))
            return; // somebody else asked
        m_history.refused();
        say(shownLine(what, 200));
    });
    connect(&Theme::instance(), &Theme::changed, this, &RubricPanel::layoutParts);
    connect(m_clock, &QTimer::timeout, this, &RubricPanel::tick);
    m_clock->start(1s);
}

void RubricPanel::setCompact(bool compact)
{
    m_compact = compact;
    m_criteria->setCompact(compact);
    m_recommendation->setCompact(compact);
    m_submit->setCompact(compact);
    layoutParts();
}

int RubricPanel::currentIndex() const
{
    const auto& criteria = m_session->kit().rubric.criteria;
    const auto it = std::ranges::find(criteria, m_session->currentCriterion(), &Criterion::id);
    if (it != criteria.end())
        return int(it - criteria.begin());
    return criteria.isEmpty() ? -1 : 0;
}

QString RubricPanel::message() const
{
    return m_criteria->openCriterion()->message();
}

void RubricPanel::scoreCurrent(std::optional<int> level)
{
    score(currentIndex(), level);
}

void RubricPanel::nextCriterion()
{
    openCriterion(currentIndex() + 1);
}

void RubricPanel::previousCriterion()
{
    openCriterion(currentIndex() - 1);
}

void RubricPanel::openCriterion(int index)
{
    const auto& criteria = m_session->kit().rubric.criteria;
    if (index >= 0 && index < criteria.size())
        m_session->setCurrentCriterion(criteria.at(index).id);
}

void RubricPanel::addSelectedEvidence()
{
    if (m_session->selectedEvent() == 0)
        say(whyLocked().isEmpty() ? tr("pick an event first") : whyLocked());
    else
        link(currentIndex(), m_session->selectedEvent());
}

void RubricPanel::focusNote()
{
    m_noteField->setFocus(Qt::ShortcutFocusReason);
}

void RubricPanel::focusNoteAbout(const FlawId& flaw)
{
    m_noteField->setAbout(flaw);
    m_noteField->setFocus(Qt::ShortcutFocusReason);
}

void RubricPanel::undoLast()
{
    if (!whyLocked().isEmpty())
        return say(whyLocked());
    const auto reverse = m_history.undo();
    if (!reverse)
        return say(tr("nothing of yours to undo"));
    send(*reverse);
    say(tr("undone"));
}

void RubricPanel::submitCard()
{
    m_submit->submit();
}

void RubricPanel::amendCard()
{
    m_submit->amend();
}

void RubricPanel::send(const Command& command)
{
    m_waiting = true;
    m_session->send(command);
}

void RubricPanel::score(int index, std::optional<int> level)
{
    const auto& criteria = m_session->kit().rubric.criteria;
    if (index < 0 || index >= criteria.size() || (level && (*level < notObserved || *level > highestLevel)))
        return;
    if (!whyLocked().isEmpty())
        return say(whyLocked());
    if (face(index).level != level)
        send(command::GiveScore { criteria.at(index).id, level });
}

void RubricPanel::link(int index, Seq event)
{
    const auto& criteria = m_session->kit().rubric.criteria;
    if (index < 0 || index >= criteria.size() || !m_session->event(event))
        return;
    if (!whyLocked().isEmpty())
        return say(whyLocked());
    const auto present = m_card.evidenceFor(criteria.at(index).id);
    if (std::ranges::contains(present, event, &EvidenceState::event))
        return say(tr("already evidence here"));
    send(command::LinkEvidence { criteria.at(index).id, event });
}

void RubricPanel::take(const Event& event)
{
    if (event.actor != m_session->self())
        return;
    m_waiting = false;
    const Scorecard before = std::exchange(m_card, m_session->state().scorecard(m_session->self()));
    if (!isRecorded())
        m_history.take(event, before);
    const bool asked = currentIndex() >= 0 && face(currentIndex()).lacksEvidence();
    if (!isRecorded() && std::holds_alternative<event::NoteAdded>(event.payload) && asked) {
        // The panel asks for evidence or a note, so the note that was just written is one key away from being it.
        m_session->selectEvent(event.seq);
        say(tr("makes the note evidence"));
    }
    refresh();
}

void RubricPanel::refresh()
{
    QList<CriterionFace> faces;
    for (int i = 0; i < m_session->kit().rubric.criteria.size(); ++i)
        faces.append(face(i));
    const auto scored = std::ranges::count_if(faces, [](const CriterionFace& face) { return face.level.has_value(); });
    m_header->setProgress(int(scored), int(faces.size()));
    const ParticipantState* rater = m_session->state().participant(m_session->self());
    m_header->setSeenBy(!isRecorded() ? tr("only you")
            : rater                   ? tr("%1, read only").arg(shownLine(rater->name, 40))
                                      : tr("recorded, read only"));
    m_criteria->setFaces(faces, currentIndex());
    m_recommendation->setState(!faces.isEmpty() && scored == faces.size(), m_card.recommendation,
        !whyLocked().isEmpty(), m_card.isSubmitted());
    refreshSubmission();
}

void RubricPanel::refreshSubmission()
{
    const Unfinished unfinished = unfinishedParts(m_card, m_session->kit().rubric);
    const auto unscored = int(unfinished.withoutLevel.size());
    SubmitRow::Face face;
    if (unscored > 0)
        face.missing = unscored == 1 ? tr("one criterion has no score") : tr("%1 criteria have no score").arg(unscored);
    else if (unfinished.lacksRecommendation)
        face.missing = tr("no recommendation yet");
    if (const EventPtr submission = m_session->event(m_card.submittedSeq); submission && m_card.isSubmitted())
        face.submittedAt =
            QLocale().toString(QDateTime::fromMSecsSinceEpoch(submission->wallMs), QStringLiteral("d MMM HH:mm"));
    if (!m_card.amendments.isEmpty())
        face.amendment = shownLine(m_card.amendments.last().reason, 200);
    face.readOnly = isRecorded();
    face.scorable = isRecorded() && m_session->isScorable();
    m_submit->setFace(face);
}

void RubricPanel::tick()
{
    m_noteField->setNow(m_session->nowUs());
}

void RubricPanel::say(const QString& message)
{
    m_criteria->openCriterion()->say(message);
}

bool RubricPanel::isRecorded() const
{
    return !m_session->isLive();
}

QString RubricPanel::whyLocked() const
{
    if (isRecorded())
        return m_session->isScorable() ? tr("Ctrl Shift Enter opens it for scoring")
                                       : tr("a recording cannot be changed");
    return m_card.isSubmitted() ? tr("submitted: amend it first") : QString();
}

CriterionFace RubricPanel::face(int index) const
{
    CriterionFace face;
    face.criterion = m_session->kit().rubric.criteria.at(index);
    face.number = index + 1;
    const auto level = m_card.levels.constFind(face.criterion.id);
    if (level != m_card.levels.constEnd())
        face.level = *level;
    face.evidence = int(m_card.evidenceFor(face.criterion.id).size());
    face.readOnly = !whyLocked().isEmpty();
    face.sealed = m_card.isSubmitted();
    face.was = m_card.amendedFrom(face.criterion.id);
    return face;
}

void RubricPanel::layoutParts()
{
    const int headHeight = m_header->sizeHint().height();
    const int submitHeight = m_submit->sizeHint().height();
    const int lastHeight = m_recommendation->sizeHint().height() + submitHeight;
    const int fieldHeight = std::max(28, m_noteField->sizeHint().height());
    const int fieldTop = m_compact ? 4 : 2;
    const int fieldBottom = m_compact ? 5 : 8;
    const int notesHint = m_compact ? 0 : m_notes->sizeHint().height();
    m_header->setGeometry(0, 0, width(), headHeight);
    m_recommendation->setGeometry(0, height() - lastHeight, width(), lastHeight - submitHeight);
    m_submit->setGeometry(0, height() - submitHeight, width(), submitHeight);
    const int fieldY = height() - lastHeight - fieldBottom - fieldHeight;
    m_noteField->setGeometry(12, fieldY, width() - 22, fieldHeight);

    // Criteria take what they need; what is left over goes to the notes, and notes go first when there is too little.
    const int room = fieldY - fieldTop - headHeight;
    const int wanted = m_criteria->heightForWidth(width());
    int notes = m_compact ? 0 : std::max(room - wanted, std::min(28, notesHint));
    const int shown = std::clamp(wanted, 0, std::max(0, room - notes));
    notes = m_compact ? 0 : room - shown;
    m_scroll->setGeometry(0, headHeight, width(), shown);
    const bool bar = wanted > shown;
    m_criteria->resize(width() - (bar ? m_scroll->verticalScrollBar()->sizeHint().width() : 0),
        bar ? m_criteria->heightForWidth(width() - m_scroll->verticalScrollBar()->sizeHint().width()) : wanted);
    m_notes->setVisible(notes > 0);
    m_notes->setGeometry(0, headHeight + shown, width(), notes);
}

void RubricPanel::showOpen()
{
    const QRect open = m_criteria->openRect();
    m_scroll->ensureVisible(0, open.bottom(), 0, 0);
    m_scroll->ensureVisible(0, open.top(), 0, 0);
}

void RubricPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
    // Where the criteria are cut off, a line says that they go on.
    if (m_scroll->verticalScrollBar()->maximum() > 0)
        painter.fillRect(0, m_scroll->geometry().bottom() + 1, width(), 1, Theme::instance().color(Token::Line1));
}

void RubricPanel::resizeEvent(QResizeEvent*)
{
    layoutParts();
}

} // namespace jumpseat
