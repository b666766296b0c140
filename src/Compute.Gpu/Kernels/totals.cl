// What the host is told of a step: sums, and whether all is a number.
#define IS_FINITE(x) ((bits_of(x) & 0x7F800000u) != 0x7F800000u)
#define IS_WIDE_FINITE(x) ((wide_bits_of(x) & 0x7FF0000000000000L) != 0x7FF0000000000000L)

// Of a member's code gradients, image after image, the first that is no number; else 0. A group of 256 for each member.
__kernel void find_bad_gradient(__global const float *gradients, __global const int *kept_counts, int stride, __global float *bad, SIZES)
{
  __local int places[256];
  int kept = kept_counts ? min_of(stride, kept_counts[GROUP]) : stride, count = rows * kept, found = count;
  for (int n = THREAD; n < count && found == count; n += 256)
    if (!IS_FINITE(gradients[(GROUP * capacity + n / kept) * stride + n % kept])) found = n;
  places[THREAD] = found;
  BARRIER;
  for (int width = 128; width > 0; width /= 2) {
    if (THREAD < width) places[THREAD] = min_of(places[THREAD], places[THREAD + width]);
    BARRIER;
  }

  if (THREAD == 0) bad[GROUP] = places[0] < count ? gradients[(GROUP * capacity + places[0] / kept) * stride + places[0] % kept] : 0.0f;
}

// One group: a thread for each chain. Of what is told, in the slot of the step: squared errors of each member, squared differences, auxiliary squared errors of each member,
// silent features of each, bad gradients of each, and bad auxiliary gradients of each. Where one is no number, diverged is set. Hashes begin at 0.
__kernel void tell(
  __global const double *squared_errors, __global const double *differences, __global const double *silent_errors,
  __global const int *silent_counts, __global const float *bad, __global const float *silent_bad, __global double *ring,
  __global uint *hash_ring, int slot, __global int *diverged, SIZES)
{
  __global double *told = &ring[slot * (5 * members + 1)];
  __global uint *hashes = &hash_ring[slot * 2 * members];
  for (int n = THREAD; n < 5 * members + 1; n += THREADS) {
    double sum = 0.0;
    if (n < members) {
      for (int b = 0; b < rows; b++) sum = sum + squared_errors[ROW(n, b)];
    } else if (n == members) {
      for (int b = 0; b < rows; b++) sum = sum + differences[b];
    } else {
      int what = (n - members - 1) / members, m = (n - members - 1) % members;
      if (what == 0) {
        for (int b = 0; b < rows && silent_counts[m] > 0; b++) sum = sum + silent_errors[ROW(m, b)];
      } else {
        sum = what == 1 ? (double)silent_counts[m] : what == 2 ? (double)bad[m] : (double)silent_bad[m];
      }
    }

    told[n] = sum;
  }

  for (int n = THREAD; n < 2 * members; n += THREADS) hashes[n] = 0u;
  BARRIER;
  if (THREAD == 0) {
    int is_finite = 1;
    for (int n = 0; n < 5 * members + 1; n++) is_finite = is_finite && ((n == members && members == 1) || IS_WIDE_FINITE(told[n]));
    if (!is_finite) diverged[0] = 1;
  }
}
