// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream/http_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <limits>
#include <optional>

namespace jumpseat {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

QByteArrayView viewOf(beast::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

/// Beast's parser without its messages: what it finds is handed on at once.
class AnswerParser final : public http::basic_parser<false> {
public:
    AnswerParser(bool isHead, const HttpReader::Sink& sink)
        : m_sink(sink)
    {
        skip(isHead);
        eager(true);
        header_limit(HttpReader::maxHead);
        body_limit(boost::none);
    }
    [[nodiscard]] bool isInterim() const { return m_status < 200; }

private:
    void on_request_impl(http::verb, beast::string_view, beast::string_view, int, beast::error_code&) override { }
    void on_response_impl(int code, beast::string_view, int, beast::error_code&) override { m_status = code; }
    void on_field_impl(http::field, beast::string_view name, beast::string_view value, beast::error_code&) override
    {
        m_headers.append(Header { viewOf(name).toByteArray(), viewOf(value).toByteArray() });
    }
    void on_trailer_field_impl(http::field, beast::string_view, beast::string_view, beast::error_code&) { }
    void on_header_impl(beast::error_code&) override
    {
        if (!isInterim())
            m_sink.began(m_status, m_headers);
    }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override { }
    std::size_t on_body_impl(beast::string_view body, beast::error_code&) override
    {
        m_sink.said(viewOf(body));
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, beast::error_code&) override
    {
        m_sink.said(viewOf(body));
        return body.size();
    }
    void on_finish_impl(beast::error_code&) override { }

    const HttpReader::Sink& m_sink;
    int m_status = 0;
    HeaderList m_headers;
};

} // namespace

struct HttpReader::Impl {
    bool isHead;
    Sink sink;
    std::optional<AnswerParser> parser;
    QByteArray rest; ///< what the parser wants to see again, with more behind it
    bool isBroken = false;
};

HttpReader::HttpReader(bool isHead, Sink sink)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->isHead = isHead;
    m_impl->sink = std::move(sink);
    m_impl->parser.emplace(isHead, m_impl->sink);
}

HttpReader::~HttpReader() = default;

bool HttpReader::feed(QByteArrayView bytes)
{
    Impl& impl = *m_impl;
    QByteArray joined;
    if (!impl.rest.isEmpty()) {
        joined = std::exchange(impl.rest, {}) + bytes.toByteArray();
        bytes = joined;
    }
    while (!bytes.isEmpty() && !isDone() && !impl.isBroken) {
        beast::error_code error;
        const auto used = qsizetype(impl.parser->put(asio::buffer(bytes.data(), size_t(bytes.size())), error));
        bytes = bytes.sliced(used);
        if (error == http::error::need_more)
            break;
        impl.isBroken = bool(error);
        if (impl.parser->is_done() && impl.parser->isInterim())
            impl.parser.emplace(impl.isHead, impl.sink);
    }
    impl.rest = bytes.toByteArray();
    return !impl.isBroken;
}

bool HttpReader::close()
{
    Impl& impl = *m_impl;
    if (impl.isBroken || !impl.parser->is_header_done())
        return false;
    if (!impl.parser->is_done() && !impl.parser->need_eof())
        return false;
    beast::error_code error;
    if (!impl.parser->is_done())
        impl.parser->put_eof(error);
    return !error;
}

bool HttpReader::hasBegun() const
{
    return m_impl->parser->is_header_done() && !m_impl->parser->isInterim();
}

bool HttpReader::isDone() const
{
    return m_impl->parser->is_done() && !m_impl->parser->isInterim();
}

bool HttpReader::keepsAlive() const
{
    return isDone() && !m_impl->isBroken && m_impl->rest.isEmpty() && m_impl->parser->keep_alive();
}

} // namespace jumpseat
