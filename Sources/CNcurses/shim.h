// ncursesw as Swift can see it: the macros it does not import, and the part of leaving the screen that must work
// inside a signal handler.
#pragma once

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <term.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// MARK: What is a macro, a variadic function or a mutable global in C

static const attr_t nc_bold = A_BOLD;
static const attr_t nc_underline = A_UNDERLINE;
static const attr_t nc_reverse = A_REVERSE;
static const attr_t nc_dim = A_DIM;

static const mmask_t nc_button1_pressed = BUTTON1_PRESSED;
static const mmask_t nc_button1_clicked = BUTTON1_CLICKED;
static const mmask_t nc_button1_double_clicked = BUTTON1_DOUBLE_CLICKED;
static const mmask_t nc_button4_pressed = BUTTON4_PRESSED;
static const mmask_t nc_button5_pressed = BUTTON5_PRESSED;

extern int wcwidth(wchar_t);

static inline int nc_colours(void) { return COLORS; }
static inline int nc_colour_pairs(void) { return COLOR_PAIRS; }

/// Puts one cell, base character first and its marks after it; pair numbers may be above the range of short.
static inline int nc_put(WINDOW *window, int y, int x, const wchar_t *text, attr_t attributes, int pair) {
  cchar_t cell;
  if (setcchar(&cell, text, attributes, 0, &pair) == ERR) return ERR;
  return mvwadd_wch(window, y, x, &cell);
}

/// The same for one character without marks.
static inline int nc_put_one(WINDOW *window, int y, int x, wchar_t character, attr_t attributes, int pair) {
  wchar_t text[2] = {character, 0};
  return nc_put(window, y, x, text, attributes, pair);
}

/// A string of the terminal's description, or NULL when it has none.
static inline const char *nc_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 ? NULL : value;
}

/// Columns and rows that the kernel has for a terminal, or 0×0.
static inline struct winsize nc_window_size(int descriptor) {
  struct winsize size = {0, 0, 0, 0};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) memset(&size, 0, sizeof size);
  return size;
}

/// Bytes that wait to be read.
static inline int nc_waiting_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

// MARK: The guard: what signal handlers need to give the terminal back
//
// Its state is a static in a header, so each object file that uses it gets its own. Only one Swift file, named
// TerminalGuard, may therefore call the nc_guard functions, and it does so from functions that are never inlined.

#define NC_GUARD_BYTES 512

enum nc_guard_signal {
  NC_GUARD_RESIZE = 1,
  NC_GUARD_HANG_UP = 2,
  NC_GUARD_TERMINATE = 4,
  NC_GUARD_INTERRUPT = 8,
  NC_GUARD_QUIT = 16,
  NC_GUARD_STOP = 32,
  NC_GUARD_CONTINUE = 64,
};

static const int nc_guard_events[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
static const int nc_guard_crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGTRAP, SIGFPE};
static const int nc_guard_unwanted[] = {SIGPIPE, SIGXFSZ};

struct nc_guard {
  volatile int armed;              // the terminal is ours
  volatile int painting;           // the owner may be inside a write to the terminal
  volatile int diverted;           // output goes to nowhere, so that a dead terminal cannot hold us
  volatile int pending;            // nc_guard_signal bits not yet taken
  int signal_pipe;                 // one byte is written per signal, never blocking
  int terminal;                    // own, non-blocking description of the terminal
  int output;                      // the descriptor ncurses writes to
  int nowhere;                     // /dev/null
  int watches_exit;                // atexit has been told
  int catches;                     // the signals are ours
  pthread_t owner;
  struct termios modes;            // as they were before us
  char restore[NC_GUARD_BYTES];    // bytes that bring the terminal back
  int restore_length;
  char notice[NC_GUARD_BYTES];     // what a crash prints after them
  int notice_length;
  struct sigaction events_before[7];
  struct sigaction crashes_before[6];
  struct sigaction unwanted_before[2];
};

static inline struct nc_guard *nc_guard_state(void) {
  static struct nc_guard guard;
  return &guard;
}

