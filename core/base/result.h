// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace jumpseat {

/// Why a core call could not do what was asked. Stable: the names travel on the wire (see errorName).
enum class ErrorCode {
    Malformed,     ///< the input has not the shape it must have
    TooLarge,      ///< a stated limit is passed
    WrongLength,   ///< a change set does not fit the document it is applied to
    OutOfRange,    ///< a position, level or index outside its range
    NotFound,      ///< no such session, file, suggestion, kit ...
    Stale,         ///< based on a version too old to be rebased; pull and try again
    Ahead,         ///< based on a version this host has never had
    Epoch,         ///< the record was put back from another copy: that version has another text here
    Forbidden,     ///< this role may not do that
    Refused,       ///< understood, permitted, and still not possible in the present state
    Unauthorized,  ///< the token is wrong, used up, revoked or expired
    NotOpen,       ///< the token is right, and its session is not open at the moment; try again
    Locked,        ///< another instance holds the workspace
    NotAWorkspace, ///< a file, but not one of ours
    Newer,         ///< written by a newer version of the program
    ReadOnly,      ///< the file or its folder cannot be written
    Damaged,       ///< the file is one of ours and does not hold together
    Io,            ///< the operating system said no
};

/// `what` is one plain English sentence for logs, the command line and the wire; app/ words it for people.
struct Error {
    ErrorCode code = ErrorCode::Malformed;
    QString what;

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void> using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, QString what)
{
    return std::unexpected(Error { code, std::move(what) });
}

/// The error's name on the wire and in JSON: "malformed", "too-large", ...
[[nodiscard]] QString errorName(ErrorCode code);

} // namespace jumpseat
