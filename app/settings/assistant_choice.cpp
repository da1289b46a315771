// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/assistant_choice.h"

#include "assist/model_prompt.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr double hottest = 2;

QString kindName(AssistantChoice::Kind kind)
{
    return kind == AssistantChoice::Kind::Model ? u"model"_s
        : kind == AssistantChoice::Kind::None   ? u"none"_s
                                                : u"scripted"_s;
}

QString choiceWords(const char* text)
{
    return QCoreApplication::translate("AssistantChoice", text);
}

/// The members that are written and read alike.
template <class Choice, class Visitor> void eachMember(Choice& choice, Visitor visit)
{
    visit(u"service"_s, choice.service);
    visit(u"model"_s, choice.model);
    visit(u"temperature"_s, choice.temperature);
    visit(u"maxTokens"_s, choice.maxTokens);
    visit(u"systemPrompt"_s, choice.systemPrompt);
    visit(u"completes"_s, choice.completes);
    visit(u"own"_s, choice.own);
    visit(u"watch"_s, choice.watch);
    visit(u"budgetRequests"_s, choice.budgetRequests);
    visit(u"budgetTokens"_s, choice.budgetTokens);
    visit(u"budgetMicros"_s, choice.budgetMicros);
}

Result<void> checkNumbers(const AssistantChoice& choice)
{
    bool isNumber = true;
    const double temperature = choice.temperature.isEmpty() ? 0 : choice.temperature.toDouble(&isNumber);
    if (!isNumber || temperature < 0 || temperature > hottest)
        return fail(ErrorCode::Malformed, choiceWords("The temperature is a number from 0 to 2, or empty."));
    if (std::min<qint64>({ choice.maxTokens, choice.budgetRequests, choice.budgetTokens, choice.budgetMicros }) < 0)
        return fail(ErrorCode::Malformed, choiceWords("A limit is a number above 0, or empty."));
    return {};
}

} // namespace

AssistantChoice rememberedChoice()
{
    QSettings settings;
    settings.beginGroup(u"assistant"_s);
    AssistantChoice choice;
    const QString name = settings.value(u"kind"_s).toString();
    for (const auto kind : { AssistantChoice::Kind::None, AssistantChoice::Kind::Model }) {
        if (name == kindName(kind))
            choice.kind = kind;
    }
    eachMember(choice, [&](const QString& key, auto& member) {
        member = settings.value(key).template value<std::remove_cvref_t<decltype(member)>>();
    });
    return choice;
}

void rememberChoice(const AssistantChoice& choice)
{
    QSettings settings;
    settings.beginGroup(u"assistant"_s);
    settings.setValue(u"kind"_s, kindName(choice.kind));
    eachMember(choice, [&](const QString& key, const auto& member) { settings.setValue(key, member); });
}

Result<AssistantChoice> choiceFromWords(const QString& words, const QList<ModelService>& services)
{
    AssistantChoice choice;
    if (words == "last"_L1)
        return rememberedChoice();
    if (words.isEmpty() || words == "script"_L1)
        return choice;
    if (words == "none"_L1) {
        choice.kind = AssistantChoice::Kind::None;
        return choice;
    }
    const QString service = words.section(u'/', 0, 0);
    const auto found = std::ranges::find_if(services, [&](const ModelService& one) {
        return one.id == service || one.name.compare(service, Qt::CaseInsensitive) == 0;
    });
    choice.kind = AssistantChoice::Kind::Model;
    choice.model = words.section(u'/', 1);
    if (found == services.end() || !std::ranges::contains(found->models, choice.model, &ServiceModel::name)) {
        QStringList known { u"script"_s, u"none"_s, u"last"_s };
        for (const ModelService& one : services) {
            for (const ServiceModel& model : one.models)
                known += one.name + u'/' + model.name;
        }
        return fail(ErrorCode::NotFound,
            choiceWords("There is no assistant \"%1\". Known: %2.").arg(words, known.join(u", "_s)));
    }
    choice.service = found->id;
    return choice;
}

Result<event::AssistantPinned> pinnedFor(const AssistantChoice& choice, const QList<ModelService>& services)
{
    event::AssistantPinned pinned;
    pinned.provider = kindName(choice.kind);
    pinned.watch = choice.watch;
    pinned.own = choice.own; // without a model they answer with the candidate's own account, and tell what they do
    if (choice.kind != AssistantChoice::Kind::Model)
        return pinned;
    const auto service = std::ranges::find(services, choice.service, &ModelService::id);
    if (service == services.end())
        return fail(ErrorCode::NotFound, choiceWords("The chosen service is not there any more."));
    const auto model = std::ranges::find(service->models, choice.model, &ServiceModel::name);
    if (model == service->models.end())
        return fail(ErrorCode::NotFound, choiceWords("The chosen model is not there any more."));
    if (const auto checked = checkNumbers(choice); !checked)
        return std::unexpected(checked.error());
    if (choice.budgetMicros > 0 && (model->inputPrice == 0 || model->outputPrice == 0))
        return fail(ErrorCode::Refused,
            choiceWords("A budget in dollars needs the prices of %1: set them under Models.").arg(model->name));
    pinned.provider = service->provider;
    pinned.service = service->name;
    pinned.origin = service->baseUrl;
    pinned.model = model->name;
    pinned.systemPrompt = choice.systemPrompt.trimmed().isEmpty() ? defaultSystemPrompt() : choice.systemPrompt;
    pinned.temperature = choice.temperature;
    pinned.maxTokens = choice.maxTokens;
    pinned.completes = choice.completes;
    pinned.budgetRequests = choice.budgetRequests;
    pinned.budgetTokens = choice.budgetTokens;
    pinned.budgetMicros = choice.budgetMicros;
    pinned.inputPrice = model->inputPrice;
    pinned.cachedPrice = model->cachedPrice;
    pinned.outputPrice = model->outputPrice;
    return pinned;
}

} // namespace jumpseat
