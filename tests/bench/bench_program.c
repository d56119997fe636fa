/* The real program on a virtual screen: how long until its first frame stands there, what it costs to do
 * nothing, how much memory it holds.
 *
 *   bench_program [--quick]        needs Xvfb; says so and leaves with 0 where there is none
 *
 * The first frame is there when the middle of the screen, black before, has another colour in Xvfb's own
 * memory. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 1280, HEIGHT = 800, STARTS_MAX = 30 };

struct screen {
    pid_t pid;
    char folder[64];
    const unsigned char *middle; /* a pixel of the frame buffer */
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void pause_us(long us)
{
    struct timespec wait = {.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000};
    nanosleep(&wait, NULL);
}

/* ---- the screen ------------------------------------------------------------------------------------ */

/* Xvfb writes its display's number into `out` when it is ready. */
static bool start_xvfb(struct screen *screen)
{
    int out[2];
    char number[16] = "", display[24];
    if (pipe(out) != 0)
        return false;
    screen->pid = fork();
    if (screen->pid == 0) {
        char descriptor[16];
        snprintf(descriptor, sizeof descriptor, "%d", out[1]);
        close(out[0]);
        execlp("Xvfb", "Xvfb", "-displayfd", descriptor, "-screen", "0", "1280x800x24", "-fbdir",
               screen->folder, "-nolisten", "tcp", (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    ssize_t length = read(out[0], number, sizeof number - 1);
    close(out[0]);
    if (length <= 0)
        return false;
    snprintf(display, sizeof display, ":%d", atoi(number));
    return setenv("DISPLAY", display, 1) == 0;
}

/* An XWD file: its header's size, the bytes of a line and the colours stand big-endian in the header. */
static uint32_t header_word(const unsigned char *file, int index)
{
    const unsigned char *at = file + 4 * index;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static bool map_screen(struct screen *screen)
{
    enum { HEADER_BYTES = 0, LINE_BYTES = 12, COLOURS = 19, COLOUR_BYTES = 12 };
    char path[96];
    struct stat about;
    snprintf(path, sizeof path, "%s/Xvfb_screen0", screen->folder);
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &about) != 0)
        return false;
    const unsigned char *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (bytes == MAP_FAILED)
        return false;
    size_t pixels = header_word(bytes, HEADER_BYTES) + (size_t)header_word(bytes, COLOURS) * COLOUR_BYTES;
    screen->middle = bytes + pixels + (size_t)HEIGHT / 2 * header_word(bytes, LINE_BYTES) + WIDTH / 2 * 4;
    return true;
}

static bool is_lit(const struct screen *screen)
{
    const volatile unsigned char *pixel = screen->middle;
    return pixel[0] | pixel[1] | pixel[2];
}

/* ---- the program ----------------------------------------------------------------------------------- */

static pid_t start_program(const char *program, const char *folder)
{
    char data[96];
    snprintf(data, sizeof data, "%s/data", folder);
    pid_t pid = fork();
    if (pid == 0) {
        execl(program, program, "play", "--data-dir", data, "--window", "1280x800", (char *)NULL);
        _exit(127);
    }
    return pid;
}

static void end_program(pid_t pid)
{
    kill(pid, SIGTERM);
    waitpid(pid, NULL, 0);
}

/* Until the first frame, in ms; negative when none comes. */
static double first_frame_ms(const struct screen *screen, const char *program, pid_t *pid)
{
    double began = now_ms();
    *pid = start_program(program, screen->folder);
    while (!is_lit(screen)) {
        if (now_ms() - began > 20000)
            return -1;
        pause_us(200);
    }
    return now_ms() - began;
}

static long ticks_of(pid_t pid)
{
    char path[48];
    long user = -1, system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system) != 2)
            user = -1;
        fclose(file);
    }
    return user < 0 ? -1 : user + system;
}

static long resident_kib(pid_t pid)
{
    char path[48], line[256];
    long kib = -1;
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return kib;
}

/* ---- figures --------------------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static bool print_starts(double *ms, int count)
{
    qsort(ms, (size_t)count, sizeof *ms, by_size);
    bool holds = ms[count / 2] < 300;
    printf("start to the first frame\tms\t%.0f\t%.0f-%.0f\t< 300\t%s\n", ms[count / 2], ms[0], ms[count - 1],
           holds ? "holds" : "MISSED");
    return holds;
}

/* Of the program that stands idle on its first scene; its memory is the most it ever held. */
static bool print_idle(pid_t pid, int seconds)
{
    pause_us(2000000); /* what starting still does */
    long before = ticks_of(pid);
    pause_us(seconds * 1000000L);
    long after = ticks_of(pid), kib = resident_kib(pid);
    double share = 100.0 * (double)(after - before) / (double)sysconf(_SC_CLK_TCK) / seconds;
    bool holds = before >= 0 && share<.2, small = kib> 0 && kib < 120 * 1024;
    printf("idle CPU over %d s\t%%\t%.2f\t\t< 0.2\t%s\n", seconds, share, holds ? "holds" : "MISSED");
    printf("memory\tMiB\t%.0f\t\t< 120\t%s\n", (double)kib / 1024, small ? "holds" : "MISSED");
    return holds && small;
}

static bool measure(const struct screen *screen, const char *program, bool quick)
{
    double ms[STARTS_MAX];
    int starts = quick ? 5 : 15;
    pid_t pid = 0;
    bool holds = true;
    for (int i = 0; i <= starts; i++) { /* the first only warms the caches */
        double took = first_frame_ms(screen, program, &pid);
        if (took < 0) {
            fprintf(stderr, "bench_program: no frame came\n");
            end_program(pid);
            return false;
        }
        if (i > 0)
            ms[i - 1] = took;
        if (i == starts)
            holds = print_idle(pid, quick ? 5 : 20);
        end_program(pid);
        while (is_lit(screen)) /* the screen is black again when the window is gone */
            pause_us(1000);
    }
    return print_starts(ms, starts) && holds;
}

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
    struct screen screen = {.folder = "/tmp/bench_program.XXXXXX"};
    if (argc > 1 + quick) {
        fprintf(stderr, "bench_program [--quick]\n");
        return 2;
    }
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");
    if (!mkdtemp(screen.folder) || !start_xvfb(&screen) || !map_screen(&screen)) {
        printf("bench_program: skipped, there is no Xvfb\n");
        return 0;
    }
    printf("what\tunit\tmedian\tspread\tasked\t\n");
    bool holds = measure(&screen, SG_PROGRAM, quick);
    kill(screen.pid, SIGTERM);
    waitpid(screen.pid, NULL, 0);
    char remove[96];
    snprintf(remove, sizeof remove, "rm -rf '%s'", screen.folder);
    return system(remove) == 0 && holds ? 0 : 1;
}
