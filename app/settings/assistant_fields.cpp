// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/assistant_fields.h"

#include "settings/assistant_details.h"
#include "settings/form_parts.h"
#include "settings/model_settings.h"
#include "settings/money.h"
#include "theme/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

enum ItemRole { KindRole = Qt::UserRole, ServiceRole, ModelRole };
constexpr int boxIndent = 20; // where the words of a check box begin

QString priceWords(const ServiceModel& model)
{
    if (model.inputPrice == 0 && model.outputPrice == 0)
        return AssistantFields::tr("Its prices are not known here, so costs are not counted.");
    return AssistantFields::tr("$%1 in, $%2 out a million tokens.")
        .arg(dollarsFromMicros(model.inputPrice), dollarsFromMicros(model.outputPrice));
}

} // namespace

AssistantFields::AssistantFields(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_box = new QComboBox(this);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_facts = captionLabel({}, Token::Text3, this);
    m_lack = captionLabel({}, Token::StateFlaw, this);
    m_more = new ActionButton(tr("Details"), this);
    m_more->setLook(ActionButton::Look::Flat);
    m_details = new AssistantDetails(this);
    column->addWidget(fieldLabel(tr("Assistant"), m_box, this));
    column->addWidget(buildBox());
    column->addWidget(m_facts);
    column->addWidget(m_lack);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_details);
    buildOwn(column);
    connect(m_box, &QComboBox::currentIndexChanged, this, &AssistantFields::chosen);
    connect(m_more, &QAbstractButton::clicked, this, [this] { showDetails(!m_isOpen); });
    showDetails(false);
    fill();
}

QWidget* AssistantFields::buildBox()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* models = new ActionButton(tr("Models…"), row);
    models->setToolTip(tr("Set up services and their models"));
    layout->addWidget(m_box, 1);
    layout->addWidget(models);
    connect(models, &QPushButton::clicked, this, &AssistantFields::modelsWanted);
    return row;
}

void AssistantFields::buildOwn(QVBoxLayout* column)
{
    const auto add = [this, column](QCheckBox* box, InkLabel* words) {
        words->setContentsMargins(boxIndent, 0, 0, 0);
        box->setAccessibleDescription(words->text());
        column->addWidget(box);
        column->addWidget(words);
        column->addSpacing(4);
    };
    m_own = new QCheckBox(tr("Candidate may connect own tools"), this);
    m_ownWords = captionLabel({}, Token::Text3, this);
    m_watch = new QCheckBox(tr("Candidate may mirror a folder"), this);
    column->addSpacing(8);
    add(m_own, m_ownWords);
    add(m_watch,
        captionLabel(tr("Text files of a folder they choose are copied here as they change. Needs no model."),
            Token::Text3, this));
}

void AssistantFields::setSettings(ModelSettings* settings)
{
    m_settings = settings;
    connect(settings, &ModelSettings::changed, this, &AssistantFields::fill);
    fill();
}

void AssistantFields::refresh()
{
    if (m_settings)
        m_settings->lookForOllama();
    showKey();
}

QList<ModelService> AssistantFields::services() const
{
    return m_settings ? m_settings->available() : QList<ModelService>();
}

/// The choices anew; what was chosen stays chosen as long as it is there, and is again when it comes back.
void AssistantFields::fill()
{
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItem(tr("Scripted, same replies for every candidate"), int(AssistantChoice::Kind::Scripted));
    m_box->addItem(tr("None"), int(AssistantChoice::Kind::None));
    int current = m_wanted.kind == AssistantChoice::Kind::None ? 1 : 0;
    for (const QList<ModelService> all = services(); const ModelService& service : all) {
        for (const ServiceModel& model : service.models) {
            if (m_box->count() == 2)
                m_box->insertSeparator(2);
            m_box->addItem(u"%1 · %2"_s.arg(model.name, service.name), int(AssistantChoice::Kind::Model));
            const int row = m_box->count() - 1;
            m_box->setItemData(row, service.id, ServiceRole);
            m_box->setItemData(row, model.name, ModelRole);
            if (m_wanted.kind == AssistantChoice::Kind::Model && service.id == m_wanted.service
                && model.name == m_wanted.model)
                current = row;
        }
    }
    m_box->setCurrentIndex(current);
    showFacts();
    showKey();
}

void AssistantFields::setChoice(const AssistantChoice& choice)
{
    m_wanted = choice;
    m_details->show(choice);
    m_own->setChecked(choice.own);
    m_watch->setChecked(choice.watch);
    fill();
}

bool AssistantFields::isModel() const
{
    return m_box->currentData(KindRole).toInt() == int(AssistantChoice::Kind::Model);
}

void AssistantFields::chosen()
{
    m_wanted.kind = AssistantChoice::Kind(m_box->currentData(KindRole).toInt());
    m_wanted.service = m_box->currentData(ServiceRole).toString();
    m_wanted.model = m_box->currentData(ModelRole).toString();
    showFacts();
    showKey();
}

void AssistantFields::showFacts()
{
    const bool model = isModel();
    m_more->setVisible(model);
    m_details->setVisible(model && m_isOpen);
    m_ownWords->setText(model
            ? tr("Claude Code, Codex and others ask this model through here, and what they do is recorded.")
            : tr("What Claude Code, Codex and others do with the candidate's own account is recorded."));
    m_own->setAccessibleDescription(m_ownWords->text());
    QString facts;
    for (const QList<ModelService> all = services(); const ModelService& service : all) {
        const auto found = std::ranges::find(service.models, m_wanted.model, &ServiceModel::name);
        if (model && service.id == m_wanted.service && found != service.models.end())
            facts = tr("Asked at %1. %2").arg(QUrl(service.baseUrl).authority(), priceWords(*found));
    }
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
}

/// What is in the way of the choice is better known before the candidate is there.
void AssistantFields::showKey()
{
    const int turn = ++m_turn;
    const bool isLost = m_wanted.kind == AssistantChoice::Kind::Model && !isModel();
    m_lack->setText(isLost ? tr("%1, which was chosen last, is not there now.").arg(m_wanted.model) : QString());
    m_lack->setVisible(isLost);
    const QList<ModelService> all = services();
    const auto service = std::ranges::find(all, m_wanted.service, &ModelService::id);
    if (!isModel() || !isVisible() || service == all.end())
        return;
    const QPointer<AssistantFields> self(this);
    m_settings->keys().want(*service, [self, turn](const Result<ApiKeyPtr>& key) {
        if (!self || self->m_turn != turn || key)
            return;
        self->m_lack->setText(key.error().what);
        self->m_lack->show();
    });
}

void AssistantFields::showDetails(bool shown)
{
    m_isOpen = shown;
    m_more->setAccessibleDescription(shown ? tr("They are shown") : tr("They are hidden"));
    m_more->setIconName(shown ? u"chevron-down"_s : u"chevron-right"_s, 14);
    m_details->setVisible(shown && isModel());
}

Result<AssistantChoice> AssistantFields::choice() const
{
    AssistantChoice choice = m_wanted;
    choice.kind = AssistantChoice::Kind(m_box->currentData(KindRole).toInt());
    choice.own = m_own->isChecked();
    choice.watch = m_watch->isChecked();
    if (const auto read = m_details->readInto(choice); !read)
        return std::unexpected(read.error());
    return choice;
}

Result<event::AssistantPinned> AssistantFields::pinned() const
{
    const auto chosen = choice();
    if (!chosen)
        return std::unexpected(chosen.error());
    return pinnedFor(*chosen, services());
}

} // namespace jumpseat
