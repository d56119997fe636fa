/* The window: the one loop of the program, for a person, for a simulated learner and for a replay. */
#ifndef SG_SHELL_H
#define SG_SHELL_H

#include "command.h"

struct sg_shell_options {
    const char *learner; /* chosen on the start scene; NULL: the one seen last, or a fresh code */
    bool has_seed;
    uint64_t seed;     /* of the session's draws, when has_seed */
    int width, height; /* of the window; 0: as large as fits comfortably */
    bool fullscreen;
};

/* A person plays. The exit code of the program; what went wrong has been said on stderr. */
int sg_shell_play(struct sg_cli *cli, const struct sg_shell_options *options);

/* A simulated learner plays `game` (an id) in the window, at a speed that can be watched, into the log of cli->data_dir. */
int sg_shell_demo(struct sg_cli *cli, const char *game, uint64_t seed);

/* Plays the log of `session` in the window: space stops and goes on, left and right step, + and - change the
 * speed. */
int sg_shell_replay(struct sg_cli *cli, int64_t session);

#endif
