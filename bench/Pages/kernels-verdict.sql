-- What the whole step takes, in words, beside its cache floor and beside arithmetic and transfers one after the other.
SELECT printf('The step takes %.2f times its cache floor, and %.2f times what its multiply-adds and its bytes take in turn.',
              milliseconds / cache_floor_milliseconds,
              milliseconds * 1e6 / (2 * multiply_adds / gigaflops + memory_bytes / memory_gigabytes + cache_bytes / cache_gigabytes)) AS text
FROM kernels, machine
WHERE kernel = 'step'
