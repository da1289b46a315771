// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What Jumpseat, the box that supervises a run, and the first process inside the sandbox say to each other. No Qt:
/// the box starts in a few milliseconds, and the process inside is one static file.
namespace jumpseat::box {

/// A frame on a pipe: `length` bytes follow type and length. Numbers are little-endian.
enum class Frame : char {
    // to the box, and from it to the inside
    Request = 'R', ///< first; see Request
    Input = 'I',   ///< for the program's standard input
    EndInput = 'E',
    Interrupt = 'S', ///< SIGINT to the program's group; with a terminal, Ctrl C
    Resize = 'W',    ///< u16 rows, u16 columns
    Put = 'N',       ///< name, NUL, content: a file of the task, new or changed while the program runs
    Remove = 'Z',    ///< name
    Kill = 'K',      ///< from the box to the inside only; the box itself is told by SIGTERM
    // from the inside to the box, and from it to Jumpseat
    Started = 'U', ///< the program runs
    Output = 'O',
    Errors = 'X',
    File = 'F',    ///< name, NUL, content: what the run left in the task's folder and was not there so before
    Report = 'T',  ///< content of the report's file
    Done = 'D',    ///< last; see Outcome
    Problem = 'P', ///< last as well: it could not be run, and why
};

inline constexpr std::uint32_t maxFrame = 64U * 1024 * 1024;

struct Limits {
    std::uint64_t wallMs = 20'000;
    std::uint64_t cpuMs = 40'000;          ///< of all processes together
    std::uint64_t memory = 512ULL << 20;   ///< bytes, of all processes and of files in memory
    std::uint64_t processes = 64;          ///< threads count
    std::uint64_t output = 1ULL << 20;     ///< bytes, of both streams
    std::uint64_t disk = 64ULL << 20;      ///< bytes, of the task's folder and of /tmp each
    std::uint64_t files = 4'096;           ///< new files and folders
    std::uint64_t copiedBack = 8ULL << 20; ///< bytes
};

struct TaskFile {
    std::string name = {}; ///< relative; checked by isPlainPath()
    std::string content = {};
    bool executable = false;
};

struct Terminal {
    std::uint16_t rows = 24, columns = 80;
};

struct Request {
    std::vector<std::string> command;
    std::vector<std::string> environment; ///< NAME=value, all of it
    std::vector<TaskFile> files;
    Limits limits;
    std::optional<Terminal> terminal;
    bool copyBack = false;
    std::string bubblewrap, inside; ///< programs of this computer: bwrap, and the first process
};

/// Why a run ended.
enum class Reason : char {
    Exited = 'e',
    Signalled = 's',
    Time = 't',
    Cpu = 'c',
    Memory = 'm',
    Output = 'o',
    Disk = 'd',
    Cancelled = 'k'
};

struct Outcome {
    Reason reason = Reason::Exited;
    std::int32_t code = 0; ///< exit code, or the signal's number
    std::uint64_t wallUs = 0, cpuUs = 0;
    std::uint64_t peakMemory = 0; ///< bytes
    bool filesCut = false;        ///< more was left behind than is copied back
};

[[nodiscard]] std::string encode(const Request& request);
[[nodiscard]] std::optional<Request> decodeRequest(std::string_view bytes);
[[nodiscard]] std::string encode(const Outcome& outcome);
[[nodiscard]] std::optional<Outcome> decodeOutcome(std::string_view bytes);

/// Relative, no part of it empty, "." or "..", no control characters, at most 255 bytes a part and 1,000 together.
[[nodiscard]] bool isPlainPath(std::string_view path);

/// Takes frames out of what was read so far.
class FrameReader {
public:
    struct Taken {
        Frame type;
        std::string body;
    };
    void add(std::string_view bytes) { m_bytes.append(bytes); }
    /// The next whole frame. Sets isBroken() for a frame that is too long.
    [[nodiscard]] std::optional<Taken> next();
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    std::string m_bytes;
    std::size_t m_at = 0;
    bool m_broken = false;
};

[[nodiscard]] std::string frame(Frame type, std::string_view body = {});

} // namespace jumpseat::box
