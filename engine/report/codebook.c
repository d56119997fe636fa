#include "report/codebook.h"

#include <jansson.h>
#include <string.h>

#include "smartgames/text.h"

#define FILE_OF(name) "data/study-smartgames_description-" name "_data.csv"

static const struct {
    const struct sg_table *table;
    const char *file;
} tables[] = {
    {&sg_table_sessions, FILE_OF("sessions")},   {&sg_table_attempts, FILE_OF("attempts")},
    {&sg_table_moves, FILE_OF("moves")},         {&sg_table_strategies, FILE_OF("strategies")},
    {&sg_table_switches, FILE_OF("switches")},   {&sg_table_impasses, FILE_OF("impasses")},
    {&sg_table_decisions, FILE_OF("decisions")}, {&sg_table_checkins, FILE_OF("checkins")},
    {&sg_table_choices, FILE_OF("choices")},     {&sg_table_persistence, FILE_OF("persistence")},
};

enum { TABLES = sizeof tables / sizeof *tables };

const struct sg_table *sg_codebook_table(size_t i)
{
    return i < TABLES ? tables[i].table : NULL;
}

const char *sg_codebook_file(size_t i)
{
    return i < TABLES ? tables[i].file : NULL;
}

/* ---- a table ---- */

static const char *type_of(const struct sg_column *column)
{
    switch (column->cell) {
    case SG_CELL_INT: return "integer";
    case SG_CELL_NUMBER: return "number";
    case SG_CELL_FLAG: return "flag";
    case SG_CELL_TEXT: break;
    }
    return column->level ? "word" : "text";
}

static void put_terms(const struct sg_table *table, const struct sg_column *column, sg_codebook_line_fn *put,
                      void *user)
{
    char name[64];
    for (size_t i = 0; column->terms && column->level(i); i++) {
        struct sg_text text;
        sg_text_init(&text, name, sizeof name);
        sg_text_put(&text, column->name);
        sg_text_put_char(&text, '=');
        sg_text_put(&text, column->level(i));
        put(user, &(struct sg_codebook_line){table->name, name, "level", "", "", column->terms(i)});
    }
}

static void put_column(const struct sg_table *table, const struct sg_column *column, sg_codebook_line_fn *put,
                       void *user)
{
    char levels[1024];
    struct sg_text text;
    sg_text_init(&text, levels, sizeof levels);
    for (size_t i = 0; column->level && column->level(i); i++) {
        sg_text_put(&text, i > 0 ? " | " : "");
        sg_text_put(&text, column->level(i));
    }
    put(user, &(struct sg_codebook_line){table->name, column->name, type_of(column), column->unit, levels,
                                         column->description});
    put_terms(table, column, put, user);
}

void sg_codebook_lines(sg_codebook_line_fn *put, void *user)
{
    put(user, &(struct sg_codebook_line){"table", "column", "type", "unit", "levels", "description"});
    for (size_t t = 0; t < TABLES; t++)
        for (size_t i = 0; i < tables[t].table->column_count; i++)
            put_column(tables[t].table, &tables[t].table->columns[i], put, user);
}

/* ---- JSON-LD ---- */

/* As other writers of Psych-DS name the type of a variable. */
static const char *value_of(const struct sg_column *column)
{
    switch (column->cell) {
    case SG_CELL_INT:
    case SG_CELL_NUMBER: return "number";
    case SG_CELL_FLAG: return "boolean";
    case SG_CELL_TEXT: break;
    }
    return "string";
}

/* Takes `item` over; NULL when there is no memory, and `list` is gone too. */
static json_t *with(json_t *list, json_t *item)
{
    if (json_array_append_new(list, item) == 0)
        return list;
    json_decref(list);
    return NULL;
}

static json_t *levels_of(const struct sg_column *column)
{
    json_t *levels = json_array();
    if (column->cell == SG_CELL_FLAG)
        levels = with(with(levels, json_integer(0)), json_integer(1));
    for (size_t i = 0; column->level && column->level(i); i++)
        levels = with(levels, json_string(column->level(i)));
    return levels;
}

static json_t *terms_of(const struct sg_column *column)
{
    json_t *terms = json_array();
    for (size_t i = 0; column->level(i); i++)
        terms = with(terms, json_pack("{s:s, s:s, s:s}", "@type", "DefinedTerm", "name", column->level(i),
                                      "description", column->terms(i)));
    return terms;
}

static json_t *variable_of(const struct sg_column *column)
{
    json_t *variable = json_pack("{s:s, s:s, s:s, s:s}", "@type", "PropertyValue", "name", column->name,
                                 "description", column->description, "value", value_of(column));
    bool listed = column->level || column->cell == SG_CELL_FLAG;
    if ((!*column->unit || json_object_set_new(variable, "unitText", json_string(column->unit)) == 0) &&
        (!listed || json_object_set_new(variable, "levels", levels_of(column)) == 0) &&
        (!column->terms || json_object_set_new(variable, "valueReference", terms_of(column)) == 0))
        return variable;
    json_decref(variable);
    return NULL;
}

/* Whether the column stands in an earlier table, or earlier in this one. */
static bool is_known(size_t table, size_t at)
{
    for (size_t t = 0; t <= table; t++)
        for (size_t i = 0; i < (t == table ? at : tables[t].table->column_count); i++)
            if (strcmp(tables[t].table->columns[i].name, tables[table].table->columns[at].name) == 0)
                return true;
    return false;
}