/// Writes what fits within `milliseconds`; a terminal that takes nothing is left alone.
static inline void nc_guard_write(int descriptor, const char *bytes, int length, int milliseconds) {
  int written = 0;
  while (written < length) {
    ssize_t count = write(descriptor, bytes + written, (size_t)(length - written));
    if (count > 0) {
      written += (int)count;
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else if (count < 0 && errno == EAGAIN && milliseconds > 0) {
      struct pollfd wait = {descriptor, POLLOUT, 0};
      milliseconds -= 20;
      poll(&wait, 1, 20);
    } else {
      return;
    }
  }
}

/// Gives the terminal back: its screen, its modes. Only async-signal-safe calls.
static inline void nc_guard_give_back(void) {
  struct nc_guard *guard = nc_guard_state();
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  // In the background, setting modes would stop us; blocked, it does not.
  pthread_sigmask(SIG_BLOCK, &background, &before);
  nc_guard_write(guard->terminal, guard->restore, guard->restore_length, 200);
  tcsetattr(guard->terminal, TCSANOW, &guard->modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/// Signals that are events: notes the signal and wakes the owner, also out of a write that does not end.
static inline void nc_guard_note(int signal) {
  int saved = errno;
  struct nc_guard *guard = nc_guard_state();
  int bit = 0;
  switch (signal) {
    case SIGWINCH: bit = NC_GUARD_RESIZE; break;
    case SIGHUP: bit = NC_GUARD_HANG_UP; break;
    case SIGTERM: bit = NC_GUARD_TERMINATE; break;
    case SIGINT: bit = NC_GUARD_INTERRUPT; break;
    case SIGQUIT: bit = NC_GUARD_QUIT; break;
    case SIGTSTP: bit = NC_GUARD_STOP; break;
    case SIGCONT: bit = NC_GUARD_CONTINUE; break;
  }
  __atomic_fetch_or(&guard->pending, bit, __ATOMIC_SEQ_CST);
  char byte = 0;
  if (write(guard->signal_pipe, &byte, 1) < 0) { /* full: the owner will wake anyway */ }
  int leaving = NC_GUARD_HANG_UP | NC_GUARD_TERMINATE | NC_GUARD_INTERRUPT | NC_GUARD_QUIT;
  if (guard->painting && (bit & leaving) && !guard->diverted) {
    // ncurses repeats an interrupted write for ever; a write to nowhere ends.
    guard->diverted = 1;
    dup2(guard->nowhere, guard->output);
    if (!pthread_equal(pthread_self(), guard->owner)) pthread_kill(guard->owner, signal);
  }
  errno = saved;
}

/// Crash signals: gives the terminal back, says so, and lets the crash go on as it would have without us.
static inline void nc_guard_crash(int signal, siginfo_t *info, void *context) {
  struct nc_guard *guard = nc_guard_state();
  if (__atomic_exchange_n(&guard->armed, 0, __ATOMIC_SEQ_CST)) {
    nc_guard_give_back();
    nc_guard_write(guard->terminal, guard->notice, guard->notice_length, 200);
    // A reporter of crashes must not wait for keys.
    dup2(guard->nowhere, STDIN_FILENO);
  }
  // A reporter of crashes that was here before us has its turn. It returns and expects the fault to come again.
  for (int i = 0; i < 6; i++) {
    struct sigaction *before = &guard->crashes_before[i];
    if (nc_guard_crashes[i] == signal && (before->sa_flags & SA_SIGINFO) && before->sa_sigaction)
      before->sa_sigaction(signal, info, context);
  }
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(signal, &standard, NULL);
  // A fault of the processor comes again by itself when we return, with its address; a sent signal does not.
  int by_processor = info->si_code > 0 && signal != SIGTRAP && signal != SIGABRT;
  if (!by_processor) raise(signal);
}

/// Takes the place of SIG_IGN, which child programs would inherit; the call that failed then says why.
static inline void nc_guard_unwanted_signal(int signal) { (void)signal; }

/// A library called exit while the screen was up.
static inline void nc_guard_exit(void) {
  if (__atomic_exchange_n(&nc_guard_state()->armed, 0, __ATOMIC_SEQ_CST)) nc_guard_give_back();
}

static inline void nc_guard_handle(int signal, void (*handler)(int), struct sigaction *before) {
  sigaction(signal, NULL, before);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  // What the parent wants ignored (nohup, a shell without job control) stays ignored.
  if (before->sa_handler != SIG_IGN) sigaction(signal, &action, NULL);
}

/// Takes over the signals.
static inline void nc_guard_catch_signals(void) {
  struct nc_guard *guard = nc_guard_state();
  for (int i = 0; i < 7; i++) nc_guard_handle(nc_guard_events[i], nc_guard_note, &guard->events_before[i]);
  for (int i = 0; i < 2; i++)
    nc_guard_handle(nc_guard_unwanted[i], nc_guard_unwanted_signal, &guard->unwanted_before[i]);
  for (int i = 0; i < 6; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = nc_guard_crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigfillset(&action.sa_mask);
    sigaction(nc_guard_crashes[i], &action, &guard->crashes_before[i]);
  }
  guard->catches = 1;
  if (!guard->watches_exit) guard->watches_exit = atexit(nc_guard_exit) == 0;
}

/// Puts back the handlers from before.
static inline void nc_guard_release_signals(void) {
  struct nc_guard *guard = nc_guard_state();
  if (!guard->catches) return;
  guard->catches = 0;
  for (int i = 0; i < 7; i++) sigaction(nc_guard_events[i], &guard->events_before[i], NULL);
  for (int i = 0; i < 2; i++) sigaction(nc_guard_unwanted[i], &guard->unwanted_before[i], NULL);
  for (int i = 0; i < 6; i++) sigaction(nc_guard_crashes[i], &guard->crashes_before[i], NULL);
}

/// Takes the noted signals.
static inline int nc_guard_take(void) {
  return __atomic_exchange_n(&nc_guard_state()->pending, 0, __ATOMIC_SEQ_CST);
}

/// Between these two the owner may be held by a write to the terminal.
static inline void nc_guard_begin_painting(void) { nc_guard_state()->painting = 1; }
static inline void nc_guard_end_painting(void) { nc_guard_state()->painting = 0; }

/// Stops the process group, this process last, with the shell's own stop signal. Returns when it goes on.
static inline void nc_guard_stand_still(void) {
  struct sigaction ignore, standard, ours;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  standard = ignore;
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &ignore, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &standard, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

/// Between these two the shell's stop signal stops this process as it stops others.
static inline void nc_guard_let_be_stopped(struct sigaction *ours) {
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &standard, ours);
}
static inline void nc_guard_catch_stops(const struct sigaction *ours) { sigaction(SIGTSTP, ours, NULL); }

/// A stack of its own for the crash handlers of this thread, so that they also run when its stack is used up.
static inline void nc_guard_give_stack(void) {
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
  stack.ss_flags = 0;
  stack.ss_size = 65536;
  stack.ss_sp = malloc(stack.ss_size);
  if (stack.ss_sp) sigaltstack(&stack, NULL);
}
