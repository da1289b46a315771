// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/budget.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostOfACall = 1'000'000'000'000; // so that sums cannot overflow

qint64 sane(qint64 count)
{
    return std::clamp(count, qint64(0), mostOfACall);
}

Spending sane(const Spending& spending)
{
    return { sane(spending.requests), sane(spending.tokens), sane(spending.micros) };
}

void add(Spending& sum, const Spending& more)
{
    sum.requests += more.requests;
    sum.tokens += more.tokens;
    sum.micros += more.micros;
}

Spending without(const Spending& sum, const Spending& less)
{
    return { sum.requests - less.requests, sum.tokens - less.tokens, sum.micros - less.micros };
}

QString dollars(qint64 micros)
{
    return u"$%1"_s.arg(double(micros) / 1e6, 0, 'f', 2);
}

} // namespace

struct Budget::Reserved::Book {
    Limits limits;
    Spending spent, setAside;

    /// Why this much more of one thing does not fit.
    [[nodiscard]] std::optional<Refusal> refuse(qint64 limit, qint64 used, qint64 waiting, qint64 worst,
        const QString& spentWords, const QString& bigWords) const
    {
        if (limit == unlimited || used + waiting + worst <= limit)
            return std::nullopt;
        if (used >= limit)
            return Refusal { true, spentWords };
        if (used + worst > limit)
            return Refusal { true, bigWords };
        return Refusal { false, u"Other requests of this interview are under way. Try again when they are done."_s };
    }
};

Budget::Reserved::Reserved(std::shared_ptr<Book> book, const Spending& worst)
    : m_book(std::move(book))
    , m_worst(worst)
{
    add(m_book->setAside, worst);
}

Budget::Reserved::~Reserved()
{
    settle(m_worst);
}

void Budget::Reserved::settle(const Spending& took)
{
    const auto book = std::exchange(m_book, nullptr);
    if (!book)
        return;
    book->setAside = without(book->setAside, m_worst);
    add(book->spent, sane(took));
}

Budget::Budget(const Limits& limits)
    : m_book(std::make_shared<Reserved::Book>())
{
    m_book->limits = limits;
}

std::expected<Budget::Reserved, Budget::Refusal> Budget::reserve(const Spending& wanted)
{
    const Reserved::Book& book = *m_book;
    const Spending worst = sane(wanted);
    const auto requests = book.refuse(book.limits.requests, book.spent.requests, book.setAside.requests, worst.requests,
        u"This interview's %1 requests to the model are used up."_s.arg(book.limits.requests), {});
    if (requests)
        return std::unexpected(*requests);
    const auto tokens = book.refuse(book.limits.tokens, book.spent.tokens, book.setAside.tokens, worst.tokens,
        u"This interview's %1 tokens are used up."_s.arg(book.limits.tokens),
        u"This request may take up to %1 tokens, and %2 are left of this interview's. Ask for less, or begin a new "
        "conversation."_s.arg(worst.tokens)
            .arg(book.limits.tokens - book.spent.tokens));
    if (tokens)
        return std::unexpected(*tokens);
    const auto micros = book.refuse(book.limits.micros, book.spent.micros, book.setAside.micros, worst.micros,
        u"This interview's %1 for the model are used up."_s.arg(dollars(book.limits.micros)),
        u"This request may cost up to %1, and %2 are left of this interview's. Ask for less, or begin a new "
        "conversation."_s.arg(dollars(worst.micros), dollars(book.limits.micros - book.spent.micros)));
    if (micros)
        return std::unexpected(*micros);
    return Reserved(m_book, worst);
}

Spending Budget::spent() const
{
    return m_book->spent;
}

Spending Budget::setAside() const
{
    return m_book->setAside;
}

Budget::Limits Budget::limits() const
{
    return m_book->limits;
}

} // namespace jumpseat
