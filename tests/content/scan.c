#include "scan.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"

struct cursor {
    const char *text, *at;
    int line;
    int in_define; /* the rest of this logical line belongs to a #define */
};

static void step(struct cursor *cursor)
{
    if (*cursor->at == '\n') {
        cursor->line++;
        if (cursor->at == cursor->text || cursor->at[-1] != '\\')
            cursor->in_define = 0;
    }
    cursor->at++;
}

/* Over white space and comments; true when it moved. */
static int skip_blank(struct cursor *cursor)
{
    const char *before = cursor->at;
    for (;;) {
        if (isspace((unsigned char)*cursor->at)) {
            step(cursor);
        } else if (strncmp(cursor->at, "//", 2) == 0) {
            while (*cursor->at && *cursor->at != '\n')
                step(cursor);
        } else if (strncmp(cursor->at, "/*", 2) == 0) {
            while (*cursor->at && strncmp(cursor->at, "*/", 2) != 0)
                step(cursor);
            if (*cursor->at)
                cursor->at += 2;
        } else {
            return cursor->at != before;
        }
    }
}

static char unescaped(char c)
{
    return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

/* A literal at the cursor, appended to `msgid`; false when it does not fit or ends early. */
static int read_literal(struct cursor *cursor, char *msgid, size_t *length)
{
    cursor->at++;
    while (*cursor->at && *cursor->at != '"' && *cursor->at != '\n' && *length + 1 < SCAN_MSGID) {
        int escape = *cursor->at == '\\';
        cursor->at += escape;
        msgid[(*length)++] = escape ? unescaped(*cursor->at) : *cursor->at;
        cursor->at++;
    }
    msgid[*length] = '\0';
    return *cursor->at == '"' && cursor->at++;
}

static void skip_literal(struct cursor *cursor)
{
    char quote = *cursor->at++;
    while (*cursor->at && *cursor->at != quote && *cursor->at != '\n')
        cursor->at += 1 + (*cursor->at == '\\' && cursor->at[1]);
    if (*cursor->at == quote)
        cursor->at++;
}

static void add(struct scan *scan, const char *file, int line, const char *msgid)
{
    if (scan->count == SCAN_MAX)
        return;
    struct scan_entry *entry = &scan->entries[scan->count++];
    entry->msgid = malloc(strlen(msgid) + 1);
    if (!entry->msgid)
        abort();
    strcpy(entry->msgid, msgid);
    snprintf(entry->file, sizeof entry->file, "%s", file);
    entry->line = line;
}

/* Behind "SG_T": ( literal literal ... ) */
static void read_call(struct scan *scan, const char *file, struct cursor *cursor)
{
    static const char *const story = "SG_T takes literals only";
    char msgid[SCAN_MSGID];
    size_t length = 0, literals = 0;
    int line = cursor->line, whole = 1;
    skip_blank(cursor);
    if (*cursor->at != '(')
        return;
    cursor->at++;
    skip_blank(cursor);
    while (whole && *cursor->at == '"') {
        whole = read_literal(cursor, msgid, &length);
        literals++;
        skip_blank(cursor);
    }
    if (whole && literals > 0 && *cursor->at == ')')
        add(scan, file, line, msgid);
    else if (scan->faults++ == 0)
        snprintf(scan->fault, sizeof scan->fault, "%s:%d: %s", file, line, story);
}

void scan_text(struct scan *scan, const char *file, const char *text)
{
    struct cursor cursor = {.text = text, .at = text, .line = 1};
    int inside = 0; /* an identifier */
    while (*cursor.at) {
        if (skip_blank(&cursor)) {
            inside = 0;
            continue;
        }
        if (*cursor.at == '"' || *cursor.at == '\'') {
            skip_literal(&cursor);
            inside = 0;
            continue;
        }
        if (strncmp(cursor.at, "#define", 7) == 0)
            cursor.in_define = 1;
        int call = !inside && !cursor.in_define && strncmp(cursor.at, "SG_T", 4) == 0 &&
                   !isalnum((unsigned char)cursor.at[4]) && cursor.at[4] != '_';
        inside = isalnum((unsigned char)*cursor.at) || *cursor.at == '_';
        cursor.at += call ? 4 : 1;
        if (call)
            read_call(scan, file, &cursor);
    }
}

static int is_source(const char *name)
{
    size_t length = strlen(name);
    return length > 2 && name[length - 2] == '.' && (name[length - 1] == 'c' || name[length - 1] == 'h');
}

static size_t scan_file(struct scan *scan, const char *path, const char *below)
{
    size_t size;
    unsigned char *text = read_file(path, 1, &size);
    if (!text)
        return 0;
    scan_text(scan, below, (const char *)text);
    free(text);
    return 1;
}

size_t scan_folder(struct scan *scan, const char *root, const char *folder)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", root, folder);
    DIR *directory = opendir(path);
    size_t files = 0;
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        char below[512];
        snprintf(below, sizeof below, "%s/%s", folder, entry->d_name);
        snprintf(path, sizeof path, "%s/%s", root, below);
        struct stat about;
        if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
            files += scan_folder(scan, root, below);
        else if (is_source(entry->d_name))
            files += scan_file(scan, path, below);
    }
    if (directory)
        closedir(directory);
    return files;
}

void scan_free(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++)
        free(scan->entries[i].msgid);
    scan->count = 0;
}
