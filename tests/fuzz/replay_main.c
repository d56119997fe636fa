/* The corpus as a regression test, for compilers without libFuzzer: every file of the folders named goes
 * through the target once. An empty corpus is a failure, as it would test nothing. */
#include <dirent.h>
#include <string.h>

#include "fuzz.h"

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    HOLDS(file != NULL);
    /* exactly as large as the file, so that a sanitizer sees every step over its end */
    HOLDS(fseek(file, 0, SEEK_END) == 0);
    long size = ftell(file);
    HOLDS(size >= 0);
    rewind(file);
    uint8_t *data = malloc(size ? (size_t)size : 1);
    HOLDS(data != NULL);
    HOLDS(fread(data, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(data, (size_t)size);
    free(data);
}

static size_t replay_folder(const char *folder)
{
    DIR *entries = opendir(folder);
    HOLDS(entries != NULL);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (entry->d_name[0] == '.')
            continue;
        char path[4096];
        int length = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        HOLDS(length > 0 && (size_t)length < sizeof path);
        replay_file(path);
        count++;
    }
    closedir(entries);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++)
        count += replay_folder(argv[i]);
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    printf("%zu files\n", count);
    return count == 0;
}
