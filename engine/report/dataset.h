/* A dataset for researchers, in the layout of Psych-DS (SCIENCE.md 6): folds over recorded sessions, a table
 * a fold, and the files that describe them. Pure: bytes leave through `put`, in the order in which they stand
 * in their file.
 *
 * No date, no free text, no name leaves: a session's day is counted from the learner's first, text comes from
 * closed lists, puzzles and codes only. Who said "rather not" has no rows. The same sessions give the same
 * bytes. */
#ifndef SG_DATASET_H
#define SG_DATASET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smartgames/event.h"

struct sg_dataset;

/* The files, by number from 0: "data/..._data.csv", "dataset_description.json" ... NULL behind the last.
 * Static. */
const char *sg_dataset_file(size_t file);

/* Appends to a file; false: it cannot be written, nothing more is wanted. */
typedef bool sg_dataset_put_fn(void *user, size_t file, const char *bytes, size_t length);

/* Writes the header lines. NULL: no memory. */
struct sg_dataset *sg_dataset_new(sg_dataset_put_fn *put, void *user);
void sg_dataset_free(struct sg_dataset *dataset);

/* A whole session, oldest first for each learner. SG_ERR_MISSING: nothing may be exported of it (no assent
 * was given, or it was erased); it leaves no rows. SG_ERR_IO: `put` said no. SG_ERR_MEMORY. */
enum sg_status sg_dataset_add(struct sg_dataset *dataset, const char *station, int64_t number,
                              const struct sg_event *events, size_t count);

/* What describes the tables: JSON-LD, README, CHANGES, codebook. Once, at the end. */
enum sg_status sg_dataset_finish(struct sg_dataset *dataset);

/* How many sessions were added, and learners that are people. */
size_t sg_dataset_sessions(const struct sg_dataset *dataset);
size_t sg_dataset_people(const struct sg_dataset *dataset);

/* The codebook as tab-separated lines after a header line: table, column, type, unit, levels, description; a
 * level that needs words has a line of its own, `column=level`. False when `put` said no. */
bool sg_dataset_codebook(bool (*put)(void *user, const char *bytes, size_t length), void *user);

#endif
