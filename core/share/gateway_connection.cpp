// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/gateway_connection.h"

#include "gateway/gateway_call.h"

#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <deque>
#include <optional>

namespace jumpseat {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace std::chrono_literals;

constexpr auto bodyTime = 60s;           ///< until a body is there
constexpr auto writeTime = 60s;          ///< for a piece to get through
constexpr auto lingerTime = 2s;          ///< for what is still on its way when a request is refused
constexpr qint64 highWater = 256 * 1024; ///< bytes that wait for the client before the server is told to wait
constexpr qint64 lowWater = 64 * 1024;

QByteArray bytesOf(beast::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

QString sentence(const QString& what)
{
    return what.isEmpty() ? what : what.at(0).toUpper() + what.sliced(1) + u'.';
}

/// One request and its answer.
class GatewayExchange : public std::enable_shared_from_this<GatewayExchange> {
public:
    GatewayExchange(GatewayLine line, std::unique_ptr<RequestHead> head, GatewayPath path, GatewayDoor door);
    ~GatewayExchange();
    void start();

private:
    void readBody(std::shared_ptr<GatewaySession> session);
    void call(std::shared_ptr<GatewaySession> session);
    void refuse(GatewayRefusal why, const QString& what);
    [[nodiscard]] bool isOfAPage() const;

    void watchClient();
    void gone();

    void begin(int status, const HeaderList& headers);
    void say(const QByteArray& bytes);
    void end(bool whole);
    void send(QByteArray bytes);
    void write();
    void written(beast::error_code error);
    void finish();
    void linger();

    beast::tcp_stream& m_stream;
    beast::flat_buffer& m_buffer;
    std::function<void(bool)> m_done;
    std::unique_ptr<RequestHead> m_head;
    std::optional<http::request_parser<http::string_body>> m_body;
    const GatewayPath m_path;
    const GatewayDoor m_door;
    const bool m_isHead, m_isOldHttp;
    bool m_keepAlive;
    bool m_hasBody = true; ///< of the request: not all of it was read

    std::shared_ptr<GatewaySession> m_session;
    int m_endNumber = 0; ///< of ours in the session
    std::unique_ptr<GatewayCall> m_call;
    std::deque<QByteArray> m_queue;
    std::vector<QByteArray> m_writing;
    qint64 m_waiting = 0; ///< bytes of both
    bool m_inChunks = false, m_isPaused = false, m_hasEnded = false, m_isWhole = true, m_isOver = false;
    std::array<char, 4096> m_scrap {};
};

GatewayExchange::GatewayExchange(
    GatewayLine line, std::unique_ptr<RequestHead> head, GatewayPath path, GatewayDoor door)
    : m_stream(line.stream)
    , m_buffer(line.buffer)
    , m_done(std::move(line.done))
    , m_head(std::move(head))
    , m_path(std::move(path))
    , m_door(std::move(door))
    , m_isHead(m_head->get().method() == http::verb::head)
    , m_isOldHttp(m_head->get().version() < 11)
    , m_keepAlive(m_head->get().keep_alive())
{
}

/// Without finish(): the host's thread has ended, and nobody is there to be told.
GatewayExchange::~GatewayExchange()
{
    if (m_call)
        m_call->silence();
    if (m_session)
        m_session->removeEnd(m_endNumber);
}

/// These paths are for programs: a browser names the page that asks, and only our own may.
bool GatewayExchange::isOfAPage() const
{
    const auto& request = m_head->get();
    const auto origin = request.find(http::field::origin);
    return origin != request.end() && origin->value() != "http://" + std::string(request[http::field::host]);
}

void GatewayExchange::start()
{
    m_hasBody = !m_head->is_done();
    if (isOfAPage())
        return refuse(GatewayRefusal::Forbidden, QStringLiteral("This address is not for pages of other places."));
    if (m_path.kind == GatewayKind::Hello) {
        begin(200, { { "Content-Length", "0" } });
        return end(true);
    }
    auto session = m_door.open(QString::fromUtf8(keyOf(headersOf(*m_head))));
    if (!session) {
        switch (session.error().code) {
        case ErrorCode::NotOpen: return refuse(GatewayRefusal::NotOpen, sentence(session.error().what));
        case ErrorCode::Forbidden: return refuse(GatewayRefusal::Forbidden, sentence(session.error().what));
        default:
            return refuse(GatewayRefusal::WrongKey,
                QStringLiteral("The key is not that of an interview here: use the token of your link."));
        }
    }
    const auto length = m_head->content_length();
    if (length && *length > quint64(GatewayCall::maxBody))
        return refuse(GatewayRefusal::TooLarge, QStringLiteral("The request is larger than 32 MiB."));
    readBody(*std::move(session));
}

void GatewayExchange::readBody(std::shared_ptr<GatewaySession> session)
{
    if (beast::iequals(m_head->get()[http::field::expect], "100-continue")) {
        static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        beast::error_code ignored;
        m_stream.socket().send(asio::buffer(goOn), 0, ignored); // so few bytes never wait
    }
    m_body.emplace(std::move(*m_head));
    m_head.reset();
    m_body->body_limit(quint64(GatewayCall::maxBody));
    m_stream.expires_after(bodyTime);
    makeRoomForBody(m_buffer);
    http::async_read(m_stream, m_buffer, *m_body,
        [self = shared_from_this(), session = std::move(session)](beast::error_code error, size_t) {
            if (error == http::error::body_limit)
                return self->refuse(GatewayRefusal::TooLarge, QStringLiteral("The request is larger than 32 MiB."));
            if (error) {
                self->m_keepAlive = false;
                return self->finish();
            }
            self->m_hasBody = false;
            self->call(session);
        });
}

void GatewayExchange::call(std::shared_ptr<GatewaySession> session)
{
    auto message = m_body->release();
    GatewayRequest request;
    request.method = bytesOf(message.method_string());
    request.target = bytesOf(message.target());
    for (const auto& field : message)
        request.headers.append(Header { bytesOf(field.name_string()), bytesOf(field.value()) });
    request.body = QByteArray::fromStdString(message.body());
    m_body.reset();
    message = {};
    m_stream.expires_never();
    // They do not hold the exchange: the call is its own.
    const auto record = [door = m_door.record, id = session->id](QList<Act> acts) { door(id, std::move(acts)); };
    m_session = session;
    m_endNumber = session->addEnd([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->gone();
    });
    m_call = std::make_unique<GatewayCall>(std::move(session), m_path, std::move(request), *m_door.clock,
        GatewaySink { [this](int status, const HeaderList& headers) { begin(status, headers); },
            [this](const QByteArray& bytes) { say(bytes); }, [this](bool whole) { end(whole); }, record });
    watchClient();
    m_call->start();
}

/// While the model thinks nothing is written, and nothing would tell that the client has left.
void GatewayExchange::watchClient()
{
    m_stream.socket().async_wait(
        asio::ip::tcp::socket::wait_read, [self = shared_from_this()](beast::error_code error) {
            if (error || self->m_isOver)
                return;
            beast::error_code failed;
            if (self->m_stream.socket().available(failed) == 0 || failed)
                self->gone();
            // Otherwise its next request is there already, and waits.
        });
}

void GatewayExchange::gone()
{
    m_keepAlive = false;
    m_queue.clear();
    finish();
}

void GatewayExchange::refuse(GatewayRefusal why, const QString& what)
{
    const RefusalAnswer answer = refusalAnswer(why, m_path.dialect, what);
    m_keepAlive = m_keepAlive && !m_hasBody;
    HeaderList headers = answer.headers;
    headers.append(Header { "Content-Length", QByteArray::number(answer.body.size()) });
    begin(answer.status, headers);
    say(answer.body);
    end(true);
}

void GatewayExchange::begin(int status, const HeaderList& headers)
{
    const bool hasNoBody = m_isHead || status == 204 || status == 304;
    const bool hasLength = hasHeader(headers, "content-length");
    m_inChunks = !hasNoBody && !hasLength && !m_isOldHttp;
    m_keepAlive = m_keepAlive && (hasNoBody || hasLength || m_inChunks);
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' '
        + bytesOf(http::obsolete_reason(http::int_to_status(unsigned(status)))) + "\r\n";
    for (const Header& header : headers)
        head += header.name + ": " + header.value + "\r\n";
    if (m_inChunks)
        head += "Transfer-Encoding: chunked\r\n";
    if (!m_keepAlive)
        head += "Connection: close\r\n";
    else if (m_isOldHttp)
        head += "Connection: keep-alive\r\n";
    send(head + "\r\n");
}

void GatewayExchange::say(const QByteArray& bytes)
{
    if (bytes.isEmpty() || m_isHead)
        return;
    send(m_inChunks ? QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n" : bytes);
    if (m_waiting > highWater && m_call && !std::exchange(m_isPaused, true))
        m_call->pause();
}

void GatewayExchange::end(bool whole)
{
    m_hasEnded = true;
    m_isWhole = whole;
    m_keepAlive = m_keepAlive && whole;
    if (whole && m_inChunks)
        send("0\r\n\r\n");
    // Not from here: the call that says so would end in its own words.
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        if (self->m_writing.empty() && self->m_queue.empty())
            self->finish();
    });
}

void GatewayExchange::send(QByteArray bytes)
{
    if (m_isOver)
        return;
    m_waiting += bytes.size();
    m_queue.push_back(std::move(bytes));
    if (m_writing.empty())
        write();
}

void GatewayExchange::write()
{
    m_writing.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(m_queue.end()));
    m_queue.clear();
    std::vector<asio::const_buffer> buffers;
    for (const QByteArray& bytes : m_writing)
        buffers.emplace_back(bytes.constData(), size_t(bytes.size()));
    m_stream.expires_after(writeTime);
    asio::async_write(
        m_stream, buffers, [self = shared_from_this()](beast::error_code error, size_t) { self->written(error); });
}

