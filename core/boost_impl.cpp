// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Asio and Beast are compiled once, here, instead of in every file that includes them (2 cores: 40 s less).

#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
