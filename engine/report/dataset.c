#include "report/dataset.h"

#include <stdlib.h>
#include <string.h>

#include "report/codebook.h"

enum { TABLES_MAX = 16 };

/* The files behind the tables. */
enum { DESCRIPTION, README, CHANGES, CODEBOOK, TEXTS };

static const char *const texts[TEXTS] = {[DESCRIPTION] = "dataset_description.json",
                                         [README] = "README.md",
                                         [CHANGES] = "CHANGES.md",
                                         [CODEBOOK] = "documentation/codebook.csv"};

/* A learner who has rows. */
struct learner {
    char code[SG_CODE_TEXT];
    int64_t first_day; /* SG_NO_INT: no session with a date yet */
    int64_t sessions, decisions;
    bool simulated;
};

struct outlet {
    struct sg_dataset *dataset;
    size_t file;
};

struct sg_dataset {
    sg_dataset_put_fn *put;
    void *user;
    size_t session_count, table_count, learner_count, learner_capacity;
    struct learner *learners; /* owned */
    struct outlet outlets[TABLES_MAX];
    struct sg_csv tables[TABLES_MAX];
};

/* ---- files ---- */

static size_t count_tables(void)
{
    size_t count = 0;
    while (sg_codebook_table(count))
        count++;
    return count;
}

const char *sg_dataset_file(size_t file)
{
    size_t tables = count_tables();
    if (file < tables)
        return sg_codebook_file(file);
    return file - tables < TEXTS ? texts[file - tables] : NULL;
}

static bool put_bytes(void *user, const char *bytes, size_t length)
{
    const struct outlet *outlet = user;
    return outlet->dataset->put(outlet->dataset->user, outlet->file, bytes, length);
}

static enum sg_status status_of(const struct sg_dataset *dataset)
{
    for (size_t i = 0; i < dataset->table_count; i++)
        if (dataset->tables[i].failed)
            return SG_ERR_IO;
    return SG_OK;
}

struct sg_dataset *sg_dataset_new(sg_dataset_put_fn *put, void *user)
{
    struct sg_dataset *dataset = calloc(1, sizeof *dataset);
    if (!dataset)
        return NULL;
    dataset->put = put;
    dataset->user = user;
    dataset->table_count = count_tables();
    for (size_t i = 0; i < dataset->table_count; i++) {
        dataset->outlets[i] = (struct outlet){dataset, i};
        sg_csv_init(&dataset->tables[i], put_bytes, &dataset->outlets[i]);
        sg_table_header(sg_codebook_table(i), &dataset->tables[i]);
    }
    return dataset;
}

void sg_dataset_free(struct sg_dataset *dataset)
{
    if (!dataset)
        return;
    free(dataset->learners);
    free(dataset);
}

/* ---- sessions ---- */

/* Only what somebody agreed to, and has not taken back. */
static bool may_export(const struct sg_event *events, size_t count)
{
    bool agreed = false, erased = false;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == SG_EVENT_ASSENT)
            agreed = events[i].as.assent.given;
        erased |= events[i].kind == SG_EVENT_ERASED;
    }
    return count > 0 && events[0].kind == SG_EVENT_SESSION_STARTED && agreed && !erased;
}

static struct learner *find_learner(struct sg_dataset *dataset, const struct sg_event *started)
{
    const char *code = started->as.session_started.learner;
    for (size_t i = 0; i < dataset->learner_count; i++)
        if (strcmp(dataset->learners[i].code, code) == 0)
            return &dataset->learners[i];
    if (dataset->learner_count == dataset->learner_capacity) {
        size_t capacity = dataset->learner_capacity ? 2 * dataset->learner_capacity : 16;
        struct learner *larger = realloc(dataset->learners, capacity * sizeof *larger);
        if (!larger)
            return NULL;
        dataset->learners = larger;
        dataset->learner_capacity = capacity;
    }
    struct learner *learner = &dataset->learners[dataset->learner_count++];
    *learner = (struct learner){.first_day = SG_NO_INT, .simulated = started->as.session_started.simulated};
    memcpy(learner->code, code, sizeof learner->code);
    return learner;
}

/* Days since 1970-01-01 of "2026-11-24T13:45:00Z", in the proleptic Gregorian calendar; SG_NO_INT: no such
 * text. */
static int64_t day_of(const char *utc)
{
    const char *at = utc, *end = utc + strlen(utc);
    uint64_t year, month, day;
    if (!sg_text_read_uint(&at, end, &year) || at == end || *at++ != '-' ||
        !sg_text_read_uint(&at, end, &month) || at == end || *at++ != '-' ||
        !sg_text_read_uint(&at, end, &day))
        return SG_NO_INT;
    if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return SG_NO_INT;
    /* a year that begins in March has its leap day at its end */
    int64_t y = (int64_t)year - (month <= 2), m = ((int64_t)month + 9) % 12;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + (int64_t)day - 1 - 719468;
}

