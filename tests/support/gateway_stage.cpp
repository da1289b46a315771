// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway_stage.h"

#include "share/http_connection.h"

#include <QHash>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <future>
#include <mutex>
#include <thread>

namespace jumpseat::test {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

} // namespace

struct GatewayStage::Impl {
    SystemClock clock;
    StaticAssets assets { QStringLiteral(":/nothing") };
    std::vector<std::string> hosts;
    QHash<QString, std::shared_ptr<GatewaySession>> sessions; ///< by token; the stage's thread
    Record record;
    mutable std::mutex mutex;
    QList<Act> acts;
    asio::io_context io { 1 }; // calls that are still under way end with it, and look at the clock
    asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(io);
    tcp::acceptor acceptor { io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0) };
    std::thread thread;

    [[nodiscard]] Door door();
    void accept();

    template <class Task> auto onThread(Task task)
    {
        std::packaged_task<decltype(task())()> packaged(std::move(task));
        auto result = packaged.get_future();
        asio::post(io, [&packaged] { packaged(); });
        return result.get();
    }
};

Door GatewayStage::Impl::door()
{
    GatewayDoor gateway;
    gateway.clock = &clock;
    gateway.open = [this](const QString& token) -> Result<std::shared_ptr<GatewaySession>> {
        if (const auto session = sessions.value(token))
            return session;
        return fail(ErrorCode::Unauthorized, QStringLiteral("no such token"));
    };
    gateway.record = [this](const SessionId& session, const QList<Act>& told) {
        if (record)
            return record(session, told);
        const std::lock_guard lock(mutex);
        acts += told;
    };
    const auto nobody = [](const QString&) -> Result<Admission> {
        return fail(ErrorCode::Unauthorized, QStringLiteral("no pages here"));
    };
    return { assets, hosts, nobody, gateway };
}

void GatewayStage::Impl::accept()
{
    acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
        if (error)
            return;
        socket.set_option(tcp::no_delay(true));
        serveHttp(std::move(socket), door(), nullptr);
        accept();
    });
}

GatewayStage::GatewayStage(Record record)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->record = std::move(record);
    m_impl->hosts = { "127.0.0.1:" + std::to_string(port()), "localhost:" + std::to_string(port()) };
    m_impl->accept();
    m_impl->thread = std::thread([io = &m_impl->io] { io->run(); });
}

GatewayStage::~GatewayStage()
{
    m_impl->io.stop();
    m_impl->thread.join();
}

quint16 GatewayStage::port() const
{
    return m_impl->acceptor.local_endpoint().port();
}

void GatewayStage::open(const QString& token, const GatewayPolicy& policy, const NetworkUpstream::Config& server)
{
    open(token, policy, [&](Executor executor) -> std::shared_ptr<Upstream> {
        return NetworkUpstream::make(server, std::move(executor)).value();
    });
}

void GatewayStage::open(
    const QString& token, const GatewayPolicy& policy, const std::function<std::shared_ptr<Upstream>(Executor)>& make)
{
    const Executor executor = [io = &m_impl->io](std::function<void()> task) { asio::post(*io, std::move(task)); };
    const auto session =
        std::make_shared<GatewaySession>(SessionId { QStringLiteral("s-") + token }, policy, make(executor));
    m_impl->onThread([&] {
        m_impl->sessions.insert(token, session);
        return true;
    });
}

void GatewayStage::endCalls(const QString& token)
{
    m_impl->onThread([&] {
        m_impl->sessions.value(token)->endCalls();
        return true;
    });
}

QList<Act> GatewayStage::acts() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->acts;
}

Spending GatewayStage::spent(const QString& token) const
{
    return m_impl->onThread([&] { return m_impl->sessions.value(token)->budget.spent(); });
}

Spending GatewayStage::setAside(const QString& token) const
{
    return m_impl->onThread([&] { return m_impl->sessions.value(token)->budget.setAside(); });
}

int GatewayStage::callsUnderWay(const QString& token) const
{
    return m_impl->onThread([&] { return m_impl->sessions.value(token)->calls; });
}

} // namespace jumpseat::test
