#include "logs.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/review.h"

/* ---- which session ---- */

const char *sg_log_word(const struct sg_cli *cli, int argc, char **argv, const char *flag, bool *flagged)
{
    const struct option options[] = {{flag, no_argument, NULL, 'f'}, {NULL, 0, NULL, 0}};
    optind = 0; /* glibc: start anew, also when another command was read before */
    opterr = 0;
    for (int c; (c = getopt_long(argc, argv, ":", flag ? options : options + 1, NULL)) != -1;) {
        if (c != 'f') {
            sg_cli_refuse(cli, argv[0], argv[optind - 1]);
            return NULL;
        }
        *flagged = true;
    }
    if (optind == argc - 1)
        return argv[optind];
    sg_cli_refuse(cli, argv[0], optind < argc ? argv[optind + 1] : "SESSION");
    return NULL;
}

struct search {
    int64_t id; /* 0: the last */
    bool found;
    struct sg_store_session *session;
};

static bool match(void *user, const struct sg_store_session *session)
{
    struct search *search = user;
    if (search->id != 0 && session->id != search->id)
        return true;
    search->found = true;
    *search->session = *session;
    return search->id == 0;
}

static bool read_id(const char *word, int64_t *id)
{
    const char *at = word, *end = word + strlen(word);
    if (strcmp(word, "last") == 0) {
        *id = 0;
        return true;
    }
    return sg_text_read_int(&at, end, id) && at == end && *id > 0;
}

static int say_no_number(const struct sg_cli *cli, const char *word)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("{word} is no session: give its number, or: last. See: smartgames sessions"));
    sg_phrase_add(&phrase, "word", *word ? word : "''");
    sg_cli_say(cli, &phrase);
    return SG_EXIT_USAGE;
}

static int say_missing(const struct sg_cli *cli, const char *word)
{
    struct sg_phrase phrase;
    sg_phrase_set(&phrase, SG_T("There is no session {word} in this log. See: smartgames sessions"));
    sg_phrase_add(&phrase, "word", word);
    sg_cli_say(cli, &phrase);
    return SG_EXIT_USAGE;
}

static int say_unreadable(const struct sg_cli *cli, enum sg_status status)
{
    sg_cli_tell(cli,
                status == SG_ERR_MEMORY
                    ? SG_T("There is too little memory for this session. Close other programs and try again.")
                    : SG_T("This session cannot be read. Nothing was changed. See: smartgames verify"));
    return status == SG_ERR_MEMORY ? SG_EXIT_USAGE : SG_EXIT_FINDING;
}

/* ---- its events ---- */

static bool keep(void *user, const struct sg_event *event)
{
    struct sg_log *log = user;
    if (log->count == log->capacity) {
        size_t capacity = log->capacity ? log->capacity * 2 : 256;
        struct sg_event *events = realloc(log->events, capacity * sizeof *events);
        if (!events)
            return false;
        log->events = events;
        log->capacity = capacity;
    }
    log->events[log->count++] = *event;
    return true;
}

static int read_session(const struct sg_cli *cli, struct sg_store *store, const char *word, int64_t id,
                        struct sg_log *log)
{
    struct search search = {.id = id, .session = &log->session};
    enum sg_status status = sg_store_sessions(store, match, &search);
    if (status == SG_OK && !search.found)
        return say_missing(cli, word);
    if (status == SG_OK)
        status = sg_store_events(store, log->session.id, keep, log);
    if (status == SG_OK && log->count < log->session.events)
        status = SG_ERR_MEMORY;
    return status == SG_OK ? -1 : say_unreadable(cli, status);
}

int sg_log_open(const struct sg_cli *cli, const char *word, struct sg_log *log)
{
    *log = (struct sg_log){.count = 0};
    int64_t id;
    if (!read_id(word, &id))
        return say_no_number(cli, word);
    struct sg_store *store;
    int code = sg_cli_store(cli, true, &store);
    if (code >= 0)
        return code;
    code = read_session(cli, store, word, id, log);
    (void)sg_store_close(store); /* nothing was written */
    return code;
}

void sg_log_close(struct sg_log *log)
{
    free(log->events);
    *log = (struct sg_log){.count = 0};
}

/* ---- the review ---- */

static void print_line(void *user, const char *line)
{
    (void)user;
    puts(line);
}

int sg_log_print_review(const struct sg_cli *cli, const struct sg_log *log)
{
    struct sg_review review;
    enum sg_status status = sg_review_init(&review);
    for (size_t i = 0; i < log->count && status == SG_OK; i++)
        status = sg_review_note(&review, &log->events[i]);
    if (status == SG_OK)
        sg_review_write(&review, cli->content, print_line, NULL);
    sg_review_deinit(&review);
    return status == SG_OK ? SG_EXIT_FINE : say_unreadable(cli, status);
}
