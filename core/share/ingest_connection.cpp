// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/ingest_connection.h"

#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <optional>

namespace jumpseat {

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using namespace std::chrono_literals;

constexpr auto ingestTime = 30s; ///< for a body, and for its answer

QByteArray textOf(beast::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

/// Statuses that exporters know as final: telemetry that is repeated for ever helps nobody.
int statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotOpen:
    case ErrorCode::Forbidden: return 403;
    default: return 401;
    }
}

/// One request and its answer.
class IngestExchange : public std::enable_shared_from_this<IngestExchange> {
public:
    IngestExchange(GatewayLine line, std::unique_ptr<RequestHead> head, IngestDoor door)
        : m_stream(line.stream)
        , m_buffer(line.buffer)
        , m_done(std::move(line.done))
        , m_head(std::move(head))
        , m_door(std::move(door))
        , m_version(m_head->get().version())
        , m_keepAlive(m_head->get().keep_alive())
    {
    }

    void start()
    {
        // Programs send this; a browser names the page that asks, and only our own may.
        const auto& request = m_head->get();
        const auto origin = request.find(http::field::origin);
        if (origin != request.end() && origin->value() != "http://" + std::string(request[http::field::host]))
            return refuse(403, "This address is not for pages of other places.\n");
        if (m_head->content_length() && *m_head->content_length() > quint64(maxIngestBody))
            return refuse(413, "The request is larger than 16 MiB.\n");
        m_body.emplace(std::move(*m_head));
        m_head.reset();
        m_body->body_limit(quint64(maxIngestBody));
        m_stream.expires_after(ingestTime);
        makeRoomForBody(m_buffer);
        http::async_read(m_stream, m_buffer, *m_body, [self = shared_from_this()](beast::error_code error, size_t) {
            if (error == http::error::body_limit)
                return self->refuse(413, "The request is larger than 16 MiB.\n");
            if (error)
                return std::exchange(self->m_done, {})(false);
            self->take();
        });
    }

private:
    void take()
    {
        auto message = m_body->release();
        IngestRequest request;
        request.method = textOf(message.method_string());
        request.path = textOf(message.target());
        HeaderList headers;
        for (const auto& field : message) {
            request.headers.append({ textOf(field.name_string()), textOf(field.value()) });
            headers.append(Header { textOf(field.name_string()), textOf(field.value()) });
        }
        request.body = QByteArray::fromStdString(message.body());
        request.arrivedMs = m_door.clock->wallMs();
        const auto answer = m_door.takeIn(QString::fromUtf8(keyOf(headers)), request);
        if (!answer)
            return send(statusOf(answer.error().code), "text/plain", answer.error().what.toUtf8() + ".\n", {});
        send(answer->status, answer->contentType, answer->body, answer->allow);
    }

    void refuse(int status, const char* words)
    {
        m_keepAlive = false; // its body was not read
        send(status, "text/plain", words, {});
    }

    void send(int status, const QByteArray& type, const QByteArray& body, const QByteArray& allow)
    {
        m_answer.emplace(http::int_to_status(unsigned(status)), m_version);
        m_answer->set(http::field::content_type, type.toStdString());
        m_answer->set("X-Content-Type-Options", "nosniff");
        if (!allow.isEmpty())
            m_answer->set(http::field::allow, allow.toStdString());
        m_answer->keep_alive(m_keepAlive);
        m_answer->body() = body.toStdString();
        m_answer->prepare_payload();
        m_stream.expires_after(ingestTime);
        http::async_write(m_stream, *m_answer, [self = shared_from_this()](beast::error_code error, size_t) {
            std::exchange(self->m_done, {})(!error && self->m_keepAlive);
        });
    }

    beast::tcp_stream& m_stream;
    beast::flat_buffer& m_buffer;
    std::function<void(bool)> m_done;
    std::unique_ptr<RequestHead> m_head;
    std::optional<http::request_parser<http::string_body>> m_body;
    std::optional<http::response<http::string_body>> m_answer;
    const IngestDoor m_door;
    const unsigned m_version;
    bool m_keepAlive;
};

} // namespace

void serveIngest(GatewayLine line, std::unique_ptr<RequestHead> head, const IngestDoor& door)
{
    std::make_shared<IngestExchange>(std::move(line), std::move(head), door)->start();
}

} // namespace jumpseat
