// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway_call.h"

#include "gateway/answer_copy.h"
#include "gateway/gateway_headers.h"
#include "gateway/request_acts.h"

#include <optional>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

struct Refused {
    GatewayRefusal why;
    QString what;
};

} // namespace

struct GatewayCall::Impl {
    Impl(std::shared_ptr<GatewaySession> itsSession, GatewayPath itsPath, GatewayRequest itsRequest,
        const Clock& itsClock, GatewaySink itsSink)
        : session(std::move(itsSession))
        , path(std::move(itsPath))
        , request(std::move(itsRequest))
        , clock(itsClock)
        , sink(std::move(itsSink))
    {
    }

    std::shared_ptr<GatewaySession> session;
    GatewayPath path;
    GatewayRequest request;
    const Clock& clock;
    GatewaySink sink;

    RequestView view;
    Asker asker = Asker::Person;
    std::optional<Budget::Reserved> reserved;
    std::unique_ptr<UpstreamCall> upstream;
    bool isCounted = false;
    bool hasBegun = false, hasEnded = false;
    int status = 0;
    qint64 startUs = 0;

    std::unique_ptr<AnswerCopy> copy;

    [[nodiscard]] std::optional<Refused> check(QList<act::What>& told);
    [[nodiscard]] std::optional<Refused> readBody();
    [[nodiscard]] std::optional<Refused> reserve();
    void send();
    void began(int httpStatus, const HeaderList& headers);
    void said(const QByteArray& bytes);
    void ended(const std::optional<UpstreamProblem>& problem);
    void refuse(const Refused& refused);
    void finishReading(bool whole);
    void leave();
    void settle();
    void tell(QList<act::What> told);
    [[nodiscard]] act::Used used() const;
    [[nodiscard]] reply::Usage likelyUsage() const;
    [[nodiscard]] bool isModel() const { return path.kind == GatewayKind::Model; }
};

/// `told`: what the request tells, whether it may go on or not.
std::optional<Refused> GatewayCall::Impl::check(QList<act::What>& told)
{
    const bool isMethod = request.method == path.method || (path.method == "GET" && request.method == "HEAD");
    if (!isMethod)
        return Refused { GatewayRefusal::Method, u"This path takes %1."_s.arg(QString::fromLatin1(path.method)) };
    if (session->calls >= session->policy.callsAtOnce)
        return Refused { GatewayRefusal::Busy, u"Too many requests of this interview are under way at once."_s };
    ++session->calls;
    isCounted = true;
    if (!isModel())
        return std::nullopt;
    if (auto refused = readBody())
        return refused;
    asker = askerOf(view, session->memory);
    told = requestActs(view, asker, session->memory);
    const QString& only = session->policy.onlyModel;
    if (!only.isEmpty() && view.model != only)
        return Refused { GatewayRefusal::Model,
            u"This interview's model is %1. Set your tool to it; \"%2\" is not to be had here."_s.arg(
                only, view.model) };
    return reserve();
}

std::optional<Refused> GatewayCall::Impl::readBody()
{
    QByteArray plain = request.body;
    const QByteArray encoding = encodingOf(request.headers);
    if (!encoding.isEmpty()) {
        plain.clear();
        Inflater unpack(maxBody, [&](QByteArrayView content) { plain.append(content); });
        if (!canBeUnpacked(encoding) || !unpack.feed(request.body) || !unpack.isComplete())
            return Refused { GatewayRefusal::Encoding, u"Send the request's body plain, or packed by gzip."_s };
    }
    auto read = readRequest(path.dialect, request.headers, plain);
    if (!read)
        return Refused { GatewayRefusal::Malformed, u"This is no request: %1."_s.arg(read.error().what) };
    view = *std::move(read);
    return std::nullopt;
}

std::optional<Refused> GatewayCall::Impl::reserve()
{
    const GatewayPolicy& policy = session->policy;
    reply::Usage worst;
    worst.inputTokens = view.estimatedInputTokens;
    worst.outputTokens = view.maxTokens.value_or(policy.assumedOutput);
    auto price = policy.prices.priceOf(view.model);
    if (!price && policy.limits.micros != Budget::unlimited)
        return Refused { GatewayRefusal::Budget,
            u"This interview has a limit in dollars, and nobody has set a price for the model \"%1\"."_s.arg(
                view.model) };
    if (price) // it may all be written to a cache, which costs more
        price->input = std::max(price->input, price->cacheWrite);
    auto set =
        session->budget.reserve({ 1, worst.inputTokens + worst.outputTokens, price ? costOf(*price, worst) : 0 });
    if (!set)
        return Refused { set.error().isFinal ? GatewayRefusal::Budget : GatewayRefusal::Busy, set.error().what };
    reserved.emplace(*std::move(set));
    return std::nullopt;
}

void GatewayCall::Impl::send()
{
    UpstreamRequest asked;
    asked.method = request.method;
    asked.path = request.target;
    asked.headers = headersToServer(request.headers);
    asked.body = std::exchange(request.body, {});
    upstream = session->upstream->send(std::move(asked),
        { [this](int httpStatus, const HeaderList& headers) { began(httpStatus, headers); },
            [this](const QByteArray& bytes) { said(bytes); },
            [this](const std::optional<UpstreamProblem>& problem) { ended(problem); } });
}

void GatewayCall::Impl::began(int httpStatus, const HeaderList& headers)
{
    hasBegun = true;
    status = httpStatus;
    if (isModel())
        copy = std::make_unique<AnswerCopy>(
            path.dialect, status, headers, view.model, asker == Asker::Agent, session->memory);
    sink.began(httpStatus, headersToClient(headers));
}

