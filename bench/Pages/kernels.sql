SELECT kernel, multiply_adds / 1e6 AS "million fma", memory_bytes / 1e6 AS "MB, memory", cache_bytes / 1e6 AS "MB, cache",
       milliseconds AS "ms", 2 * multiply_adds / milliseconds / 1e6 AS "GFLOP/s", floor_milliseconds AS "floor ms",
       milliseconds / floor_milliseconds AS "ratio", cache_floor_milliseconds AS "cache floor ms",
       milliseconds / cache_floor_milliseconds AS "ratio to it",
       (2 * multiply_adds / gigaflops + memory_bytes / memory_gigabytes + cache_bytes / cache_gigabytes) / 1e6 AS "in turn ms",
       milliseconds / "in turn ms" AS "ratio to that"
FROM kernels, machine
