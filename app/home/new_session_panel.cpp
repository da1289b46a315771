// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/new_session_panel.h"

#include "join/join_card.h"
#include "models/shown_text.h"
#include "models/tool_words.h"
#include "settings/assistant_fields.h"
#include "settings/form_parts.h"
#include "theme/grounds.h"
#include "theme/widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

NewSessionPanel::NewSessionPanel(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("New session"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildForm());
    m_linkPart = buildLink();
    column->addWidget(m_linkPart);
    column->addStretch();
    m_scroll = panelScroller(body, this);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problem);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(buildBottom());
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    showState();
}

QWidget* NewSessionPanel::buildTop()
{
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 0, 8, 0);
    auto* heading = new InkLabel(tr("New session"), Token::Text1, top);
    heading->setFont(Theme::instance().strong());
    auto* close = new IconButton(u"x"_s, tr("Close"), tr("Esc"), top);
    connect(close, &QPushButton::clicked, this, &NewSessionPanel::dismissed);
    layout->addWidget(heading, 1);
    layout->addWidget(close);
    top->setFixedHeight(43);
    return top;
}

QWidget* NewSessionPanel::buildForm()
{
    auto* form = new QWidget(this);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(4);
    m_kit = new QComboBox(form);
    m_candidate = new QLineEdit(form);
    m_candidate->setPlaceholderText(tr("May stay empty: they give their name when they join"));
    m_candidate->setMaxLength(120);
    m_interviewer = new QLineEdit(form);
    m_interviewer->setPlaceholderText(tr("The candidate sees it"));
    m_interviewer->setMaxLength(120);
    m_network = new QComboBox(form);
    m_network->addItem(tr("This computer only"));
    const std::pair<QString, QWidget*> fields[] { { tr("Kit"), m_kit }, { tr("Candidate"), m_candidate },
        { tr("Your name"), m_interviewer }, { tr("Who can open the link"), m_network } };
    m_lack = new InkLabel({}, Token::StateFlaw, form);
    m_lack->setWordWrap(true);
    for (const auto& [name, field] : fields) {
        layout->addWidget(fieldLabel(name, field, form));
        layout->addWidget(field);
        if (field == m_kit)
            layout->addWidget(m_lack);
        layout->addSpacing(8);
    }
    m_assistant = new AssistantFields(form);
    layout->addWidget(m_assistant);
    connect(m_kit, &QComboBox::currentIndexChanged, this, &NewSessionPanel::showState);
    m_problem =
        new InkLabel({}, Token::StateFail, this); // below all fields, where it is seen however they are scrolled
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(16, 8, 16, 8);
    return form;
}

QWidget* NewSessionPanel::buildLink()
{
    auto* part = new QWidget(this);
    part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_card = new JoinCard(part);
    m_card->setContentsMargins(16, 16, 16, 16);
    m_card->setCopyKey(u"C"_s);
    m_card->setRemark(tr("For one candidate. It opens in a browser and needs nothing else."));
    m_waiting = new InkLabel({}, Token::Text1, part);
    m_waiting->setMargin(16);
    layout->addWidget(new Hairline(Qt::Horizontal, part));
    layout->addWidget(m_card);
    layout->addWidget(new Hairline(Qt::Horizontal, part));
    layout->addWidget(m_waiting);
    return part;
}

QWidget* NewSessionPanel::buildBottom()
{
    auto* bottom = new QWidget(this);
    auto* layout = new QHBoxLayout(bottom);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    m_newLink = new ActionButton(tr("Replace link"), bottom);
    m_newLink->setToolTip(tr("The present link stops working and a new one is made"));
    m_proceed = new ActionButton({}, bottom);
    m_proceed->setLook(ActionButton::Look::Primary);
    m_proceed->setKeyHint(tr("Enter"));
    layout->addWidget(m_newLink);
    layout->addStretch();
    layout->addWidget(m_proceed);
    connect(m_newLink, &QPushButton::clicked, this, [this] { Q_EMIT newLinkWanted(m_session); });
    connect(m_proceed, &QPushButton::clicked, this, &NewSessionPanel::proceed);
    return bottom;
}

