// The largest values. A float's key is an unsigned number in the same order: none is below all, and -0 equals +0.
static inline uint key_of(float x)
{
  uint bits = bits_of(x);
  if ((bits & 0x7FFFFFFFu) > 0x7F800000u) return 0u;
  if (bits == 0x80000000u) return 0x80000000u;
  return (bits & 0x80000000u) ? ~bits : bits | 0x80000000u;
}

static inline int min_of(int a, int b) { return a < b ? a : b; }

// 256 threads and a range of values of which VALUE knows each: the k-th largest key, bit by bit from the top. Then each thread has its own part of
// the range, in order; of the keys that are equal to the k-th the first are taken. CHOSEN is told of every place whether it is kept, and how many
// are before it.
#define SELECT_LARGEST(length, k, VALUE, CHOSEN) \
  __local uint count; \
  __local int aboves[256]; \
  __local int equals[256]; \
  uint threshold = 0u; \
  for (int bit = 31; bit >= 0; bit--) { \
    uint trial = threshold | (1u << bit), mine = 0u; \
    for (int place = THREAD; place < (length); place += 256) mine += key_of(VALUE(place)) >= trial; \
    if (THREAD == 0) count = 0u; \
    BARRIER; \
    if (mine) ADD_ATOMIC(&count, mine); \
    BARRIER; \
    if (count >= (uint)(k)) threshold = trial; \
    BARRIER; \
  } \
  int part = ((length) + 255) / 256, from = min_of(THREAD * part, (length)), end = min_of(from + part, (length)); \
  int above = 0, equal = 0; \
  for (int place = from; place < end; place++) { \
    uint key = key_of(VALUE(place)); \
    above += key > threshold; \
    equal += key == threshold; \
  } \
  aboves[THREAD] = above; \
  equals[THREAD] = equal; \
  BARRIER; \
  for (int step = 1; step < 256; step *= 2) { \
    int more_above = THREAD >= step ? aboves[THREAD - step] : 0, more_equal = THREAD >= step ? equals[THREAD - step] : 0; \
    BARRIER; \
    aboves[THREAD] += more_above; \
    equals[THREAD] += more_equal; \
    BARRIER; \
  } \
  int room = (k) - aboves[255]; \
  above = aboves[THREAD] - above; \
  equal = equals[THREAD] - equal; \
  for (int place = from; place < end; place++) { \
    uint key = key_of(VALUE(place)); \
    int is_above = key > threshold, is_equal = key == threshold; \
    int is_kept = is_above || (is_equal && equal < room); \
    CHOSEN(place, is_kept, above + min_of(equal, room)); \
    above += is_above; \
    equal += is_equal; \
  }

#define VALUE_OF_X(place) AT(x, (start + (place)) / columns, (start + (place)) % columns)
#define INTO_MASK(place, is_kept, before) AT(mask, (start + (place)) / columns, (start + (place)) % columns) = (is_kept) ? 1.0f : 0.0f

// A group for each range of so many values, which go row after row.
__kernel void select_largest(VIEW(const float, x), VIEW(float, mask), int columns, int length, int k)
{
  int start = GROUP * length;
  SELECT_LARGEST(length, k, VALUE_OF_X, INTO_MASK)
}
