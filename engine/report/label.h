/* Logs made elsewhere, labelled by the same model as in play: a table of acts in, the same table with
 * distances, traits, strategies and impasses out.
 *
 * In: lines of cells separated by tabs, the first with the names of the columns, in any order: person, level
 * (a position), attempt and k (whole numbers), move (a move, or undo, restart, surrender, null), seconds
 * (since the act before, or since the level was opened). Other columns are handed on. Rows of a person stand
 * together in the order of play; another level, or a smaller attempt, opens a level; a larger attempt is a
 * restart, whether or not a row says so. Out: each line as it came, and behind it the columns of
 * sg_label_header. `filtered` columns and those of the impasse rest on what came before alone. */
#ifndef SG_LABEL_H
#define SG_LABEL_H

#include "puzzle/level.h"
#include "smartgames/phrase.h"

struct sg_labeller;

/* A line of the answer, without its newline. Rows of a person come when the person is complete. */
typedef void sg_label_put(void *user, const char *bytes, size_t length);
/* What is wrong with a line: it is left out, and what cannot be followed without it too. `column` counts from
 * 1; 0: the whole line. */
typedef void sg_label_say(void *user, uint64_t line, size_t column, const struct sg_phrase *why);

struct sg_label_desc {
    const struct sg_game *game;
    uint64_t nodes; /* budget of the oracle a level; 0: the game's own */
    sg_label_put *put;
    sg_label_say *say;
    void *user;
};

/* What is put behind the header line of the input; begins with a tab. */
extern const char sg_label_header[];

struct sg_labeller *sg_labeller_new(const struct sg_label_desc *desc); /* NULL: no memory */
void sg_labeller_free(struct sg_labeller *labeller);

/* The next line, without its newline. SG_ERR_TEXT: the header is none, nothing can be read; SG_ERR_MEMORY.
 * Bad lines are said and are SG_OK. */
enum sg_status sg_labeller_line(struct sg_labeller *labeller, const char *bytes, size_t length);
/* After the last line. SG_ERR_TEXT: there was no header. */
enum sg_status sg_labeller_finish(struct sg_labeller *labeller);

#endif
