// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/open_criterion.h"

#include "models/event_mime.h"
#include "models/evidence_model.h"
#include "models/session_model.h"
#include "rubric/anchor_row.h"
#include "rubric/evidence_header.h"
#include "rubric/evidence_list.h"
#include "rubric/wrapped_text.h"
#include "theme/widgets.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jumpseat {

namespace {

// What a list shows before the rest folds away behind "n earlier".
constexpr int compactRows = 2;
constexpr int regularRows = 5;
constexpr int accentWidth = 3;

} // namespace

OpenCriterion::OpenCriterion(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_number(new InkLabel({}, Token::AccentText, this))
    , m_title(new ElidedLabel({}, this))
    , m_strip(new ChoiceStrip(ChoiceStrip::Size::Big, this))
    , m_anchorLayout(new QVBoxLayout)
    , m_evidenceHeader(new EvidenceHeader(this))
    , m_model(new EvidenceModel(session, this))
    , m_list(new EvidenceList(m_model, this))
    , m_empty(new InkLabel({}, Token::Text3, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(accentWidth, 1, 0, 1);
    layout->setSpacing(0);
    setupHead(layout);
    m_anchorLayout->setContentsMargins(8 - accentWidth, 0, 10, 4);
    m_anchorLayout->setSpacing(0);
    layout->addLayout(m_anchorLayout);
    setupEvidence(layout);
    setAcceptDrops(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OpenCriterion::setupHead(QVBoxLayout* layout)
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8 - accentWidth, 7, 10, 5);
    head->setSpacing(0);
    m_number->setFixedWidth(24);
    m_number->setAlignment(Qt::AlignCenter);
    m_number->setFont(Theme::instance().strong());
    m_title->setFont(Theme::instance().title());
    head->addWidget(m_number);
    head->addWidget(m_title, 1);
    head->addSpacing(6);
    head->addWidget(new KeyHint(QStringLiteral("J"), this));
    head->addSpacing(4);
    head->addWidget(new KeyHint(QStringLiteral("K"), this));
    layout->addLayout(head);

    auto* score = new QHBoxLayout;
    score->setContentsMargins(12 - accentWidth, 0, 10, 8);
    score->addWidget(m_strip);
    layout->addLayout(score);
    connect(m_strip, &ChoiceStrip::picked, this, &OpenCriterion::scored);
}

void OpenCriterion::setupEvidence(QVBoxLayout* layout)
{
    layout->addWidget(m_evidenceHeader);
    auto* empty = new QHBoxLayout;
    empty->setContentsMargins(14 - accentWidth, 2, 10, 2);
    empty->addWidget(m_empty);
    m_empty->setWordWrap(true);
    m_empty->setFont(scaledBody(0.925));
    layout->addLayout(empty);
    layout->addWidget(m_list);
    layout->addSpacing(6);
    connect(m_evidenceHeader, &EvidenceHeader::unfoldToggled, this, [this] {
        m_unfolded = !m_unfolded;
        refreshEvidence();
    });
    connect(m_list, &EvidenceList::rowsChanged, this, &OpenCriterion::refreshEvidence);
    connect(m_list, &EvidenceList::eventWanted, m_session, &SessionModel::selectEvent);
    connect(m_list, &EvidenceList::removalWanted, this, &OpenCriterion::removalWanted);
}

void OpenCriterion::setFace(const CriterionFace& face)
{
    const bool other = face.criterion.id != m_face.criterion.id;
    m_face = face;
    if (other)
        showCriterion(face.criterion);
    m_number->setText(QString::number(face.number));
    m_strip->setChosen(face.level);
    m_strip->setReadOnly(face.readOnly);
    m_strip->setSealed(face.sealed);
    m_strip->setAccessibleName(spokenScore(face));
    for (int level = lowestLevel; level <= m_anchors.size(); ++level)
        m_anchors.at(level - 1)->setChosen(face.level == level);
    m_evidenceHeader->setReadOnly(face.readOnly);
    m_evidenceHeader->setMissing(face.lacksEvidence() && !face.readOnly);
    m_empty->setText(face.sealed ? tr("No evidence.")
            : face.readOnly      ? tr("No evidence at this moment.")
                                 : tr("No evidence. Pick an event and press E, or drag it here."));
}

void OpenCriterion::setCompact(bool compact)
{
    m_compact = compact;
    refreshEvidence();
}

void OpenCriterion::say(const QString& message)
{
    m_evidenceHeader->say(message);
}

QString OpenCriterion::message() const
{
    return m_evidenceHeader->message();
}

void OpenCriterion::showCriterion(const Criterion& criterion)
{
    m_title->setText(criterion.title);
    setAccessibleName(criterion.title);
    m_strip->setChoices(scoreChoices(criterion, true), true);
    qDeleteAll(m_anchors);
    m_anchors.clear();
    for (int level = lowestLevel; level <= highestLevel; ++level) {
        const bool implied = criterion.anchors.at(size_t(level - 1)).isEmpty();
        auto* row = new AnchorRow(level, anchorText(criterion, level), implied, this);
        m_anchorLayout->addWidget(row);
        row->show(); // a layout leaves out what is not shown yet, and the height is asked for at once
        m_anchors.append(row);
    }
    m_unfolded = false;
    m_evidenceHeader->say({});
    m_model->setCriterion(criterion.id);
}

void OpenCriterion::refreshEvidence()
{
    m_list->setLimit(m_unfolded ? 0 : m_compact ? compactRows : regularRows);
    const int most = m_compact ? compactRows : regularRows;
    m_evidenceHeader->setEarlier(std::max(0, m_model->rowCount() - most), m_unfolded);
    m_empty->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
    Q_EMIT heightChanged();
}

void OpenCriterion::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(m_dropping ? Token::SurfaceSelected : Token::SurfaceBase));
    painter.fillRect(0, 0, width(), 1, theme.color(Token::Line1));
    painter.fillRect(0, height() - 1, width(), 1, theme.color(Token::Line1));
    painter.fillRect(0, 0, accentWidth, height(), theme.color(Token::AccentFill));
}

void OpenCriterion::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_face.readOnly || !draggedEvent(event->mimeData()))
        return;
    m_dropping = true;
    update();
    event->acceptProposedAction();
}

void OpenCriterion::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropping = false;
    update();
}

void OpenCriterion::dropEvent(QDropEvent* event)
{
    m_dropping = false;
    update();
    event->acceptProposedAction();
    Q_EMIT dropped(draggedEvent(event->mimeData()));
}

} // namespace jumpseat
