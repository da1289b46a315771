// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtTypes>

#include <expected>
#include <limits>
#include <memory>

namespace jumpseat {

/// What calls take, or may take.
struct Spending {
    qint64 requests = 0;
    qint64 tokens = 0; ///< input and output
    qint64 micros = 0; ///< millionths of a US dollar
    friend bool operator==(const Spending&, const Spending&) = default;
};

/// What a session's calls may take together. The worst case of a call is set aside before it is made and what it took is
/// counted when it is over, so that any number of calls at once stays within the limits as long as none takes more than
/// was set aside for it. Not thread-safe: it belongs to the thread of its session.
class Budget {
public:
    static constexpr qint64 unlimited = std::numeric_limits<qint64>::max();
    struct Limits {
        qint64 requests = unlimited;
        qint64 tokens = unlimited;
        qint64 micros = unlimited;
        friend bool operator==(const Limits&, const Limits&) = default;
    };

    /// What is set aside for one call. Dropped without settle(), it counts in full: nobody knows what it took.
    class Reserved {
    public:
        Reserved(Reserved&&) noexcept = default;
        Reserved& operator=(Reserved&&) = delete;
        ~Reserved();
        void settle(const Spending& took);

    private:
        friend class Budget;
        struct Book;
        Reserved(std::shared_ptr<Book> book, const Spending& worst);
        std::shared_ptr<Book> m_book; ///< none: settled
        Spending m_worst;
    };

    /// Why a call may not be made. Final: it will not fit later either. Otherwise it does not fit beside those under way.
    struct Refusal {
        bool isFinal = true;
        QString what; ///< one sentence for the person who sees it in their tool
    };

    explicit Budget(const Limits& limits);

    [[nodiscard]] std::expected<Reserved, Refusal> reserve(const Spending& worst);
    [[nodiscard]] Spending spent() const;    ///< by calls that are over
    [[nodiscard]] Spending setAside() const; ///< for those under way
    [[nodiscard]] Limits limits() const;

private:
    std::shared_ptr<Reserved::Book> m_book;
};

} // namespace jumpseat
