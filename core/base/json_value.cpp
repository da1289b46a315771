// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_value.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <simdjson.h>

namespace jumpseat {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

using Words = std::array<quintptr, 2>;
static_assert(sizeof(element) == sizeof(Words) && sizeof(array::iterator) == sizeof(Words)
    && sizeof(object::iterator) == sizeof(Words));

template <class To, class From> To sameBits(const From& from)
{
    static_assert(std::is_trivially_copyable_v<To> && std::is_trivially_copyable_v<From>);
    return std::bit_cast<To>(from);
}

/// Parsing writes 8 bytes of tape for each bracket, comma and colon or so. Transcripts are text and stay far below; a
/// long text beyond is refused before it takes the memory.
constexpr qsizetype denseFrom = 1 << 20, mostMarks = 8 << 20;

bool isTooDense(QByteArrayView bytes)
{
    if (bytes.size() < denseFrom)
        return false;
    const auto isMark = [](char c) { return c == ',' || c == ':' || c == '[' || c == '{'; };
    return std::ranges::count_if(bytes, isMark) > mostMarks;
}

JsonParser::Problem problemOf(simdjson::error_code code)
{
    switch (code) {
    case simdjson::SUCCESS: return JsonParser::Problem::None;
    case simdjson::UTF8_ERROR:
    case simdjson::STRING_ERROR: return JsonParser::Problem::InvalidText;
    case simdjson::DEPTH_ERROR: return JsonParser::Problem::TooDeep;
    default: return JsonParser::Problem::Malformed;
    }
}

} // namespace

bool JsonValue::isThere() const
{
    return m_there && !sameBits<element>(m_element).is_null();
}

bool JsonValue::isObject() const
{
    return m_there && sameBits<element>(m_element).is_object();
}

bool JsonValue::isArray() const
{
    return m_there && sameBits<element>(m_element).is_array();
}

bool JsonValue::isString() const
{
    return m_there && sameBits<element>(m_element).is_string();
}

bool JsonValue::isTrue() const
{
    bool value = false;
    return m_there && sameBits<element>(m_element).get(value) == simdjson::SUCCESS && value;
}

bool JsonValue::isFalse() const
{
    bool value = true;
    return m_there && sameBits<element>(m_element).get(value) == simdjson::SUCCESS && !value;
}

JsonValue JsonValue::operator[](std::string_view key) const
{
    JsonValue found;
    object members;
    element member;
    if (m_there && sameBits<element>(m_element).get(members) == simdjson::SUCCESS
        && members.at_key(key).get(member) == simdjson::SUCCESS) {
        found.m_element = sameBits<Words>(member);
        found.m_there = true;
    }
    return found;
}

std::string_view JsonValue::text() const
{
    std::string_view utf8;
    if (!m_there || sameBits<element>(m_element).get(utf8) != simdjson::SUCCESS)
        return {};
    return utf8;
}

std::optional<qint64> JsonValue::integer() const
{
    int64_t whole = 0;
    if (m_there && sameBits<element>(m_element).get(whole) == simdjson::SUCCESS)
        return whole;
    const auto value = number();
    // 2^63 is the first that does not fit; the comparison is false for NaN.
    constexpr double bound = 9223372036854775808.0;
    if (!value || !(*value > -bound && *value < bound))
        return std::nullopt;
    return qint64(*value);
}

std::optional<double> JsonValue::number() const
{
    double value = 0;
    if (!m_there || sameBits<element>(m_element).get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::string JsonValue::minified() const
{
    return m_there ? simdjson::minify(sameBits<element>(m_element)) : std::string();
}

JsonItems::JsonItems(const JsonValue& of)
{
    if (!of.m_there)
        return;
    const auto whole = sameBits<element>(of.m_element);
    object members;
    array elements;
    if (whole.get(members) == simdjson::SUCCESS) {
        m_isObject = true;
        m_at = sameBits<Words>(members.begin());
        m_end = sameBits<Words>(members.end());
    } else if (whole.get(elements) == simdjson::SUCCESS) {
        m_isArray = true;
        m_at = sameBits<Words>(elements.begin());
        m_end = sameBits<Words>(elements.end());
    }
}

bool JsonItems::next()
{
    if (m_at == m_end)
        return false;
    m_value.m_there = true;
    if (m_isObject) {
        auto at = sameBits<object::iterator>(m_at);
        m_key = at.key();
        m_value.m_element = sameBits<Words>(at.value());
        m_at = sameBits<Words>(++at);
    } else {
        auto at = sameBits<array::iterator>(m_at);
        m_value.m_element = sameBits<Words>(*at);
        m_at = sameBits<Words>(++at);
    }
    return true;
}

struct JsonParser::Memory {
    simdjson::dom::parser parser;
    QByteArray copy;
};

JsonParser::JsonParser()
    : m_memory(std::make_unique<Memory>())
{
}

JsonParser::~JsonParser() = default;
JsonParser::JsonParser(JsonParser&&) noexcept = default;
JsonParser& JsonParser::operator=(JsonParser&&) noexcept = default;

std::pair<JsonValue, JsonParser::Problem> JsonParser::parsePadded(QByteArrayView bytes)
{
    static_assert(padding >= qsizetype(simdjson::SIMDJSON_PADDING));
    if (isTooDense(bytes))
        return { {}, Problem::TooDense };
    // What one huge text needed is not kept for the small ones behind it.
    constexpr size_t keptCapacity = 8 << 20;
    if (m_memory->parser.capacity() > keptCapacity && size_t(bytes.size()) < keptCapacity)
        m_memory->parser = simdjson::dom::parser();
    element parsed;
    const auto code = m_memory->parser.parse(bytes.data(), size_t(bytes.size()), false).get(parsed);
    JsonValue value;
    if (code == simdjson::SUCCESS) {
        value.m_element = sameBits<Words>(parsed);
        value.m_there = true;
    }
    return { value, problemOf(code) };
}

std::pair<JsonValue, JsonParser::Problem> JsonParser::parse(QByteArrayView bytes)
{
    QByteArray& copy = m_memory->copy;
    copy.resize(bytes.size() + padding);
    std::ranges::copy(bytes, copy.begin());
    std::fill(copy.begin() + bytes.size(), copy.end(), ' ');
    return parsePadded(QByteArrayView(copy).first(bytes.size()));
}

} // namespace jumpseat
