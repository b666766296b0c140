// The most that a device does, for `bench gpu`: it learns nothing from these.
#define PEAK_CHAINS 8

// Independent chains of fma, with nothing to load.
__kernel void peak_chains(__global float *found, int steps, float factor, float summand)
{
  float chains[PEAK_CHAINS], sum = 0.0f;
  UNROLL for (int chain = 0; chain < PEAK_CHAINS; chain++) chains[chain] = (float)(THREAD + chain);
  for (int step = 0; step < steps; step++)
    UNROLL for (int chain = 0; chain < PEAK_CHAINS; chain++) chains[chain] = FMA(chains[chain], factor, summand);
  UNROLL for (int chain = 0; chain < PEAK_CHAINS; chain++) sum = sum + chains[chain];
  found[GROUP * THREADS + THREAD] = sum;
}

__kernel void peak_copy(__global const float *from, __global float *into, int count)
{
  int n = GROUP * THREADS + THREAD;
  if (n < count) into[n] = from[n];
}