void GatewayCall::Impl::said(const QByteArray& bytes)
{
    sink.said(bytes); // first: somebody waits for it
    if (copy)
        tell(copy->feed(bytes));
}

void GatewayCall::Impl::ended(const std::optional<UpstreamProblem>& problem)
{
    if (!hasBegun) {
        const bool isLate = problem && problem->kind == UpstreamProblem::Kind::Late;
        return refuse({ isLate ? GatewayRefusal::Late : GatewayRefusal::Unreachable,
            problem ? problem->what : u"the model server gave no answer"_s });
    }
    hasEnded = true;
    finishReading(!problem);
    sink.ended(!problem);
}

/// The gateway's own answer.
void GatewayCall::Impl::refuse(const Refused& refused)
{
    hasEnded = true;
    const RefusalAnswer answer = refusalAnswer(refused.why, path.dialect, refused.what);
    status = answer.status;
    if (reserved)
        reserved->settle({});
    if (isModel())
        tell({ act::Failed { {}, answer.status, refused.what } });
    HeaderList headers = answer.headers;
    headers.append(Header { "Content-Length", QByteArray::number(answer.body.size()) });
    sink.began(answer.status, headers);
    if (request.method != "HEAD")
        sink.said(answer.body);
    sink.ended(true);
}

void GatewayCall::Impl::finishReading(bool whole)
{
    if (!copy)
        return;
    QList<act::What> told = copy->finish(whole);
    settle();
    if (!copy->acts().hasFailed() || copy->acts().usage())
        told.append(used());
    tell(std::move(told));
}

/// The client has gone.
void GatewayCall::Impl::leave()
{
    if (copy)
        return finishReading(false);
    if (!reserved)
        return;
    const reply::Usage asked { .inputTokens = view.estimatedInputTokens };
    const auto price = session->policy.prices.priceOf(view.model);
    reserved->settle({ 1, asked.inputTokens, price ? costOf(*price, asked) : 0 });
    tell({ act::Failed { {}, 0, u"the request was given up before its answer began"_s } });
}

act::Used GatewayCall::Impl::used() const
{
    const ReplyActs& acts = copy->acts();
    const reply::Usage usage = acts.usage().value_or(reply::Usage {});
    const auto price = session->policy.prices.priceOf(view.model);
    act::Used used;
    used.requestId = copy->requestId();
    used.messageId = acts.messageId();
    used.model = acts.model();
    used.status = status;
    used.durationUs = clock.monotonicUs() - startUs;
    used.inputTokens = usage.inputTokens;
    used.outputTokens = usage.outputTokens;
    used.cachedTokens = usage.cachedTokens;
    used.costMicros = price ? costOf(*price, usage) : 0;
    return used;
}

/// As told, and where nothing was told (whole answers without usage, answers that broke off) by what can be seen.
reply::Usage GatewayCall::Impl::likelyUsage() const
{
    const ReplyActs& acts = copy->acts();
    reply::Usage usage = acts.usage().value_or(reply::Usage {});
    if (usage.inputTokens == 0)
        usage.inputTokens = view.estimatedInputTokens;
    if (!copy->wasComplete() || usage.outputTokens == 0)
        usage.outputTokens = std::max(usage.outputTokens, acts.estimatedOutputTokens());
    return usage;
}

void GatewayCall::Impl::settle()
{
    if (!reserved)
        return;
    // What a server refuses it does not charge for.
    const ReplyActs& acts = copy->acts();
    if (status >= 300 || (acts.hasFailed() && acts.estimatedOutputTokens() == 0 && !acts.usage()))
        return reserved->settle({});
    const reply::Usage usage = likelyUsage();
    const auto price = session->policy.prices.priceOf(view.model);
    reserved->settle({ 1, usage.inputTokens + usage.outputTokens, price ? costOf(*price, usage) : 0 });
}

void GatewayCall::Impl::tell(QList<act::What> told)
{
    QList<Act> all;
    for (act::What& what : told) {
        // What a tool says to itself is no part of the conversation; what it took is.
        if (asker == Asker::Tool && !std::holds_alternative<act::Used>(what)
            && !std::holds_alternative<act::Failed>(what))
            continue;
        const QString tool = view.tool.isEmpty() ? dialectName(path.dialect) : view.tool;
        all.append(Act { Channel::Gateway, tool, view.conversation, clock.wallMs(), std::move(what) });
    }
    if (!all.isEmpty())
        sink.acts(std::move(all));
}

GatewayCall::GatewayCall(std::shared_ptr<GatewaySession> session, GatewayPath path, GatewayRequest request,
    const Clock& clock, GatewaySink sink)
    : m_impl(std::make_unique<Impl>(std::move(session), std::move(path), std::move(request), clock, std::move(sink)))
{
}

GatewayCall::~GatewayCall()
{
    m_impl->upstream.reset();
    if (!m_impl->hasEnded)
        m_impl->leave();
    if (m_impl->isCounted)
        --m_impl->session->calls;
}

void GatewayCall::start()
{
    m_impl->startUs = m_impl->clock.monotonicUs();
    QList<act::What> told;
    const auto refused = m_impl->check(told);
    if (!refused)
        m_impl->send(); // first: somebody waits for it, and no answer is heard before this returns
    m_impl->tell(std::move(told));
    if (refused)
        m_impl->refuse(*refused);
}

void GatewayCall::silence()
{
    m_impl->upstream.reset();
    m_impl->sink = { [](int, const HeaderList&) { }, [](const QByteArray&) { }, [](bool) { },
        [](const QList<Act>&) { } };
}

void GatewayCall::pause()
{
    if (m_impl->upstream)
        m_impl->upstream->pause();
}

void GatewayCall::readOn()
{
    if (m_impl->upstream)
        m_impl->upstream->readOn();
}

} // namespace jumpseat
