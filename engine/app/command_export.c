/* The dataset for researchers: sessions read through the store, tables made by report, a folder that appears
 * whole. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "folder.h"
#include "report/dataset.h"

enum { FEW = 5 /* fewer people than this can be recognised: SCIENCE 6 */ };

struct wish {
    const char *directory, *learner; /* learner NULL: everybody */
    bool finished, codebook;
};

/* -1, or the code to leave with after saying why. */
static int read_wish(const struct sg_cli *cli, int argc, char **argv, struct wish *wish)
{
    static const struct option options[] = {{"output", required_argument, NULL, 'o'},
                                            {"learner", required_argument, NULL, 'l'},
                                            {"only-finished", no_argument, NULL, 'f'},
                                            {"codebook", no_argument, NULL, 'c'},
                                            {NULL, 0, NULL, 0}};
    optind = 0; /* glibc: start anew, also when another command was read before */
    opterr = 0;
    *wish = (struct wish){.directory = NULL};
    for (int c; (c = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        switch (c) {
        case 'o': wish->directory = optarg; break;
        case 'l': wish->learner = optarg; break;
        case 'f': wish->finished = true; break;
        case 'c': wish->codebook = true; break;
        default: return sg_cli_refuse(cli, argv[0], argv[optind - 1]);
        }
    }
    if (optind < argc)
        return sg_cli_refuse(cli, argv[0], argv[optind]);
    if (wish->codebook || (wish->directory && *wish->directory))
        return -1;
    sg_cli_tell(cli, SG_T("Say where the dataset goes: smartgames export -o DIR"));
    return SG_EXIT_USAGE;
}

static bool print(void *user, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, user) == length;
}

/* ---- what is read ---- */

struct list {
    struct sg_store_session *sessions; /* owned */
    size_t count, capacity;
    bool full; /* no memory for one more */
};

static bool note_session(void *user, const struct sg_store_session *session)
{
    struct list *list = user;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 64;
        struct sg_store_session *larger = realloc(list->sessions, capacity * sizeof *larger);
        list->full = !larger;
        if (!larger)
            return false;
        list->sessions = larger;
        list->capacity = capacity;
    }
    list->sessions[list->count++] = *session;
    return true;
}

struct events {
    struct sg_event *events; /* owned */
    size_t count, capacity;
};

static bool note_event(void *user, const struct sg_event *event)
{
    struct events *list = user;
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 1024;
        struct sg_event *larger = realloc(list->events, capacity * sizeof *larger);
        if (!larger)
            return false;
        list->events = larger;
        list->capacity = capacity;
    }
    list->events[list->count++] = *event;
    return true;
}

/* ---- what is written ---- */

struct work {
    const struct wish *wish;
    struct sg_store *store;
    struct sg_folder folder;
    struct sg_dataset *dataset;
    enum sg_status written;      /* why a file takes nothing more */
    size_t unagreed, unfinished; /* sessions left out */
};

static bool put(void *user, size_t file, const char *bytes, size_t length)
{
    struct work *work = user;
    if (work->written == SG_OK) /* the first reason is the one to tell */
        work->written = sg_folder_put(&work->folder, file, bytes, length);
    return work->written == SG_OK;
}

static enum sg_status begin(struct work *work)
{
    enum sg_status status = sg_folder_open(work->wish->directory, &work->folder);
    for (size_t i = 0; status == SG_OK && sg_dataset_file(i); i++)
        status = sg_folder_add(&work->folder, sg_dataset_file(i));
    if (status != SG_OK)
        return status;
    work->dataset = sg_dataset_new(put, work);
    return work->dataset ? SG_OK : SG_ERR_MEMORY;
}

static enum sg_status add_session(struct work *work, const struct sg_store_session *session,
                                  struct events *events)
{
    if (work->wish->learner && strcmp(work->wish->learner, session->learner) != 0)
        return SG_OK;
    if (work->wish->finished && session->recording && !session->ended) {
        work->unfinished++;
        return SG_OK;
    }
    events->count = 0;
    enum sg_status status = sg_store_events(work->store, session->id, note_event, events);
    if (status == SG_OK && events->count < session->events)
        status = SG_ERR_MEMORY;
    if (status != SG_OK)
        return status;
    status = sg_dataset_add(work->dataset, session->station, session->id, events->events, events->count);
    work->unagreed += status == SG_ERR_MISSING;
    if (status == SG_ERR_MISSING)
        return SG_OK;
    return status == SG_ERR_IO && work->written != SG_OK ? work->written : status;
}

static enum sg_status add_sessions(struct work *work)
{
    struct list list = {.count = 0};
    struct events events = {.count = 0};
    enum sg_status status = sg_store_sessions(work->store, note_session, &list);
    if (list.full)
        status = SG_ERR_MEMORY;
    for (size_t i = 0; i < list.count && status == SG_OK; i++)
        status = add_session(work, &list.sessions[i], &events);
    free(events.events);
    free(list.sessions);
    return status;
}

static enum sg_status finish(struct work *work)
{
    enum sg_status status = sg_dataset_finish(work->dataset);
    if (status == SG_ERR_IO && work->written != SG_OK)
        status = work->written;
    return status == SG_OK ? sg_folder_finish(&work->folder) : status;
}

