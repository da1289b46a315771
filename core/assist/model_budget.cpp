// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/model_budget.h"

#include <QJsonObject>

#include <map>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

qint64 left(qint64 limit, qint64 spent)
{
    return limit > 0 ? std::max<qint64>(0, limit - spent) : Budget::unlimited;
}

PriceList pricesOf(const event::AssistantPinned& pinned)
{
    if (pinned.inputPrice == 0 && pinned.outputPrice == 0)
        return {};
    const auto dollars = [](qint64 micros) { return double(micros) / 1e6; };
    QJsonObject price { { u"input"_s, dollars(pinned.inputPrice) }, { u"output"_s, dollars(pinned.outputPrice) } };
    if (pinned.cachedPrice > 0)
        price.insert(u"cached"_s, dollars(pinned.cachedPrice));
    // The price of the session's model; others that a tool asks for on its own have none, and say so.
    return PriceList::fromJson({ { pinned.model + u'*', price } }).value_or(PriceList {});
}

} // namespace

GatewayPolicy policyOf(const event::AssistantPinned& pinned, const ModelTotals& spent)
{
    GatewayPolicy policy;
    policy.limits = { left(pinned.budgetRequests, spent.requests), left(pinned.budgetTokens, spent.tokens()),
        left(pinned.budgetMicros, spent.costMicros) };
    policy.prices = pricesOf(pinned);
    return policy;
}

ModelBudget budgetOf(const std::shared_ptr<GatewaySession>& session)
{
    struct Book {
        std::map<qint64, Budget::Reserved> reserved;
        qint64 last = 0;
    };
    const auto book = std::make_shared<Book>();
    ModelBudget budget;
    budget.reserve = [session, book](qint64 inputTokens, qint64 outputTokens, const QString& model) -> Result<qint64> {
        Spending worst { 1, inputTokens + outputTokens, 0 };
        if (const auto price = session->policy.prices.priceOf(model))
            worst.micros = costOf(*price, { .inputTokens = inputTokens, .outputTokens = outputTokens });
        auto reserved = session->budget.reserve(worst);
        if (!reserved)
            return fail(ErrorCode::Refused, reserved.error().what);
        book->reserved.emplace(++book->last, *std::move(reserved));
        return book->last;
    };
    budget.settle = [book](qint64 reservation, const event::ModelUsed& used) {
        const auto found = book->reserved.find(reservation);
        if (found == book->reserved.end())
            return;
        found->second.settle({ 1, used.inputTokens + used.outputTokens, used.costMicros });
        book->reserved.erase(found);
    };
    return budget;
}

} // namespace jumpseat
