// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/assistant_details.h"

#include "assist/model_prompt.h"
#include "settings/form_parts.h"
#include "settings/money.h"
#include "theme/widgets.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr int promptHeight = 148;

QString shownNumber(qint64 number)
{
    return number > 0 ? QString::number(number) : QString();
}

} // namespace

AssistantDetails::AssistantDetails(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(4);
    buildNumbers(column);
    m_completes = new QCheckBox(tr("Complete text while the candidate types"), this);
    column->addSpacing(6);
    column->addWidget(m_completes);
    column->addSpacing(6);
    buildPrompt(column);
    show({});
}

void AssistantDetails::buildNumbers(QVBoxLayout* column)
{
    const QString own = tr("the model's own"), noLimit = tr("no limit");
    m_temperature = numberField(tr("Temperature"), own, 0, this);
    m_temperature->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"\\d?([.,]\\d{0,2})?"_s), m_temperature));
    m_maxTokens = numberField(tr("Longest reply in tokens"), own, 6, this);
    m_requests = numberField(tr("Most requests in the session"), noLimit, 6, this);
    m_tokens = numberField(tr("Most tokens in the session"), noLimit, 9, this);
    m_dollars = numberField(tr("Most dollars in the session"), noLimit, 0, this);
    m_dollars->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"\\d{0,5}([.,]\\d{0,2})?"_s), m_dollars));
    auto* answers = new QGridLayout;
    auto* budget = new QGridLayout;
    for (QGridLayout* grid : { answers, budget }) {
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(2);
    }
    const auto add = [this](QGridLayout* grid, int at, const QString& name, QLineEdit* field) {
        grid->addWidget(captionLabel(name, Token::Text2, this), 0, at);
        grid->addWidget(field, 1, at);
        grid->setColumnStretch(at, 1);
    };
    add(answers, 0, tr("Temperature"), m_temperature);
    add(answers, 1, tr("Longest reply, in tokens"), m_maxTokens);
    add(budget, 0, tr("Requests"), m_requests);
    add(budget, 1, tr("Tokens"), m_tokens);
    add(budget, 2, tr("US dollars"), m_dollars);
    column->addLayout(answers);
    column->addSpacing(6);
    column->addWidget(fieldLabel(tr("Budget of the session"), nullptr, this));
    column->addLayout(budget);
}

void AssistantDetails::buildPrompt(QVBoxLayout* column)
{
    auto* below = new QHBoxLayout;
    m_prompt = new QPlainTextEdit(this);
    m_prompt->setTabChangesFocus(true);
    m_prompt->setFixedHeight(promptHeight);
    m_prompt->setFont(Theme::instance().caption());
    m_restore = new ActionButton(tr("Restore"), this);
    m_restore->setAccessibleName(tr("Restore the system prompt as it was"));
    column->addWidget(fieldLabel(tr("System prompt"), m_prompt, this));
    column->addWidget(m_prompt);
    below->setSpacing(8);
    below->addWidget(
        captionLabel(tr("The task is added to it. It stands in the record of the session."), Token::Text3, this), 1);
    below->addWidget(m_restore);
    column->addLayout(below);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_prompt->setPlainText(defaultSystemPrompt());
        m_prompt->setFocus(Qt::OtherFocusReason);
    });
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &AssistantDetails::showRestore);
}

void AssistantDetails::showRestore()
{
    const bool isDefault = m_prompt->toPlainText() == defaultSystemPrompt();
    m_restore->setEnabled(!isDefault);
    m_restore->setToolTip(isDefault ? tr("It is as it was") : QString());
}

void AssistantDetails::show(const AssistantChoice& choice)
{
    m_temperature->setText(choice.temperature);
    m_maxTokens->setText(shownNumber(choice.maxTokens));
    m_requests->setText(shownNumber(choice.budgetRequests));
    m_tokens->setText(shownNumber(choice.budgetTokens));
    m_dollars->setText(dollarsFromMicros(choice.budgetMicros));
    m_completes->setChecked(choice.completes);
    m_prompt->setPlainText(choice.systemPrompt.isEmpty() ? defaultSystemPrompt() : choice.systemPrompt);
    showRestore();
}

Result<void> AssistantDetails::readInto(AssistantChoice& choice) const
{
    choice.temperature = m_temperature->text().trimmed().replace(u',', u'.');
    choice.maxTokens = int(numberIn(*m_maxTokens));
    choice.budgetRequests = numberIn(*m_requests);
    choice.budgetTokens = numberIn(*m_tokens);
    choice.completes = m_completes->isChecked();
    const QString prompt = m_prompt->toPlainText();
    choice.systemPrompt = prompt == defaultSystemPrompt() ? QString() : prompt;
    const QString dollars = m_dollars->text().trimmed();
    const auto micros = dollars.isEmpty() ? std::optional<qint64>(0) : microsFromDollars(dollars);
    if (!micros)
        return fail(ErrorCode::Malformed, tr("The budget in dollars is no amount of money."));
    choice.budgetMicros = *micros;
    return {};
}

} // namespace jumpseat
