#include "report/csv.h"

#include <math.h>
#include <string.h>

#include "smartgames/text.h"

void sg_csv_init(struct sg_csv *csv, sg_put_fn *put, void *user)
{
    *csv = (struct sg_csv){.put = put, .user = user};
}

static void put(struct sg_csv *csv, const char *bytes, size_t length)
{
    if (!csv->failed && length > 0)
        csv->failed = !csv->put(csv->user, bytes, length);
}

static void begin_cell(struct sg_csv *csv)
{
    if (csv->inside)
        put(csv, ",", 1);
    csv->inside = true;
}

void sg_csv_missing(struct sg_csv *csv)
{
    begin_cell(csv);
    put(csv, "n/a", 3);
}

/* Whether a spreadsheet may take a cell that begins so for a formula; the ' itself, so that it can be undone.
 */
static bool is_dangerous(const char *at)
{
    static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    if (*at != '\0' && strchr("=+-@\t\r\n'", *at))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(at, wide[i], strlen(wide[i])) == 0)
            return true;
    return false;
}

static bool separates(char c)
{
    return strchr(",;\"\t\r\n", c) != NULL;
}

static void put_safe(struct sg_csv *csv, const char *text)
{
    bool begins = true;
    for (const char *at = text; *at; at++) {
        if (begins && is_dangerous(at))
            put(csv, "'", 1);
        if (*at == '"')
            put(csv, "\"", 1); /* doubled */
        put(csv, at, 1);
        begins = separates(*at) || (begins && *at == ' ');
    }
}

void sg_csv_text(struct sg_csv *csv, const char *text)
{
    if (!text) {
        sg_csv_missing(csv);
        return;
    }
    bool quoted = *text == '\0' || strpbrk(text, ",;\"\t\r\n") || *text == ' ';
    begin_cell(csv);
    if (quoted)
        put(csv, "\"", 1);
    if (strcmp(text, "n/a") == 0)
        put(csv, "'", 1);
    put_safe(csv, text);
    if (quoted)
        put(csv, "\"", 1);
}

static void put_written(struct sg_csv *csv, const struct sg_text *text)
{
    begin_cell(csv);
    put(csv, text->bytes, text->length);
}

void sg_csv_int(struct sg_csv *csv, int64_t value)
{
    char bytes[24];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_text_put_int(&text, value);
    put_written(csv, &text);
}

void sg_csv_number(struct sg_csv *csv, double value)
{
    char bytes[40];
    struct sg_text text;
    sg_text_init(&text, bytes, sizeof bytes);
    sg_text_put_fixed(&text, value, 6);
    if (isnan(value) || strchr(bytes, 'i')) /* "inf": also what is too large to be written */
        sg_csv_missing(csv);
    else
        put_written(csv, &text);
}

void sg_csv_end(struct sg_csv *csv)
{
    put(csv, "\r\n", 2);
    csv->inside = false;
}