static int64_t day_offset(struct learner *learner, const char *utc)
{
    int64_t day = day_of(utc);
    if (day == SG_NO_INT)
        return SG_NO_INT;
    if (learner->first_day == SG_NO_INT)
        learner->first_day = day;
    return day - learner->first_day;
}

static int64_t count_decisions(const struct sg_event *events, size_t count)
{
    int64_t number = 0;
    for (size_t i = 0; i < count; i++)
        number += events[i].kind == SG_EVENT_DECISION;
    return number;
}

enum sg_status sg_dataset_add(struct sg_dataset *dataset, const char *station, int64_t number,
                              const struct sg_event *events, size_t count)
{
    if (!may_export(events, count))
        return SG_ERR_MISSING;
    struct learner *learner = find_learner(dataset, &events[0]);
    if (!learner)
        return SG_ERR_MEMORY;
    char name[64];
    struct sg_text session;
    sg_text_init(&session, name, sizeof name);
    sg_text_put(&session, station);
    sg_text_put_char(&session, '-');
    sg_text_put_int(&session, number);
    struct sg_case about = {.learner = learner->code,
                            .session = name,
                            .station = station,
                            .number = number,
                            .ordinal = ++learner->sessions,
                            .day = day_offset(learner, events[0].as.session_started.utc),
                            .decisions = learner->decisions};
    enum sg_status status = sg_trace_init(&about.trace, events, count);
    for (size_t i = 0; status == SG_OK && i < dataset->table_count; i++)
        sg_codebook_table(i)->write(&about, sg_codebook_table(i), &dataset->tables[i]);
    sg_trace_deinit(&about.trace);
    learner->decisions += count_decisions(events, count);
    dataset->session_count++;
    return status == SG_OK ? status_of(dataset) : status;
}

size_t sg_dataset_sessions(const struct sg_dataset *dataset)
{
    return dataset->session_count;
}

size_t sg_dataset_people(const struct sg_dataset *dataset)
{
    size_t people = 0;
    for (size_t i = 0; i < dataset->learner_count; i++)
        people += !dataset->learners[i].simulated;
    return people;
}

/* ---- what describes them ---- */

static void put_line_csv(void *user, const struct sg_codebook_line *line)
{
    struct sg_csv *csv = user;
    const char *const cells[] = {line->table, line->column, line->type,
                                 line->unit,  line->levels, line->description};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        sg_csv_text(csv, *cells[i] ? cells[i] : NULL);
    sg_csv_end(csv);
}

enum sg_status sg_dataset_finish(struct sg_dataset *dataset)
{
    struct outlet outlets[TEXTS];
    for (size_t i = 0; i < TEXTS; i++)
        outlets[i] = (struct outlet){dataset, dataset->table_count + i};
    char *json = sg_codebook_json();
    if (!json)
        return SG_ERR_MEMORY;
    struct sg_csv csv;
    sg_csv_init(&csv, put_bytes, &outlets[CODEBOOK]);
    sg_codebook_lines(put_line_csv, &csv);
    bool put = put_bytes(&outlets[DESCRIPTION], json, strlen(json)) &&
               put_bytes(&outlets[DESCRIPTION], "\n", 1) && sg_codebook_readme(put_bytes, &outlets[README]) &&
               sg_codebook_changes(put_bytes, &outlets[CHANGES]);
    free(json);
    return put && !csv.failed ? status_of(dataset) : SG_ERR_IO;
}

/* ---- the codebook alone ---- */

struct printer {
    bool (*put)(void *user, const char *bytes, size_t length);
    void *user;
    bool failed;
};

static void print_cell(struct printer *printer, const char *text, const char *behind)
{
    if (!printer->failed)
        printer->failed = !printer->put(printer->user, text, strlen(text)) ||
                          !printer->put(printer->user, behind, strlen(behind));
}

static void print_line(void *user, const struct sg_codebook_line *line)
{
    print_cell(user, line->table, "\t");
    print_cell(user, line->column, "\t");
    print_cell(user, line->type, "\t");
    print_cell(user, line->unit, "\t");
    print_cell(user, line->levels, "\t");
    print_cell(user, line->description, "\n");
}

bool sg_dataset_codebook(bool (*put)(void *user, const char *bytes, size_t length), void *user)
{
    struct printer printer = {.put = put, .user = user};
    sg_codebook_lines(print_line, &printer);
    return !printer.failed;
}
