// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <iterator>

namespace jumpseat {

/// A list that grows and shrinks at its end and whose copies share what they have in common: copying costs a pointer
/// for 256 elements, changing a copy one such piece. Snapshots of a long session are made of it (measured: restoring one
/// and going on took 20 ms with QList, whose first change copies everything).
template <class T> class SharedStack {
public:
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// Precondition: 0 <= i < size().
    [[nodiscard]] const T& at(qsizetype i) const { return m_pieces.at(i / pieceSize).at(i % pieceSize); }
    [[nodiscard]] T& operator[](qsizetype i) { return m_pieces[i / pieceSize][i % pieceSize]; }
    [[nodiscard]] const T& last() const { return at(m_size - 1); }
    [[nodiscard]] T& last() { return (*this)[m_size - 1]; }

    void append(T value)
    {
        if (m_pieces.size() * pieceSize == m_size)
            m_pieces.append(QList<T>());
        QList<T>& piece = m_pieces[m_size / pieceSize];
        if (piece.isEmpty())
            piece.reserve(pieceSize);
        piece.append(std::move(value));
        ++m_size;
    }
    T takeLast()
    {
        T value = std::move(last());
        removeLast();
        return value;
    }
    void removeLast()
    {
        --m_size;
        m_pieces[m_size / pieceSize].removeLast();
        // One empty piece stays, so that going back and forth over a boundary allocates nothing.
        if (m_pieces.size() > m_size / pieceSize + 2)
            m_pieces.removeLast();
    }
    /// Slow away from the end.
    void removeAt(qsizetype i)
    {
        for (; i + 1 < m_size; ++i)
            (*this)[i] = std::move((*this)[i + 1]);
        removeLast();
    }

    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = qsizetype;
        using pointer = const T*;
        using reference = const T&;

        const_iterator() = default;
        const_iterator(const SharedStack* stack, qsizetype at)
            : m_stack(stack)
            , m_at(at)
        {
        }
        reference operator*() const { return m_stack->at(m_at); }
        pointer operator->() const { return &m_stack->at(m_at); }
        reference operator[](difference_type n) const { return m_stack->at(m_at + n); }
        const_iterator& operator++() { return *this += 1; }
        const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
        const_iterator& operator--() { return *this += -1; }
        const_iterator operator--(int) { return std::exchange(*this, *this + -1); }
        const_iterator& operator+=(difference_type n)
        {
            m_at += n;
            return *this;
        }
        const_iterator& operator-=(difference_type n) { return *this += -n; }
        friend const_iterator operator+(const_iterator it, difference_type n) { return it += n; }
        friend const_iterator operator+(difference_type n, const_iterator it) { return it += n; }
        friend const_iterator operator-(const_iterator it, difference_type n) { return it += -n; }
        friend difference_type operator-(const const_iterator& a, const const_iterator& b) { return a.m_at - b.m_at; }
        friend bool operator==(const const_iterator& a, const const_iterator& b) { return a.m_at == b.m_at; }
        friend auto operator<=>(const const_iterator& a, const const_iterator& b) { return a.m_at <=> b.m_at; }

    private:
        const SharedStack* m_stack = nullptr;
        qsizetype m_at = 0;
    };
    [[nodiscard]] const_iterator begin() const { return { this, 0 }; }
    [[nodiscard]] const_iterator end() const { return { this, m_size }; }
    [[nodiscard]] auto crbegin() const { return std::make_reverse_iterator(end()); }
    [[nodiscard]] auto crend() const { return std::make_reverse_iterator(begin()); }

private:
    static constexpr qsizetype pieceSize = 256;
    QList<QList<T>> m_pieces; // all full but the last two
    qsizetype m_size = 0;
};

} // namespace jumpseat