/* ---- what is said ---- */

static const char *words_of_place(enum sg_status status)
{
    switch (status) {
    case SG_ERR_ILLEGAL:
        return SG_T("There is something in that place already. It was left as it is, nothing was written. "
                    "Name a folder "
                    "that is empty or not there yet:");
    case SG_ERR_MISSING:
        return SG_T(
            "The folder that the dataset goes into is not there. Nothing was written. Make it first, or name "
            "another place:");
    case SG_ERR_READONLY:
        return SG_T(
            "Nothing can be written in that place. Nothing was written. Ask for access, or name another:");
    case SG_ERR_FULL:
        return SG_T("The disk is full. Nothing was written; the log is as it was. Make room and try again:");
    case SG_ERR_MEMORY:
        return SG_T(
            "There is too little memory for the dataset. Nothing was written. Close other programs and try "
            "again:");
    default: return SG_T("The dataset could not be written. Nothing was left behind; the log is as it was:");
    }
}

static int say_place(const struct sg_cli *cli, enum sg_status status, const char *directory)
{
    sg_cli_tell(cli, words_of_place(status));
    fprintf(stderr, "  %s\n", directory);
    return SG_EXIT_USAGE;
}

static int say_unreadable(const struct sg_cli *cli)
{
    sg_cli_tell(
        cli, SG_T("A session cannot be read. No dataset was written, the log is as it was. See: smartgames "
                  "verify"));
    return SG_EXIT_FINDING;
}

static void say_count(const struct sg_cli *cli, const char *msgid, size_t count)
{
    struct sg_phrase phrase;
    if (count == 0)
        return;
    sg_phrase_set(&phrase, msgid);
    sg_phrase_add_int(&phrase, "n", (int64_t)count);
    sg_cli_say(cli, &phrase);
}

static int say_done(const struct sg_cli *cli, const struct work *work)
{
    struct sg_phrase phrase;
    size_t people = sg_dataset_people(work->dataset);
    sg_phrase_set(&phrase, SG_T("Sessions in the dataset: {n}"));
    sg_phrase_add_int(&phrase, "n", (int64_t)sg_dataset_sessions(work->dataset));
    sg_cli_say(cli, &phrase);
    fprintf(stderr, "  %s\n", work->folder.path);
    say_count(cli, SG_T("Left out, as nobody agreed to a recording: {n}"), work->unagreed);
    say_count(cli, SG_T("Left out, as they have no end yet: {n}"), work->unfinished);
    if (people > 0 && people < FEW)
        say_count(cli,
                  SG_T("It holds {n} learners. So few can be recognised by who knows them: share sums and "
                       "means only."),
                  people);
    return SG_EXIT_FINE;
}

/* ---- all of it ---- */

static int write_dataset(const struct sg_cli *cli, struct work *work)
{
    enum sg_status status = begin(work);
    if (status != SG_OK)
        return say_place(cli, status, work->wish->directory);
    status = add_sessions(work);
    if (status != SG_OK && work->written == SG_OK && status != SG_ERR_MEMORY)
        return say_unreadable(cli);
    if (status == SG_OK)
        status = finish(work);
    return status == SG_OK ? say_done(cli, work) : say_place(cli, status, work->wish->directory);
}

static int export_to(const struct sg_cli *cli, const struct wish *wish)
{
    struct work *work = calloc(1, sizeof *work);
    if (!work)
        return say_place(cli, SG_ERR_MEMORY, wish->directory);
    work->wish = wish;
    int code = sg_cli_store(cli, true, &work->store);
    if (code < 0) {
        code = write_dataset(cli, work);
        (void)sg_store_close(work->store); /* nothing was written there */
    }
    sg_folder_abandon(&work->folder);
    sg_dataset_free(work->dataset);
    free(work);
    return code;
}

static int run(struct sg_cli *cli, int argc, char **argv)
{
    struct wish wish;
    int code = read_wish(cli, argc, argv, &wish);
    if (code >= 0)
        return code;
    if (wish.codebook)
        return sg_dataset_codebook(print, stdout) ? SG_EXIT_FINE : SG_EXIT_USAGE;
    return export_to(cli, &wish);
}

const struct sg_command sg_command_export = {
    .name = "export",
    .summary = SG_T("writes a dataset for research: tables with their codebook"),
    .usage =
        SG_T("smartgames export -o DIR [--learner CODE] [--only-finished] [--data-dir D] [--lang nl|en]\n"
             "smartgames export --codebook\n\n"
             "  -o DIR           a folder that is empty or not there yet; it appears whole or not at all\n"
             "  --learner CODE   of this learner alone\n"
             "  --only-finished  without sessions that have no end yet\n"
             "  --codebook       prints every column with its unit and what it means, and writes nothing\n\n"
             "Psych-DS: sessions, attempts, moves, strategies, switches, impasses, decisions, check-ins and\n"
             "measures of persistence. No dates, no names, nothing that somebody wrote; a session without\n"
             "agreement to record leaves no rows."),
    .run = run,
};
