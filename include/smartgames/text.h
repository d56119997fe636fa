/* Text into a buffer of the caller: always terminated, never past the end, free of locale and of stdio. */
#ifndef SG_TEXT_H
#define SG_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sg_text {
    char *bytes; /* owned by the caller; UTF-8, NUL-terminated */
    size_t capacity;
    size_t length; /* bytes, without the NUL */
    bool cut;      /* something did not fit and was left out */
};

void sg_text_init(struct sg_text *text, char *bytes, size_t capacity);
void sg_text_clear(struct sg_text *text);
void sg_text_put(struct sg_text *text, const char *string);
void sg_text_put_bytes(struct sg_text *text, const char *bytes, size_t length);
void sg_text_put_char(struct sg_text *text, char c);
void sg_text_put_uint(struct sg_text *text, uint64_t value);
void sg_text_put_int(struct sg_text *text, int64_t value);
/* `value` rounded half away from zero to `decimals` (0-9) places, with a point; "nan" and "inf" as such. */
void sg_text_put_fixed(struct sg_text *text, double value, int decimals);

/* Each reads at `*cursor`, before `end`, and moves the cursor behind what it read; false (cursor unmoved)
 * when there is no such number or it overflows. */
bool sg_text_read_uint(const char **cursor, const char *end, uint64_t *value);
bool sg_text_read_int(const char **cursor, const char *end, int64_t *value);
bool sg_text_read_fixed(const char **cursor, const char *end, double *value);

#endif
