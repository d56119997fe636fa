/* Recorded sessions, as the commands that read them name them: by number, or "last". */
#ifndef SG_LOGS_H
#define SG_LOGS_H

#include "command.h"

struct sg_log {
    struct sg_store_session session;
    size_t count, capacity;
    struct sg_event *events; /* owned, oldest first */
};

/* Reads the session that `word` names from the log of cli->data_dir, without changing anything. -1, or the code to
 * leave with after saying why on stderr; close it in both cases. */
int sg_log_open(const struct sg_cli *cli, const char *word, struct sg_log *log);
void sg_log_close(struct sg_log *log);

/* Its review on stdout, in the user's language. The code to leave with. */
int sg_log_print_review(const struct sg_cli *cli, const struct sg_log *log);

/* Reads `COMMAND SESSION`, with at most one flag (`flag` NULL: none takes any). The session's word, or NULL after
 * saying on stderr what is wrong. */
const char *sg_log_word(const struct sg_cli *cli, int argc, char **argv, const char *flag, bool *flagged);

#endif
