// Random numbers: Philox4x32-10 (Salmon et al. 2011) of the place of an element, as Compute/Draw says.
static inline void philox(uint *words, uint block, uint purpose, uint step, uint lane, uint key0, uint key1)
{
  uint c0 = block, c1 = purpose, c2 = step, c3 = lane;
  for (int round = 0; round < 10; round++) {
    ulong product0 = (ulong)0xD2511F53u * c0, product1 = (ulong)0xCD9E8D57u * c2;
    c0 = (uint)(product1 >> 32) ^ c1 ^ key0;
    c1 = (uint)product1;
    c2 = (uint)(product0 >> 32) ^ c3 ^ key1;
    c3 = (uint)product0;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }

  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

#define DRAW uint purpose, uint step, uint lane, uint key0, uint key1, int first_row

__kernel void fill_mask(VIEW(float, target), int rows, int columns, DRAW, double least, float kept)
{
  EACH_NUMBER(i, j)
  uint words[4];
  int place = (first_row + i) * columns + j;
  philox(words, (uint)(place / 4), purpose, step, lane, key0, key1);
  AT(target, i, j) = (double)words[place % 4] >= least ? kept : 0.0f;
}

__kernel void fill_normal(VIEW(float, target), int rows, int columns, DRAW)
{
  EACH_NUMBER(i, j)
  uint words[4];
  int place = (first_row + i) * columns + j, pair = place % 4 < 2 ? 0 : 2;
  philox(words, (uint)(place / 4), purpose, step, lane, key0, key1);
  float radius = ROOT(-2.0f * logarithm((float)((words[pair] >> 8) + 1u) * 5.9604644775390625e-8f));
  float turns = (float)(words[pair + 1] >> 8) * 5.9604644775390625e-8f;
  AT(target, i, j) = radius * sine_or_cosine(turns, place % 2 != 0);
}
