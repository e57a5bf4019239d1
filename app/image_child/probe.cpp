#include "sandbox.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

char const* yes_or_no(bool yes)
{
    return yes ? "yes" : "no";
}

bool can_open()
{
    for (auto const* path : {"/etc/passwd", "/proc/self/mem", "/tmp"}) {
        if (::open(path, O_RDONLY) >= 0) return true;
    }
    return false;
}

bool can_reserve(std::size_t bytes)
{
    void* volatile const memory = std::malloc(bytes); // or the compiler would spare itself the trouble
    std::free(memory);
    return memory != nullptr;
}

char const* answer_to(std::string const& question)
{
    if (question == "open") return yes_or_no(can_open());
    if (question == "socket") return yes_or_no(::socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    if (question == "fork") return yes_or_no(::fork() >= 0);
    if (question == "program") return yes_or_no(::execl("/bin/true", "true", nullptr) == 0);
    if (question == "gigabyte") return yes_or_no(can_reserve(std::size_t {1} << 30));
    if (question != "thread") return "what?";
    bool ran = false;
    std::thread {[&ran] { ran = true; }}.join();
    return yes_or_no(ran);
}

} // namespace

/// Tries behind the closed doors what the question on standard input asks for, and says whether it could.
int main()
{
    image_child::leave_the_world();
    std::string question(16, '\0');
    question.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(STDIN_FILENO, question.data(), 16))));
    if (!image_child::close_the_doors()) return 1;
    std::string const answer = answer_to(question);
    return ::write(STDOUT_FILENO, answer.data(), answer.size()) < 0 ? 1 : 0;
}
