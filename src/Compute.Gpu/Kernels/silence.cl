// For how many images each feature has been in no code, and what an epoch has activated.
__kernel void count_silence(__global const long *silent_images, __global long *next, SIZES)
{
  int number = GROUP * THREADS + THREAD;
  if (number < members * latents) next[number] = silent_images[number] + rows;
}

__kernel void end_silence(__global const int *indices, __global long *next, SIZES)
{
  int number = GROUP * THREADS + THREAD;
  OF_ROW(number / k)
  next[m * latents + indices[number]] = 0;
}

// Those of a member that have been in no code for so many images, ascending: a group of 256 for each member.
__kernel void name_silent(__global const long *next, __global int *silent, __global int *silent_counts, int images, SIZES)
{
  __local int counts[256];
  int part = (latents + 255) / 256, from = min_of(THREAD * part, latents), end = min_of(from + part, latents), count = 0;
  for (int f = from; f < end; f++) count += next[GROUP * latents + f] >= images;
  counts[THREAD] = count;
  BARRIER;
  for (int step = 1; step < 256; step *= 2) {
    int before = THREAD >= step ? counts[THREAD - step] : 0;
    BARRIER;
    counts[THREAD] += before;
    BARRIER;
  }

  int place = counts[THREAD] - count;
  for (int f = from; f < end; f++)
    if (next[GROUP * latents + f] >= images) silent[GROUP * latents + place++] = f;
  if (THREAD == 255) silent_counts[GROUP] = counts[255];
}

__kernel void keep_silence(__global long *silent_images, __global const long *next, __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  int number = GROUP * THREADS + THREAD;
  if (number < members * latents) silent_images[number] = next[number];
}

__kernel void count_activity(
  __global const int *indices, __global const float *values, __global int *counts, __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  int number = GROUP * THREADS + THREAD;
  OF_ROW(number / k)
  if (values[number] != 0.0f) ADD_ATOMIC(&counts[m * latents + indices[number]], 1);
}

__kernel void keep_errors(
  __global const double *squared_errors, __global const int *order, int first, __global double *errors, int images,
  __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  int number = GROUP * THREADS + THREAD;
  OF_ROW(number)
  errors[(long)m * images + order[first + b]] = squared_errors[number];
}
