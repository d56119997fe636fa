#include "code.h"

#include <string.h>

#include "smartgames/rng.h"

/* Small letters without accents, at most 12 a word, so that every code fits and can be typed anywhere. All
 * adjectives stand in the form that goes before a de-word; all nouns are de-words. */
static const char *const adjectives[] = {
    "aardige",    "actieve",    "alerte",     "blauwe",    "blije",        "bonte",    "bruine",
    "buitenste",  "dappere",    "diepe",      "donkere",   "dromende",     "eerlijke", "effen",
    "fiere",      "fijne",      "flinke",     "fluitende", "frisse",       "gele",     "gestage",
    "gladde",     "gouden",     "grijze",     "groene",    "groeiende",    "gulle",    "hartelijke",
    "heldere",    "hoge",       "houten",     "jonge",     "kalme",        "kleurige", "klimmende",
    "koele",      "koperen",    "lichte",     "lieve",     "luchtige",     "milde",    "moedige",
    "muntgroene", "nabije",     "nieuwe",     "noordse",   "open",         "oranje",   "paarse",
    "prille",     "puntige",    "reizende",   "rode",      "rossige",      "rustige",  "ruige",
    "soepele",    "speelse",    "stille",     "stoere",    "stralende",    "tedere",   "vaste",
    "verre",      "vierkante",  "vlotte",     "vrije",     "vriendelijke", "vroege",   "wakkere",
    "warme",      "wandelende", "westelijke", "wijde",     "winterse",     "witte",    "zachte",
    "zandgele",   "zilveren",   "zingende",   "zoekende",  "zomerse",      "zonnige",  "zuinige",
};

static const char *const nouns[] = {
    "arend",     "bever",    "berk",      "beuk",    "bij",     "boom",    "bosuil",     "boterbloem",
    "bron",      "brug",     "buizerd",   "das",     "dolfijn", "duif",    "duin",       "eend",
    "eekhoorn",  "egel",     "eik",       "eland",   "ekster",  "els",     "fazant",     "forel",
    "gems",      "golf",     "grot",      "haas",    "hagedis", "havik",   "heide",      "hermelijn",
    "heuvel",    "hommel",   "ibis",      "iep",     "jol",     "kade",    "kano",       "kat",
    "kers",      "kiezel",   "klaproos",  "koala",   "kraai",   "krab",    "kreek",      "kwartel",
    "lama",      "lantaarn", "leeuwerik", "libel",   "linde",   "lynx",    "maan",       "marmot",
    "meerkoet",  "mees",     "merel",     "mier",    "mol",     "mossel",  "mus",        "narcis",
    "nevel",     "olm",      "otter",     "panda",   "parel",   "pinguin", "plataan",    "poema",
    "reiger",    "ree",      "rivier",    "robijn",  "roos",    "rots",    "salamander", "schelp",
    "schildpad", "specht",   "spreeuw",   "ster",    "steen",   "tulp",    "tuin",       "uil",
    "valk",      "varen",    "vink",      "vlinder", "vos",     "walvis",  "wilg",       "wolk",
    "wouw",      "zalm",     "zee",       "zeehond", "zwaan",   "zwaluw",
};

enum {
    ADJECTIVES = sizeof adjectives / sizeof *adjectives,
    NOUNS = sizeof nouns / sizeof *nouns,
    NUMBERS = 99 /* 1 .. 99 */
};

void sg_code_make(uint64_t seed, char code[SG_CODE_TEXT])
{
    struct sg_rng rng;
    struct sg_text text;
    sg_rng_init(&rng, seed);
    sg_text_init(&text, code, SG_CODE_TEXT);
    sg_text_put(&text, adjectives[sg_rng_below(&rng, ADJECTIVES)]);
    sg_text_put_char(&text, '-');
    sg_text_put(&text, nouns[sg_rng_below(&rng, NOUNS)]);
    sg_text_put_char(&text, '-');
    sg_text_put_uint(&text, 1 + sg_rng_below(&rng, NUMBERS));
}

bool sg_code_valid(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    if (strlen(text) >= SG_CODE_TEXT)
        return false;
    for (int word = 0; word < 2; word++) {
        size_t length = strspn(text, letters);
        if (length == 0 || text[length] != '-')
            return false;
        text += length + 1;
    }
    size_t digits = strspn(text, "0123456789");
    return digits >= 1 && digits <= 3 && text[digits] == '\0';
}