void GatewayExchange::written(beast::error_code error)
{
    for (const QByteArray& bytes : m_writing)
        m_waiting -= bytes.size();
    m_writing.clear();
    if (m_isOver)
        return;
    if (error)
        return gone();
    m_stream.expires_never();
    if (!m_queue.empty())
        write();
    else if (m_hasEnded)
        return finish();
    if (m_waiting < lowWater && std::exchange(m_isPaused, false))
        m_call->readOn();
}

void GatewayExchange::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    m_call.reset(); // tells its last acts, when it was under way
    if (m_session)
        std::exchange(m_session, nullptr)->removeEnd(m_endNumber);
    beast::error_code ignored;
    m_stream.socket().cancel(ignored); // the watch
    if (!m_isWhole && m_isOldHttp)     // no other end could be told from a whole answer's
        m_stream.socket().set_option(asio::socket_base::linger(true, 0), ignored);
    if (m_hasBody && m_hasEnded)
        return linger();
    std::exchange(m_done, {})(m_keepAlive && m_hasEnded);
}

/// Closing on bytes that were not read would take the answer back: they are read and thrown away for a while.
void GatewayExchange::linger()
{
    beast::error_code ignored;
    if (!std::exchange(m_isPaused, true)) {
        m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        m_stream.expires_after(lingerTime);
    }
    m_stream.async_read_some(asio::buffer(m_scrap), [self = shared_from_this()](beast::error_code error, size_t) {
        if (!error)
            return self->linger();
        std::exchange(self->m_done, {})(false);
    });
}

} // namespace

void makeRoomForBody(beast::flat_buffer& buffer)
{
    constexpr size_t piece = 64 * 1024; // Beast takes no more at once
    buffer.reserve(piece);
}

HeaderList headersOf(const RequestHead& head)
{
    HeaderList headers;
    for (const auto& field : head.get())
        headers.append(Header { bytesOf(field.name_string()), bytesOf(field.value()) });
    return headers;
}

void serveGateway(GatewayLine line, std::unique_ptr<RequestHead> head, const GatewayPath& path, const GatewayDoor& door)
{
    std::make_shared<GatewayExchange>(std::move(line), std::move(head), path, door)->start();
}

} // namespace jumpseat