void NewSessionPanel::setKits(const QList<Kit>& kits)
{
    m_kit->clear();
    m_kits = kits;
    for (const Kit& kit : kits)
        m_kit->addItem(tr("%1, v%2").arg(kit.title).arg(kit.version), kit.id);
    showState();
}

void NewSessionPanel::setInterviewer(const QString& name)
{
    m_interviewer->setText(name);
}

void NewSessionPanel::setLanAddress(const QString& address)
{
    while (m_network->count() > 1)
        m_network->removeItem(1);
    if (!address.isEmpty())
        m_network->addItem(tr("My local network (%1)").arg(address));
}

void NewSessionPanel::start(const QString& kit)
{
    m_session = {};
    m_joined.clear();
    m_problem->clear();
    m_candidate->clear();
    if (const int at = m_kit->findData(kit); at >= 0)
        m_kit->setCurrentIndex(at);
    m_assistant->setChoice(rememberedChoice());
    m_assistant->refresh();
    showState();
    m_candidate->setFocus(Qt::ShortcutFocusReason);
}

void NewSessionPanel::showLink(const SessionId& session, const QString& link)
{
    m_session = session;
    m_problem->clear();
    m_card->setLink(link);
    showState();
    m_scroll->ensureWidgetVisible(m_linkPart);
    m_proceed->setFocus(Qt::OtherFocusReason);
}

void NewSessionPanel::showProblem(const QString& what)
{
    m_problem->setText(what);
    showState();
}

void NewSessionPanel::showJoined(const QString& name)
{
    m_joined = name;
    showState();
}

void NewSessionPanel::copyLink()
{
    if (!m_session.isEmpty())
        m_card->copyLink();
}

void NewSessionPanel::proceed()
{
    if (!m_session.isEmpty())
        Q_EMIT cockpitWanted(m_session);
    else if (m_kit->currentIndex() >= 0)
        askForLink();
}

void NewSessionPanel::askForLink()
{
    const auto assistant = m_assistant->pinned();
    if (!assistant)
        return showProblem(assistant.error().what);
    rememberChoice(m_assistant->choice().value_or(AssistantChoice()));
    Q_EMIT wanted({ m_kit->currentData().toString(), m_candidate->text().trimmed(), m_interviewer->text().trimmed(),
        m_network->currentIndex() == 1, *assistant });
}

QString NewSessionPanel::waitingText() const
{
    if (!m_joined.isEmpty())
        return tr("%1 has joined").arg(shownLine(m_joined, 60));
    const QString name = m_candidate->text().trimmed();
    return name.isEmpty() ? tr("Waiting for the candidate") : tr("Waiting for %1").arg(shownLine(name, 60));
}

void NewSessionPanel::showState()
{
    const bool made = !m_session.isEmpty();
    for (QWidget* field : std::initializer_list<QWidget*> { m_kit, m_candidate, m_interviewer, m_network, m_assistant })
        field->setEnabled(!made);
    m_problem->setVisible(!m_problem->text().isEmpty());
    const int chosen = m_kit->currentIndex();
    m_lack->setText(chosen >= 0 && chosen < m_kits.size() ? missingToolWords(m_kits.at(chosen)) : QString());
    m_lack->setVisible(!m_lack->text().isEmpty());
    m_linkPart->setVisible(made);
    m_newLink->setVisible(made);
    m_waiting->setText(waitingText());
    m_proceed->setText(made ? tr("Open cockpit") : tr("Make link"));
    m_proceed->setEnabled(m_kit->count() > 0);
    m_proceed->setToolTip(m_kit->count() > 0 ? QString() : tr("There is no kit"));
    m_proceed->updateGeometry();
}

void NewSessionPanel::paintEvent(QPaintEvent*)
{
    paintSidePanel(*this);
}

} // namespace jumpseat
