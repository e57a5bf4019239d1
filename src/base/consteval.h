#pragma once

// Clang 14, which builds the tests and what the thread sanitizer runs, crashes over a consteval constructor of a class with a
// destructor, and forgets to destroy what a statement made for a moment when there is an immediate call in it: a reader of the
// database then stays open for ever. There a wrong literal throws while running; GCC, which builds what is shipped, refuses it
// while compiling. Mended in Clang 15.
#if defined(__clang__) && __clang_major__ < 15
#define GROUNDSWELL_CONSTEVAL constexpr
#else
#define GROUNDSWELL_CONSTEVAL consteval
#endif
