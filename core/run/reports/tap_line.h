// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace jumpseat {

// The lines of TAP, without the blanks with which those of a subtest begin. Anything else is no TAP: a program's print.

enum class TapDirective { None, Skip, ToDo };

/// "not ok 3 - burst \# of three # TODO fix the drift"
struct TapPoint {
    bool isOk = false;
    int number = 0;           ///< 0: none, or none that can be
    QString description = {}; ///< without its escapes
    TapDirective directive = TapDirective::None;
    QString reason = {}; ///< of the directive
};
[[nodiscard]] std::optional<TapPoint> tapPoint(QByteArrayView line);

/// "1..3" is 3; "1..0 # SKIP no network" is 0.
[[nodiscard]] std::optional<int> tapPlan(QByteArrayView line);

/// "# Subtest: window": what the lines that follow belong to, or what the next point is called.
[[nodiscard]] std::optional<QString> tapSubtest(QByteArrayView line);

/// "Bail out! the database is gone": nothing more will come. The reason.
[[nodiscard]] std::optional<QString> tapBailOut(QByteArrayView line);

/// "TAP version 14"
[[nodiscard]] bool isTapVersion(QByteArrayView line);

} // namespace jumpseat
