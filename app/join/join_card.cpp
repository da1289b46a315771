// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "join/join_card.h"

#include "join/qr_code.h"
#include "theme/widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

#include <chrono>

namespace jumpseat {

namespace {
/// A link has no blanks to break at: give it places after "/" and "#" and between its halves.
QString breakable(const QString& link)
{
    static constexpr QChar zeroWidthSpace(0x200B);
    QString text;
    for (const QChar c : link) {
        text += c;
        text += zeroWidthSpace;
    }
    return text;
}
} // namespace

JoinCard::JoinCard(QWidget* parent)
    : QWidget(parent)
    , m_code(new QrCode(this))
    , m_linkText(new InkLabel({}, Token::Text1, this))
    , m_copy(new ActionButton(tr("Copy link"), this))
    , m_remark(new InkLabel({}, Token::Text2, this))
{
    auto* heading = new InkLabel(tr("Join link"), Token::Text1, this);
    heading->setFont(Theme::instance().strong());
    QFont code = Theme::instance().code();
    code.setPixelSize(qMax(11, QFontInfo(code).pixelSize() - 1));
    m_linkText->setFont(code);
    m_linkText->setWordWrap(true);
    m_linkText->setAccessibleName(tr("Join link"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_remark->setFont(Theme::instance().caption());
    m_remark->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(heading);
    words->addWidget(m_linkText);
    words->addWidget(m_copy, 0, Qt::AlignLeft);
    words->addWidget(m_remark);
    words->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_code, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    connect(m_copy, &QPushButton::clicked, this, &JoinCard::copyLink);
}

void JoinCard::setLink(const QString& link)
{
    m_link = link;
    m_code->setText(link);
    m_linkText->setText(breakable(link));
    m_copy->setEnabled(!link.isEmpty());
}

void JoinCard::setRemark(const QString& remark)
{
    m_remark->setText(remark);
}

void JoinCard::setCopyKey(const QString& key)
{
    m_copy->setKeyHint(key);
}

void JoinCard::setQrSide(int side)
{
    m_code->setSide(side);
}

void JoinCard::copyLink()
{
    QGuiApplication::clipboard()->setText(m_link);
    showCopied(m_copy, tr("Copy link"));
}

void showCopied(ActionButton* button, const QString& restText)
{
    const int width = button->width();
    button->setMinimumWidth(width); // the word changes, the button's place does not
    button->setText(JoinCard::tr("Copied"));
    button->setIconName(QStringLiteral("check"));
    QTimer::singleShot(std::chrono::seconds(2), button, [button, restText] {
        button->setText(restText);
        button->setIconName(QStringLiteral("copy"));
        button->setMinimumWidth(0);
    });
}

} // namespace jumpseat
