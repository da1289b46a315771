// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace jumpseat {

/// A value of a parsed JSON text, or nothing. Cheap to copy; lives as long as the JsonParser is not asked to parse again.
/// simdjson stands behind it, in one source: its header is the size of a room.
class JsonValue {
public:
    JsonValue() = default;

    [[nodiscard]] bool isThere() const; ///< neither missing nor null
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isString() const;
    [[nodiscard]] bool isTrue() const;
    [[nodiscard]] bool isFalse() const;

    /// The first member of that name; missing when there is none or this is no object.
    [[nodiscard]] JsonValue operator[](std::string_view key) const;
    /// UTF-8; empty when this is no string.
    [[nodiscard]] std::string_view text() const;
    /// Integers, and other numbers rounded towards zero; nothing when it does not fit.
    [[nodiscard]] std::optional<qint64> integer() const;
    [[nodiscard]] std::optional<double> number() const;
    /// As JSON without blanks.
    [[nodiscard]] std::string minified() const;

    /// The elements of an array or the members of an object in their order. `for (JsonItems it(v); it.next();)`
    friend class JsonItems;
    friend class JsonParser;

private:
    // simdjson's element is two words, held to that in the source.
    std::array<quintptr, 2> m_element {};
    bool m_there = false;
};

class JsonItems {
public:
    explicit JsonItems(const JsonValue& of);
    [[nodiscard]] bool next();
    [[nodiscard]] std::string_view key() const { return m_key; } ///< empty in arrays
    [[nodiscard]] const JsonValue& value() const { return m_value; }

private:
    std::array<quintptr, 2> m_at {}, m_end {};
    bool m_isObject = false, m_isArray = false;
    std::string_view m_key;
    JsonValue m_value;
};

/// Parses one text after the other in the same memory, which grows to what the largest needed.
class JsonParser {
public:
    enum class Problem { None, Malformed, InvalidText, TooDeep, TooDense };
    /// Bytes that must be readable behind a text that is parsed where it stands.
    static constexpr qsizetype padding = 64;

    JsonParser();
    ~JsonParser();
    JsonParser(JsonParser&&) noexcept;
    JsonParser& operator=(JsonParser&&) noexcept;

    /// A single JSON value with blanks around it; `bytes` has `padding` readable bytes behind its end, of any content.
    /// Problem: Malformed; InvalidText (bytes that are not UTF-8, or half a surrogate pair; see repairedJson); TooDeep (over
    /// 1024 levels); TooDense (a long text of so many small values that parsing it would take many times its memory).
    [[nodiscard]] std::pair<JsonValue, Problem> parsePadded(QByteArrayView bytes);
    /// The same for any bytes: they are copied.
    [[nodiscard]] std::pair<JsonValue, Problem> parse(QByteArrayView bytes);

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

} // namespace jumpseat
