// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdio>
#include <cstdlib>

/// One idea a program: called by libFuzzer in the preset fuzz, by replay.cpp for every kept input in all others.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace jumpseat::fuzz {

/// Longer texts are not made, only counted: a number of the input may name 8 MiB.
inline constexpr qint32 longestText = 4096;

/// What must hold whatever comes in. Ends the program, so that the input is kept.
inline void require(bool holds, const char* law)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken law: %s\n", law);
    std::abort();
}

/// A text of `length` units in which neighbours differ, so that a piece put elsewhere is seen.
inline QString lettersOf(qint32 length)
{
    QString text(length, Qt::Uninitialized);
    for (qint32 i = 0; i < length; ++i)
        text[i] = i % 17 == 16 ? QChar(u'\n') : QChar(char16_t(u'\u4e00' + i));
    return text;
}

} // namespace jumpseat::fuzz
