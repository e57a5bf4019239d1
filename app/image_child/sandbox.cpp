#include "sandbox.h"

#include <cerrno>
#include <csignal>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace image_child {

namespace {

constexpr rlim_t megabyte = 1024 * 1024;

constexpr int allowed[] {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat),
    SCMP_SYS(newfstatat), SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mprotect), SCMP_SYS(mremap),
    SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(clock_nanosleep), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq), SCMP_SYS(getrandom), SCMP_SYS(restart_syscall)};

constexpr int deadly[] {SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
    SCMP_SYS(vfork), SCMP_SYS(ptrace), SCMP_SYS(kill)};

bool limit(__rlimit_resource resource, rlim_t most)
{
    rlimit const both {most, most};
    return setrlimit(resource, &both) == 0;
}

bool set_limits()
{
    return limit(RLIMIT_AS, 768 * megabyte) && limit(RLIMIT_CPU, 10) && limit(RLIMIT_FSIZE, 16 * megabyte)
        && limit(RLIMIT_NOFILE, 16) && limit(RLIMIT_CORE, 0);
}

/// The default is an error, not death: a library that asks for a terminal's size should hear no and go on.
bool filter_system_calls()
{
    auto* const filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) return false;
    int failed = 0;
    for (int const call : allowed) failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
    for (int const call : deadly) failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0);
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME));
    // Threads only; glibc then falls back from clone3, whose flags no filter can see, to clone.
    constexpr scmp_datum_t thread = CLONE_VM | CLONE_THREAD;
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, thread, thread));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    failed |= seccomp_load(filter);
    seccomp_release(filter);
    return failed == 0;
}

} // namespace

void leave_the_world()
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Where a container grants neither, the filter still refuses every socket.
    if (unshare(CLONE_NEWNET) != 0) (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

bool close_the_doors()
{
    return set_limits() && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter_system_calls();
}

} // namespace image_child
