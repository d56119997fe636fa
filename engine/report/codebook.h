/* The codebook of a dataset, read off the columns of its tables: as JSON-LD, as a table, as a README. Private
 * to report. */
#ifndef SG_CODEBOOK_H
#define SG_CODEBOOK_H

#include "report/table.h"

/* The tables, in the order of their files. NULL behind the last. */
const struct sg_table *sg_codebook_table(size_t i);
/* Its file, "data/study-smartgames_description-moves_data.csv". */
const char *sg_codebook_file(size_t i);

/* dataset_description.json; allocated (free), NULL: no memory. */
char *sg_codebook_json(void);

/* A line's cells, one after the other. */
struct sg_codebook_line {
    const char *table, *column, *type, *unit, *levels, *description;
};
typedef void sg_codebook_line_fn(void *user, const struct sg_codebook_line *line);
/* The header line first. */
void sg_codebook_lines(sg_codebook_line_fn *put, void *user);

bool sg_codebook_readme(sg_put_fn *put, void *user);
bool sg_codebook_changes(sg_put_fn *put, void *user);

#endif
