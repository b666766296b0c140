SELECT threads, width AS "vector bits", gigaflops AS "GFLOP/s", copy_gigabytes AS "GB/s, copying 64 MB",
       memory_gigabytes AS "GB/s, 64 MB in place", cache_gigabytes AS "GB/s, 3.2 MB a thread in place"
FROM machine
