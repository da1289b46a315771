// A small test runner that prints TAP. Every test runs in a process of its own, for five seconds at most,
// so that one that crashes or hangs takes no other with it. CHECK belongs to the thread that runs the test.
#pragma once

#include <sys/wait.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <type_traits>
#include <unistd.h>

namespace tap {

struct Test {
    Test(const char* name, void (*body)());

    const char* name;
    void (*body)();
    Test* next = nullptr;
};

inline Test* first = nullptr;
inline Test** last = &first;
inline int number = 0; // of the test that runs
inline Test* current = nullptr;
inline bool failed = false;

inline Test::Test(const char* name, void (*body)())
    : name(name)
    , body(body)
{
    *last = this;
    last = &next;
}

inline void fail(const std::string& what, const char* file, int line)
{
    if (!failed)
        std::printf("not ok %d - %s\n", number, current->name);
    failed = true;
    std::printf("# %s:%d: %s\n", file, line, what.c_str());
}

template <typename T> std::string shown(const T& value)
{
    if constexpr (std::is_arithmetic_v<T>)
        return std::to_string(value);
    else
        return '"' + std::string(value) + '"';
}

template <typename A, typename B>
void equal(const A& actual, const B& expected, const char* text, const char* file, int line)
{
    if (!(actual == expected))
        fail(std::string(text) + " is " + shown(actual) + ", not " + shown(expected), file, line);
}

inline bool run(Test& test)
{
    current = &test;
    ++number;
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        alarm(5);
        test.body();
        if (!failed)
            std::printf("ok %d - %s\n", number, test.name);
        std::fflush(stdout);
        _exit(failed ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (child < 0 || WIFSIGNALED(status)) {
        const bool late = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
        std::printf("not ok %d - %s\n# %s\n", number, test.name, late ? "not done after five seconds" : "crashed");
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

inline int run_all()
{
    std::setvbuf(stdout, nullptr, _IOFBF, 1 << 16); // what a crashed test had to say is not said twice
    int count = 0;
    for (Test* test = first; test; test = test->next)
        ++count;
    std::printf("1..%d\n", count);
    bool good = true;
    for (Test* test = first; test; test = test->next)
        good = run(*test) && good;
    return good ? 0 : 1;
}

} // namespace tap

#define TAP_NAME2(line) tap_test_##line
#define TAP_NAME(line) TAP_NAME2(line)
#define TAP_BODY2(line) tap_body_##line
#define TAP_BODY(line) TAP_BODY2(line)

#define TEST(name)                                                                                                     \
    static void TAP_BODY(__LINE__)();                                                                                  \
    static tap::Test TAP_NAME(__LINE__)(name, TAP_BODY(__LINE__));                                                     \
    static void TAP_BODY(__LINE__)()

#define CHECK(condition) ((condition) ? (void)0 : tap::fail("not so: " #condition, __FILE__, __LINE__))
#define CHECK_EQUAL(actual, expected) tap::equal(actual, expected, #actual, __FILE__, __LINE__)

int main()
{
    return tap::run_all();
}
