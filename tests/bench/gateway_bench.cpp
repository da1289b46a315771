// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the gateway adds to an answer of a model: until its first piece, and to every piece. A server on this machine
// writes the time into what it says; a client reads it, from the server and through the gateway. Prints one JSON object,
// times in milliseconds.

#include "gateway_stage.h"
#include "scripted_server.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <span>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int warmUps = 20, requests = 400, pieces = 15;
constexpr qsizetype largeFrom = 100'000; ///< bytes of a request whose answer has one piece: it is about the request
constexpr auto betweenPieces = 3ms;

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// As a chat answers, with the time before it in each piece.
void answer(const test::AskedRequest& asked, test::ScriptedAnswer& to)
{
    to.say(test::chunkedHead("text/event-stream"));
    for (int i = 0; i < (asked.body.size() < largeFrom ? pieces : 1); ++i) {
        if (i > 0)
            std::this_thread::sleep_for(betweenPieces);
        to.say(test::chunk(R"(data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"content":"<)"
            + QByteArray::number(nowNs())
            + R"(> some words"},"finish_reason":null}]})"
              "\n\n"));
    }
    to.say(test::chunk("data: [DONE]\n\n") + test::chunk({}));
}

QByteArray requestOf(quint16 port, qsizetype size)
{
    const QByteArray body = R"({"model":"m-1","max_tokens":100,"stream":true,"messages":[{"role":"system","content":")"
        + QByteArray(size, 'x') + R"("},{"role":"user","content":"Why?"}]})";
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nAuthorization: Bearer token\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

struct Times {
    std::vector<double> first; ///< from the request to the first piece
    std::vector<double> piece; ///< from a piece's being written to its being read
};

int connectTo(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to {};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
        std::abort();
    return fd;
}

void ask(int fd, const QByteArray& request, Times* times)
{
    const qint64 begun = nowNs();
    for (qsizetype sent = 0; sent < request.size();) {
        const auto more = ::send(fd, request.constData() + sent, size_t(request.size() - sent), MSG_NOSIGNAL);
        if (more <= 0)
            std::abort();
        sent += more;
    }
    QByteArray read;
    qsizetype at = 0;
    char buffer[65536];
    for (int count = 0; !read.endsWith("\r\n0\r\n\r\n");) {
        const auto got = ::recv(fd, buffer, sizeof buffer, 0);
        const qint64 now = nowNs();
        if (got <= 0)
            std::abort();
        read.append(buffer, qsizetype(got));
        for (qsizetype end = 0; (at = read.indexOf('<', at)) >= 0 && (end = read.indexOf('>', at)) > 0; at = end) {
            const double late = double(now - read.sliced(at + 1, end - at - 1).toLongLong()) / 1e6;
            if (times && count++ == 0)
                times->first.push_back(double(now - begun) / 1e6);
            else if (times)
                times->piece.push_back(late);
        }
        if (at < 0)
            at = read.size();
    }
}

/// The least that can stand between: a process that copies bytes both ways and looks at none. What it adds is what this
/// machine takes to wake a thread and to pass a socket. Lives as long as the program.
quint16 startRelay(quint16 server)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at {};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof at;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&at), length) != 0 || ::listen(listener, 8) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr*>(&at), &length) != 0)
        std::abort();
    const auto copy = [](int from, int to) {
        std::vector<char> buffer(65536);
        for (;;) {
            const auto got = ::recv(from, buffer.data(), buffer.size(), 0);
            if (got <= 0 || ::send(to, buffer.data(), size_t(got), MSG_NOSIGNAL) != got)
                break;
        }
        ::shutdown(to, SHUT_WR);
    };
    std::thread([listener, server, copy] {
        for (int client = 0; (client = ::accept(listener, nullptr, nullptr)) >= 0;) {
            const int yes = 1;
            ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            const int onward = connectTo(server);
            std::thread(copy, client, onward).detach();
            std::thread(copy, onward, client).detach();
        }
    }).detach();
    return ntohs(at.sin_port);
}

struct Way {
    quint16 port;
    int fd;
    QByteArray request;
    Times times;
};

/// By turns, so that whatever else the machine does is in all of them.
void measure(std::span<Way> ways)
{
    for (int i = 0; i < warmUps + requests; ++i) {
        for (Way& way : ways)
            ask(way.fd, way.request, i < warmUps ? nullptr : &way.times);
    }
}

double quantile(std::vector<double> values, double q)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, size_t(double(values.size()) * q))];
}

QJsonObject figures(
    const std::vector<double>& direct, const std::vector<double>& relayed, const std::vector<double>& through)
{
    return { { u"direct_p50"_s, quantile(direct, 0.5) }, { u"direct_p99"_s, quantile(direct, 0.99) },
        { u"relayed_p50"_s, quantile(relayed, 0.5) }, { u"relayed_p99"_s, quantile(relayed, 0.99) },
        { u"through_p50"_s, quantile(through, 0.5) }, { u"through_p99"_s, quantile(through, 0.99) } };
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    test::ScriptedServer server(answer);
    test::GatewayStage stage;
    stage.open(u"token"_s, {}, { .baseUrl = server.url(), .key = u"sk-a-key-of-the-host"_s, .systemProxy = false });
    const quint16 relay = startRelay(server.port());
    QJsonObject all;
    for (const auto& [name, size] : { std::pair(u"small"_s, 200), std::pair(u"large"_s, 300'000) }) {
        std::vector<Way> ways;
        for (const quint16 port : { server.port(), relay, stage.port() })
            ways.push_back({ port, connectTo(port), requestOf(port, size), {} });
        measure(ways);
        const auto &direct = ways[0].times, &relayed = ways[1].times, &through = ways[2].times;
        QJsonObject measured { { u"bytes"_s, size },
            { u"first"_s, figures(direct.first, relayed.first, through.first) } };
        if (size < largeFrom)
            measured.insert(u"piece"_s, figures(direct.piece, relayed.piece, through.piece));
        all.insert(name, measured);
        for (const Way& way : ways)
            ::close(way.fd);
    }
    std::puts(QJsonDocument(all).toJson(QJsonDocument::Compact).constData());
    return 0;
}