static json_t *variables(void)
{
    json_t *list = json_array();
    for (size_t t = 0; t < TABLES; t++)
        for (size_t i = 0; i < tables[t].table->column_count; i++)
            if (!is_known(t, i))
                list = with(list, variable_of(&tables[t].table->columns[i]));
    return list;
}

static json_t *files(void)
{
    json_t *list = json_array();
    for (size_t t = 0; t < TABLES; t++)
        list = with(list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "@type", "DataDownload", "name",
                                    tables[t].table->name, "contentUrl", tables[t].file, "encodingFormat",
                                    "text/csv", "description", tables[t].table->description));
    return list;
}

static const char dataset_description[] = "What learners did in sessions of smartgames, graded logic puzzles "
                                          "that reach the frustration level on purpose and "
                                          "in safety: folds over an append-only event log. Missing values "
                                          "are n/a. Pseudonyms, no dates, no free text.";

char *sg_codebook_json(void)
{
    json_t *root = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:[s, s, s, s]}", "@context",
                             "https://schema.org/", "@type", "Dataset", "name", "smartgames", "description",
                             dataset_description, "version", SG_VERSION, "inLanguage", "en", "keywords",
                             "persistence", "strategy switching", "impasse", "micro-randomised trial");
    char *text = NULL;
    if (root && json_object_set_new(root, "distribution", files()) == 0 &&
        json_object_set_new(root, "variableMeasured", variables()) == 0)
        text = json_dumps(root, JSON_INDENT(2));
    json_decref(root);
    return text;
}

/* ---- README and CHANGES ---- */

static bool say(sg_put_fn *put, void *user, const char *text)
{
    return put(user, text, strlen(text));
}

static const char readme_head[] = "# A dataset of smartgames\n"
                                  "\n"
                                  "Made by `smartgames export`, version " SG_VERSION
                                  ". The layout is Psych-DS: `dataset_description.json` describes "
                                  "every column, the tables stand in `data/`,\nand "
                                  "`documentation/codebook.csv` is the same codebook as a table "
                                  "(`smartgames export --codebook` prints it).\n"
                                  "\n"
                                  "## Tables\n"
                                  "\n";

static const char readme_tail[] = "\n"
                                  "`session` joins them all; `(session, seq)` names an event; `(session, "
                                  "visit, attempt)` an attempt. In `decisions` the "
                                  "learner's code is called `userid`,\nas the R package MRTAnalysis has it: "
                                  "`wcls(data, id = \"userid\", outcome = \"Y1\", treatment = \"A\", "
                                  "rand_prob = \"prob_A\", availability = \"avail\", ...)`.\n"
                                  "\n"
                                  "## Values\n"
                                  "\n"
                                  "- Comma-separated (RFC 4180): CRLF, UTF-8, a header line, text quoted "
                                  "where it needs to be. Read `n/a` as missing "
                                  "(R: `read.csv(file, na.strings = \"n/a\")`).\n"
                                  "- Missing means: not known, not applicable, or not observed; where an "
                                  "outcome was cut off, a column whose name says "
                                  "`censored` tells.\n"
                                  "- Flags are 1 and 0. Times are in milliseconds and seconds as the "
                                  "codebook says; doubles have six decimals.\n"
                                  "- Text that a spreadsheet could take for a formula has a `'` before it: "
                                  "where = + - @ ' tab or a line break begins "
                                  "a cell, or follows , ; or a quote within one. Take those `'` out to have "
                                  "it back. Numbers are never touched.\n"
                                  "\n"
                                  "## Who is in it, and who is not\n"
                                  "\n"
                                  "- `learner` is a code made by the program from two words and a number. No "
                                  "name, birth date, school or address was "
                                  "ever asked.\n"
                                  "- There is no date: `day` counts from the learner's own first recorded "
                                  "session. Nothing that a person wrote is here: "
                                  "reflections and reasons stay in the log.\n"
                                  "- A session in which the learner chose not to be recorded has no rows. A "
                                  "learner who only chose so is not in it at "
                                  "all.\n"
                                  "- A few learners from a known coach can be recognised all the same. With "
                                  "fewer than 5, publish sums and means "
                                  "only.\n"
                                  "- Simulated learners are marked (`simulated` in `sessions`).\n"
                                  "\n"
                                  "## What it does not say\n"
                                  "\n"
                                  "Measures of one session with one puzzle are behaviour, not a person's "
                                  "trait; each comes with its number of "
                                  "opportunities. Labels of strategies and impasses\nare a model's, with its "
                                  "name and version beside them. Outside a "
                                  "study every available decision is treated (`prob_A` 1), so that nothing "
                                  "can be said\nabout the effect of prompts.\n";

static bool say_table(sg_put_fn *put, void *user, size_t i)
{
    return say(put, user, "- `") && say(put, user, tables[i].file) && say(put, user, "`: ") &&
           say(put, user, tables[i].table->description) && say(put, user, ".\n");
}

bool sg_codebook_readme(sg_put_fn *put, void *user)
{
    bool said = say(put, user, readme_head);
    for (size_t i = 0; i < TABLES; i++)
        said = said && say_table(put, user, i);
    return said && say(put, user, readme_tail);
}

bool sg_codebook_changes(sg_put_fn *put, void *user)
{
    return say(
        put, user,
        "# Changes\n"
        "\n"
        "## Layout 1 (smartgames " SG_VERSION ")\n"
        "\n"
        "- The first: sessions, attempts, moves, strategies, switches, impasses, decisions, checkins, "
        "choices, "
        "persistence.\n"
        "\n"
        "A dataset is made anew from the log each time; what was changed by hand afterwards belongs here.\n");
}
